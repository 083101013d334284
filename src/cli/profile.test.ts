import assert from "node:assert/strict";
import { access, mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { before, test } from "node:test";
import * as z from "zod";
import { nodeFileSystem } from "../node/files.ts";
import { folderWith, posts, run } from "./testing.ts";

const evidence = z.object({ document: z.string().min(1), quote: z.string().min(1) });
const contrast = z.object({ writer: z.string(), task: z.string(), quote: z.string().min(1) });
const difference = z.object({
  feature: z.string(),
  direction: z.enum(["more", "less"]),
  statement: z.string().regex(/^You .*\.$/),
  evidence: z.array(evidence).min(1),
  contrast: z.array(contrast),
});
/** The contract of `profile --json`. */
const profile = z.object({
  history: z.object({
    documents: z.int(),
    words: z.int(),
    skipped: z.array(z.object({ path: z.string().min(1), reason: z.string() })),
  }),
  features: z.array(
    z.object({
      id: z.string(),
      group: z.enum(["writing", "emotional", "semantic"]),
      aspect: z.string(),
      unit: z.string(),
      value: z.number(),
      norm: z.object({ mean: z.number(), sd: z.number().positive(), writers: z.int().positive() }),
      z: z.number(),
      interval: z.tuple([z.number(), z.number()]),
      difference: z.boolean(),
      confidence: z.number().min(0).max(1),
    }),
  ),
  differences: z.array(difference),
  tentative: z.array(difference),
  representatives: z.array(z.object({ writer: z.string(), task: z.string() })),
  preference: z.string(),
});
type Profile = z.infer<typeof profile>;

async function profileOf(...paths: string[]): Promise<Profile> {
  const { printed, complained } = await run(["profile", ...paths, "--json"]);
  assert.equal(complained, "");
  return profile.parse(JSON.parse(printed));
}

const pathsOf = ({ differences }: Profile) =>
  new Set(differences.flatMap(({ evidence }) => evidence.map(({ document }) => document)));

let folder: string;
let whole: Profile;
before(async () => {
  folder = await folderWith(posts(8));
  whole = await profileOf(folder);
});

test("the history is counted", () => {
  assert.equal(whole.history.documents, 8);
  assert.ok(whole.history.words > 2500 && whole.history.words < 5000, `${whole.history.words} words`);
  assert.deepEqual(whole.history.skipped, []);
});

test("every feature is listed once, whether or not it is a difference", () => {
  const ids = whole.features.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(ids.length >= 30, `${ids.length} features`);
  assert.ok(whole.features.some((feature) => feature.difference));
  assert.ok(whole.features.some((feature) => !feature.difference));
});

test("each value lies in its interval", () => {
  for (const { id, value, interval } of whole.features) {
    assert.ok(interval[0] <= value && value <= interval[1], `${id}: ${value} in ${interval.join("…")}`);
  }
});

test("what is told is measured, on the side that z is on; what is tentative is not called a difference", () => {
  const measures = new Map(whole.features.map((feature) => [feature.id, feature]));
  for (const { feature, direction } of [...whole.differences, ...whole.tentative]) {
    assert.equal(direction, measures.get(feature)!.z >= 0 ? "more" : "less", feature);
  }
  const told = whole.features.filter((feature) => feature.difference).map(({ id }) => id);
  assert.deepEqual(told.sort(), whole.differences.map(({ feature }) => feature).sort());
  assert.ok(whole.tentative.every(({ feature }) => !told.includes(feature)));
});

test("the habits that were put in are found", () => {
  const told = new Map(whole.differences.map(({ feature, direction }) => [feature, direction]));
  for (const habit of ["contractions", "dashes", "questions"]) assert.equal(told.get(habit), "more", habit);
});

test("quotes stand word for word in a document that is there", async () => {
  const collapsed = (text: string) => text.replaceAll(/\s+/g, " ");
  for (const { evidence } of [...whole.differences, ...whole.tentative]) {
    for (const { document, quote } of evidence) {
      assert.ok(collapsed(await readFile(join(folder, document), "utf8")).includes(quote), quote);
    }
  }
});

test("contrasts are representatives' words, verbatim from the corpus", async () => {
  const corpus = join(import.meta.dirname, "..", "..", "corpus", "writers");
  const names = whole.representatives.map(({ writer, task }) => `${writer}/${task}`);
  assert.ok(names.length > 0);
  const contrasts = whole.differences.flatMap(({ contrast }) => contrast);
  assert.ok(contrasts.length > 0);
  for (const { writer, task, quote } of contrasts) {
    assert.ok(names.includes(`${writer}/${task}`));
    const passage = await readFile(join(corpus, writer, `${task}.md`), "utf8");
    assert.ok(passage.replaceAll(/\s+/g, " ").includes(quote), quote);
  }
});

test("the preference says each difference in a line", () => {
  const lines = whole.preference.split("\n");
  assert.equal(lines.length, whole.differences.length + whole.tentative.length);
  assert.ok(lines.every((line) => line.trim() !== ""));
});

test("with several folders, paths tell them apart, folders of the same name too", async () => {
  const entries = Object.entries(posts(8));
  const under = (path: string, some: typeof entries) => some.map(([name, text]) => [`${path}/${name}`, text]);
  const root = await folderWith(
    Object.fromEntries([...under("a/blog", entries.slice(0, 4)), ...under("b/blog", entries.slice(4))]),
  );
  const [a, b] = [join(root, "a", "blog"), join(root, "b", "blog")];
  const both = await profileOf(a, b);
  assert.deepEqual(both.history, whole.history);
  for (const path of pathsOf(both)) await access(join(root, path));
  // One in the other, and one said twice: each document is read once.
  assert.deepEqual((await profileOf(root, a, a)).history, whole.history);
});

test("files of the same name in two folders are two documents", async () => {
  const [one = "", two = ""] = Object.values(posts(2));
  const root = await folderWith({ "a/notes.md": one, "b/notes.md": two });
  const { history } = await profileOf(join(root, "a"), join(root, "b"));
  assert.equal(history.documents, 2);
});

test("a single file is a history, and is called by its name", async () => {
  const all = await folderWith({ "all.md": Object.values(posts(8)).join("\n") });
  const single = await profileOf(join(all, "all.md"));
  assert.equal(single.history.documents, 1);
  const quoted = [...single.differences, ...single.tentative].flatMap(({ evidence }) => evidence);
  assert.ok(quoted.length > 0);
  assert.ok(quoted.every(({ document }) => document === "all.md"));
});

test("a path that is not there is named", async () => {
  const missing = join(folder, "missing");
  const { exitCode, printed, complained } = await run(["profile", folder, missing, "--json"]);
  assert.deepEqual({ exitCode, printed }, { exitCode: 1, printed: "" });
  assert.match(complained, /^There is no file or folder .*missing\n$/);
});

test("a file that cannot be read is named; the rest is told", async () => {
  const disk = nodeFileSystem();
  const read = async (path: string) => {
    if (path.endsWith("post-3.md")) throw new Error("permission denied");
    return disk.read(path);
  };
  const { exitCode, printed, complained } = await run(["profile", folder, "--json"], {
    files: { ...disk, read },
  });
  assert.equal(exitCode, 1);
  assert.equal(complained, "post-3.md could not be read: permission denied\n");
  const { history, differences } = profile.parse(JSON.parse(printed));
  assert.equal(history.documents, 7);
  assert.deepEqual(history.skipped, [{ path: "post-3.md", reason: "unreadable" }]);
  assert.ok(differences.length > 0);
});

test("a folder that cannot be listed is named", async () => {
  const disk = nodeFileSystem();
  const list = async () => {
    throw new Error("permission denied");
  };
  const root = await folderWith({ "locked/post.md": "" });
  const { exitCode, complained } = await run(["profile", join(root, "locked")], { files: { ...disk, list } });
  assert.equal(exitCode, 1);
  assert.match(complained, /^locked could not be read: permission denied\n/);
});

test("links that lead nowhere are passed over", async () => {
  const root = await folderWith(posts(8));
  await symlink("gone.md", join(root, "link.md"));
  await symlink(root, join(root, "circle"));
  await mkdir(join(root, "empty"));
  const { history } = await profileOf(root);
  assert.equal(history.documents, 8);
});

const LONG_GERMAN = "Gestern sind wir früh aufgestanden und mit dem Zug in die Berge gefahren. ".repeat(8);
const nothingToTell: Record<string, [files: Record<string, string>, why: string]> = {
  "an empty folder": [{}, "no file of a format that is read (Markdown, plain text, reStructuredText)"],
  "only other files": [
    { "a.json": "{}" },
    "no file of a format that is read (Markdown, plain text, reStructuredText)",
  ],
  "ten words": [
    { "a.md": "I wrote no more than these ten words, not one." },
    "1 file left out (1 too short)",
  ],
  "another language": [
    { "a.md": LONG_GERMAN, "b.md": "" },
    "2 files left out (1 without prose, 1 not in English)",
  ],
  "a giant table": [
    { "a.md": `| a | b |\n|---|---|\n${"| one | two three four |\n".repeat(20_000)}` },
    "1 file left out (1 without prose)",
  ],
};
for (const [what, [files, why]] of Object.entries(nothingToTell)) {
  test(`${what}: nothing is told, and why`, async () => {
    const root = await folderWith(files);
    const { exitCode, printed, complained } = await run(["profile", root, "--json"]);
    assert.equal(exitCode, 1);
    assert.equal(complained, `There is no writing in ${root}: ${why}.\n`);
    const { history, differences, tentative, preference } = profile.parse(JSON.parse(printed));
    assert.equal(history.documents, 0);
    assert.equal(history.skipped.length, Object.keys(files).filter((path) => path.endsWith(".md")).length);
    assert.deepEqual(
      { differences, tentative, preference },
      { differences: [], tentative: [], preference: "" },
    );
  });
}
