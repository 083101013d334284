import assert from "node:assert/strict";
import { rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { Collected } from "../history/collect.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import { nodeFileSystem } from "./files.ts";
import { LineWriters, ownMails, withOthersMarked } from "./ownLines.ts";
import { Repository } from "./repository.ts";
import { TestRepository } from "./testRepository.ts";
import { writersOf } from "./writersOf.ts";

const ANN = "Ann Lee <ann@example.org>";
const BOB = "Bob Ray <bob@example.org>";
const ANNS_MAIL = "ann@example.org";

function memoryBlobs(): BlobStore & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get: async (key) => texts.get(key),
    put: async (key, text) => void texts.set(key, text),
    delete: async (key) => void texts.delete(key),
    keys: async () => [...texts.keys()],
  };
}

const read = (id: string, text: string): Collected => ({
  kind: "text",
  source: { id, languageId: "markdown", text },
  size: text.length,
});

/** What of a file is Ann's, or why nothing is. */
async function anns(it: TestRepository, path: string, text: string, cache?: BlobStore): Promise<string> {
  return Repository.with(it.folder, async (repository) => {
    const writers = await LineWriters.open(repository, it.folder, cache);
    const own = await ownMails(repository, it.folder, [ANNS_MAIL]);
    const found = await withOthersMarked(read(path, text), path, writers, own);
    if (cache) await writers.save(cache);
    if (found.kind !== "text") return found.kind === "skipped" ? found.skipped.reason : found.kind;
    const { notMine = [] } = found.source;
    return notMine
      .toReversed()
      .reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
  });
}

function shared(): TestRepository {
  const it = new TestRepository();
  it.write("a.md", "Ann one.\nAnn two.\n");
  it.commit(ANN);
  it.write("a.md", "Ann one.\nBob two.\nAnn two.\nBob four.\n");
  it.write("bobs.md", "All of it is Bob's.\n");
  it.commit(BOB);
  return it;
}

test("of a file that many wrote the author's lines are left, with those not committed yet", async () => {
  const it = shared();
  assert.equal(await anns(it, "a.md", "Ann one.\nBob two.\nAnn two.\nBob four.\n"), "Ann one.\nAnn two.\n");
  const edited = "\uFEFFnew\r\nAnn one.\r\nBob two.\r\nBob four.\r\n".slice(1);
  assert.equal(await anns(it, "a.md", edited), "new\r\nAnn one.\r\n");
});

test("a file of others, one that git does not know and a link in its place are not the author's", async () => {
  const it = shared();
  assert.equal(await anns(it, "bobs.md", "All of it is Bob's.\n"), "notMine");
  writeFileSync(join(it.folder, "secret.txt"), "A secret of mine.\n");
  assert.equal(await anns(it, "secret.txt", "A secret of mine.\n"), "notMine");
  rmSync(join(it.folder, "bobs.md"));
  symlinkSync("secret.txt", join(it.folder, "bobs.md"));
  assert.equal(await anns(it, "bobs.md", "A secret of mine.\n"), "notMine");
});

test("a text kept elsewhere (LFS) has no lines that git could tell", async () => {
  const it = new TestRepository();
  it.write("a.md", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n");
  it.commit(ANN);
  assert.equal(await anns(it, "a.md", "Somebody wrote this.\n"), "notMine");
});

test("git is asked about a file again only when what is committed of it has changed", async () => {
  const it = shared();
  const cache = memoryBlobs();
  const text = "Ann one.\nBob two.\nAnn two.\nBob four.\n";
  await anns(it, "a.md", text, cache);
  const [key, kept] = [...cache.texts][0]!;
  // What is kept is what is answered with.
  cache.texts.set(key, kept.replaceAll("bob@example.org", ANNS_MAIL));
  assert.equal(await anns(it, "a.md", text, cache), text);
  assert.equal(await anns(it, "a.md", `${text}New.\n`, cache), `${text}New.\n`);

  it.write("a.md", `${text}Bob five.\n`);
  it.commit(BOB);
  assert.equal(await anns(it, "a.md", `${text}Bob five.\n`, cache), "Ann one.\nAnn two.\n");

  cache.texts.set(key, "{");
  assert.equal(await anns(it, "a.md", `${text}Bob five.\n`, cache), "Ann one.\nAnn two.\n");
  it.write(".mailmap", "Ann <ann@example.org> <bob@example.org>\n");
  it.commit(ANN);
  assert.equal(await anns(it, "a.md", `${text}Bob five.\n`, cache), `${text}Bob five.\n`);
});

test("a repository's other writers, with their lines and their names or without", async () => {
  const it = shared();
  it.write("c.md", "Cat wrote this line.\n");
  it.commit("Cat Ivy <cat@example.org>");
  it.commit("Cat Ivy <cat@example.org>");
  it.write("a.md", "Ann one.\nBob two.\nAnn two.\nBob four.\nNot committed.\n");
  const options = { files: nodeFileSystem(), isExcluded: () => false, except: [ANNS_MAIL] };
  const writers = await writersOf(it.folder, { ...options, names: "shown" });
  const told = writers.map(({ name, mail, texts }) => [
    name,
    mail,
    texts.map(({ id, text, notMine = [] }) => [
      id,
      notMine.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text),
    ]),
  ]);
  assert.deepEqual(told, [
    ["Cat Ivy", "cat@example.org", [["c.md", "Cat wrote this line.\n"]]],
    [
      "Bob Ray",
      "bob@example.org",
      [
        ["a.md", "Bob two.\nBob four.\n"],
        ["bobs.md", "All of it is Bob's.\n"],
      ],
    ],
  ]);
  const hidden = await writersOf(it.folder, { ...options, names: "hidden" });
  assert.deepEqual(
    hidden.map(({ name, mail }) => [name, mail]),
    [
      ["Writer 1", undefined],
      ["Writer 2", undefined],
    ],
  );
});
