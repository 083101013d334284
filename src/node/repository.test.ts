import assert from "node:assert/strict";
import {
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { GitError, type GitFault } from "./git.ts";
import { configuredMails, Repository } from "./repository.ts";
import { TestRepository } from "./testRepository.ts";

const ANN = "Ann Lee <ann@example.org>";
const BOB = "Bob Ray <Bob@example.org>";

const blameOf = (folder: string, path: string) =>
  Repository.with(folder, (repository) => repository.blame(path));
const failsAs = (fault: GitFault, said: RegExp) => (error: unknown) => {
  assert.ok(error instanceof GitError, String(error));
  assert.equal(error.fault, fault, error.message);
  assert.match(error.message, said);
  return true;
};

test("each line is its last writer's; indenting and moving it is no writing", async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\nTwo is a line that is long enough to be followed.\nThree.\n");
  it.commit(ANN);
  it.write("a.md", "One.\n  Three.\nFour.\nTwo is a line that is long enough to be followed.\n");
  it.commit(BOB);
  assert.deepEqual(await blameOf(it.folder, "a.md"), [
    { lines: 2, mail: "ann@example.org" },
    { lines: 1, mail: "bob@example.org" },
    { lines: 1, mail: "ann@example.org" },
  ]);
});

test(".mailmap joins the mails of a person, in lines, in committers and in messages", async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\n");
  it.commit("ann <ann@old.example>", "The first\n\nWith a body.");
  it.write(".mailmap", "Ann Lee <ann@example.org> <ann@old.example>\n");
  it.write("a.md", "One.\nTwo.\n");
  it.commit(ANN, "The second");
  it.commit(BOB, "Not hers; she is <ann@example.org>");
  await Repository.with(it.folder, async (repository) => {
    assert.deepEqual(await repository.blame("a.md"), [{ lines: 2, mail: "ann@example.org" }]);
    assert.deepEqual(await repository.committers(), [
      { name: "Ann Lee", mail: "ann@example.org", commits: 2 },
      { name: "Bob Ray", mail: "bob@example.org", commits: 1 },
    ]);
    const mails = await repository.canonical(["Ann@Old.example"]);
    assert.deepEqual(mails, new Set(["ann@example.org"]));
    const messages = await repository.messages(mails);
    assert.deepEqual(
      messages.map(({ text }) => text.trim()),
      ["The second", "The first\n\nWith a body."],
    );
    assert.equal(messages[0]!.written, Date.UTC(2024, 0, 1, 12, 2));
    assert.deepEqual(await repository.messages(new Set()), []);
  });
});

test("files of odd names are found below a folder; links and submodules are none", async () => {
  const it = new TestRepository();
  const names = ["-n.md", "new\nline.md", 'quo"ted.md', "sp ace.md", ":(top)x.md", "*.md", "é.md"];
  for (const name of names) it.write(`docs/${name}`, `In ${name}\nthere are\nlines.\n`);
  it.write("other.md", "Elsewhere.\n");
  symlinkSync("../other.md", join(it.folder, "docs", "link.md"));
  it.commit(ANN);
  await Repository.with(join(it.folder, "docs"), async (repository) => {
    const files = await repository.files();
    assert.deepEqual([...files.keys()].sort(), [...names].sort());
    for (const [name, blob] of files) {
      assert.equal(await repository.text(blob), `In ${name}\nthere are\nlines.\n`);
      const lines = (await repository.blame(name)).reduce((sum, run) => sum + run.lines, 0);
      assert.equal(lines, name.includes("\n") ? 4 : 3);
    }
  });
});

test("lines from before a shallow clone's beginning are nobody's", async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\n");
  it.commit(ANN);
  it.write("a.md", "One.\nTwo.\n");
  it.commit(BOB);
  it.write("a.md", "One.\nTwo.\nThree.\n");
  it.commit(ANN);
  const clone = new TestRepository();
  clone.git("clone", "--quiet", "--depth=2", `file://${it.folder}`, "clone");
  assert.deepEqual(await blameOf(join(clone.folder, "clone"), "a.md"), [
    { lines: 2, mail: undefined },
    { lines: 1, mail: "ann@example.org" },
  ]);
});

test("worktrees, SHA-256 and a folder's own mail", async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\n");
  it.commit(ANN);
  it.git("worktree", "add", "--quiet", "tree");
  it.git("config", "user.email", "Ann@Example.org");
  assert.deepEqual(await blameOf(join(it.folder, "tree"), "a.md"), [{ lines: 1, mail: "ann@example.org" }]);
  assert.ok((await configuredMails(it.folder)).includes("ann@example.org"));

  const other = new TestRepository();
  rmSync(join(other.folder, ".git"), { recursive: true });
  other.git("init", "--quiet", "--object-format=sha256");
  other.write("a.md", "One.\n");
  other.commit(BOB);
  assert.deepEqual(await blameOf(other.folder, "a.md"), [{ lines: 1, mail: "bob@example.org" }]);
});

test("nothing that a repository configures is run", async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\n");
  it.write("b.md", "Two.\n");
  it.write(".gitattributes", "*.md filter=evil diff=evil merge=evil textconv=evil\n");
  it.commit(ANN);
  it.write("a.md", "One.\nTwo, not committed.\n");

  const proof = join(it.folder, "proof");
  mkdirSync(proof);
  const program = join(it.folder, "program.sh");
  // The name says which setting ran it; what it prints does for a filter, a converter or a pager.
  writeFileSync(program, `#!/bin/sh\ntouch "${proof}/$1"\necho ran >&2\n[ "$1" = fetch ] || exec cat\n`);
  chmodSync(program, 0o755);
  const runs = (name: string) => `${program} ${name}`;
  const hooks = join(it.folder, "hooks");
  mkdirSync(hooks);
  for (const name of [
    "post-checkout",
    "post-index-change",
    "reference-transaction",
    "fsmonitor-watchman",
    "pre-auto-gc",
  ]) {
    writeFileSync(join(hooks, name), `#!/bin/sh\ntouch "${proof}/hook-${name}"\n`);
    chmodSync(join(hooks, name), 0o755);
  }
  const included = join(it.folder, "included");
  writeFileSync(included, `[core]\n\tfsmonitor = ${runs("included-fsmonitor")}\n`);
  const settings: [name: string, value: string][] = [
    ["core.fsmonitor", runs("fsmonitor")],
    ["core.hooksPath", hooks],
    ["core.pager", runs("pager")],
    ...["blame", "log", "shortlog", "config", "rev-parse", "cat-file", "ls-tree"].flatMap(
      (name): [string, string][] => [
        [`pager.${name}`, runs(`pager-${name}`)],
        [`alias.${name}`, `!${runs(`alias-${name}`)}`],
      ],
    ),
    ["core.sshCommand", runs("ssh")],
    ["core.gitProxy", runs("proxy")],
    ["core.askPass", runs("askpass")],
    ["core.editor", runs("editor")],
    ["core.alternateRefsCommand", runs("alternate-refs")],
    ["credential.helper", `!${runs("credential")}`],
    ["diff.external", runs("diff-external")],
    ["diff.evil.command", runs("diff-command")],
    ["diff.evil.textconv", runs("textconv")],
    ["diff.evil.cachetextconv", "true"],
    ["filter.evil.clean", runs("clean")],
    ["filter.evil.smudge", runs("smudge")],
    ["filter.evil.process", runs("process")],
    ["filter.evil.required", "true"],
    ["merge.evil.driver", runs("merge")],
    ["gpg.program", runs("gpg")],
    ["gpg.ssh.program", runs("gpg-ssh")],
    ["gpg.x509.program", runs("gpg-x509")],
    ["log.showSignature", "true"],
    ["include.path", included],
    ["extensions.partialClone", "evil"],
    ["remote.evil.promisor", "true"],
    ["remote.evil.url", `ext::${program} fetch`],
    ["remote.evil.uploadpack", runs("uploadpack")],
    ["protocol.allow", "always"],
    ["protocol.ext.allow", "always"],
    ["uploadpack.packObjectsHook", runs("pack-objects")],
    ["user.email", "ann@example.org"],
  ];
  for (const [name, value] of settings) it.git("config", name, value);
  const carelessly = (...args: string[]) => {
    try {
      it.git(...args);
    } catch {
      // What was run need not have gone well.
    }
  };
  const ran = () => readdirSync(proof).sort();
  const reset = () => {
    rmSync(proof, { recursive: true });
    mkdirSync(proof);
  };
  // The traps are set: the same questions, asked without care, run into them.
  carelessly("blame", "a.md");
  it.git("config", "--unset", "filter.evil.process");
  carelessly("blame", "a.md");
  it.git("config", "filter.evil.process", runs("process"));
  for (const name of ["included-fsmonitor", "process", "clean", "textconv"])
    assert.ok(ran().includes(name), name);
  reset();

  assert.ok((await configuredMails(it.folder)).includes("ann@example.org"));
  const ask = () =>
    Repository.with(it.folder, async (repository) => {
      await repository.committers();
      const mails = await repository.canonical(["ann@example.org"]);
      await repository.messages(mails);
      const files = await repository.files();
      for (const [path, blob] of files) {
        await repository.blame(path);
        await repository.text(blob);
      }
    });
  await ask();
  // What is missing is not fetched either.
  const blob = it.git("rev-parse", "HEAD:b.md").trim();
  rmSync(join(it.folder, ".git", "objects", blob.slice(0, 2), blob.slice(2)), { force: true });
  await assert.rejects(ask, failsAs("incomplete", /not on this machine/));
  assert.deepEqual(ran(), []);
  carelessly("-c", "filter.evil.process=", "cat-file", "blob", blob);
  assert.deepEqual(ran(), ["fetch"], "the trap for what is missing is set");
  reset();
  const head = it.git("rev-parse", "HEAD").trim();
  rmSync(join(it.folder, ".git", "objects", head.slice(0, 2), head.slice(2)), { force: true });
  await assert.rejects(ask, GitError);
  assert.deepEqual(ran(), []);
});

test("why git gave no answer is told, with what to do", async () => {
  const it = new TestRepository();
  await assert.rejects(blameOf(it.folder, "a.md"), failsAs("noCommit", /no commit yet/));
  rmSync(join(it.folder, ".git"), { recursive: true });
  await assert.rejects(
    blameOf(it.folder, "a.md"),
    failsAs("notARepository", /idiolect-repository-\S+ is in no git repository/),
  );
  const path = process.env.PATH;
  process.env.PATH = it.folder;
  try {
    await assert.rejects(blameOf(it.folder, "a.md"), failsAs("absent", /not installed.*Install it/));
  } finally {
    process.env.PATH = path;
  }
  const controller = new AbortController();
  controller.abort();
  const cancelled = Repository.with(it.folder, () => assert.fail(), controller.signal);
  await assert.rejects(cancelled, { name: "AbortError" });
});

const isRoot = process.getuid?.() === 0;
test("a repository of somebody else's is not read", {
  skip: !isRoot && "only root can give a folder away",
}, async () => {
  const it = new TestRepository();
  it.write("a.md", "One.\n");
  it.commit(ANN);
  const theirs = new TestRepository();
  cpSync(it.folder, join(theirs.folder, "theirs"), { recursive: true });
  for (const path of ["theirs", "theirs/.git"]) chownSync(join(theirs.folder, path), 4321, 4321);
  const asked = blameOf(join(theirs.folder, "theirs"), "a.md");
  await assert.rejects(asked, failsAs("owner", /somebody else.*git config --global --add safe\.directory "/));
});
