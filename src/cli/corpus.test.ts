import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { folderWith, minutes, posts, run } from "./testing.ts";

let out: string;
let team: string;
let own: string;
before(async () => {
  out = await mkdtemp(join(tmpdir(), "idiolect-pack-"));
  const of = (name: string, seed: number) =>
    Object.fromEntries(Object.entries(posts(6, seed)).map(([file, text]) => [`${name}/${file}`, text]));
  team = await folderWith({
    ...of("ben", 2),
    ...of("cleo", 3),
    "dora/note.md": minutes(),
    "dora/report.docx": "PK",
  });
  own = await folderWith(posts(8));
});
after(() => rm(out, { recursive: true }));

interface Profile {
  readonly register: string;
  readonly features: { readonly norm: { readonly writers: number } }[];
}
async function comparedWith(writers: readonly string[]) {
  const args = writers.flatMap((path) => ["--writers", path]);
  const { printed, complained, exitCode } = await run(["profile", own, "--json", ...args]);
  const { features, register }: Profile = JSON.parse(printed);
  return { most: Math.max(...features.map(({ norm }) => norm.writers)), register, complained, exitCode };
}

test("a pack is made without the texts, and compares as the folder does", async () => {
  const pack = join(out, "team.json");
  const { exitCode, printed, complained } = await run(["corpus", "build", team, "-o", pack]);
  assert.equal(exitCode, 1, "something was left out");
  assert.match(printed, /2 writers, [\d,]+ words, figures only\.$/m);
  assert.match(complained, /\/dora: \d+ words of prose\. Add documents until there are 1,000\.$/m);
  assert.match(complained, /\/dora\/report\.docx: not read\. Save it as Markdown/);
  const text = await readFile(pack, "utf8");
  assert.ok(!text.includes("I didn't think") && text.includes('"ben"'));

  const alone = await comparedWith([]);
  const withPack = await comparedWith([pack]);
  const withFolder = await comparedWith([team]);
  assert.equal(withPack.exitCode, 0);
  assert.equal(withPack.most, alone.most + 2);
  assert.equal(withFolder.most, alone.most + 2);
});

test("passages are in a pack only where that was said", async () => {
  const pack = join(out, "open.json");
  await run(["corpus", "build", team, "-o", pack, "--with-passages"]);
  assert.match(await readFile(pack, "utf8"), /I didn't think/);
});

test("what is no folder of writers is named, and nothing is written", async () => {
  const pack = join(out, "none.json");
  const build = (folder: string) => run(["corpus", "build", folder, "-o", pack]);
  const flat = await build(own);
  assert.equal(flat.exitCode, 1);
  assert.match(flat.complained, /: no writers\. Give each writer a subfolder with their documents\.\n$/);
  const gone = await build(join(own, "gone"));
  assert.match(gone.complained, /^gone: nothing is there\./);
  assert.equal((await build(join(own, "post-1.md"))).exitCode, 2);
  await assert.rejects(readFile(pack), { code: "ENOENT" });
  const notAPack = await comparedWith([join(own, "post-1.md")]);
  assert.equal(notAPack.exitCode, 1);
  assert.match(notAPack.complained, /^post-1\.md: not a pack that this version reads/);
});

test("what is missing in the call is said", async () => {
  assert.equal((await run(["corpus"])).exitCode, 2);
  assert.equal((await run(["corpus", "build"])).exitCode, 2);
  assert.match((await run(["corpus", "build", team])).complained, /Say -o <pack\.json>\./);
});
