import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { createEngine, type Engine } from "./engine.ts";
import { contrastOf } from "./generation/contrast.ts";
import { buildPrompt } from "./generation/prompt.ts";
import { loadParts } from "./node/loadParts.ts";

const corpusFolder = fileURLToPath(new URL("../corpus", import.meta.url));
const work = new URL("../samples/work/", import.meta.url);
const documents = readdirSync(work).map((name) => ({
  id: name,
  languageId: "markdown",
  text: readFileSync(new URL(name, work), "utf8"),
}));

async function engineWith(all = documents): Promise<Engine> {
  const engine = createEngine(await loadParts(corpusFolder));
  for (const document of all) assert.equal(await engine.add(document), undefined);
  return engine;
}

const at = (before: string, after = "") => ({ before, after, languageId: "markdown" });

test("a document that came and went leaves report, completions and fit as they were", async () => {
  const [last, ...others] = documents.toReversed();
  assert.ok(last);
  const answers = async (engine: Engine) => ({
    history: await engine.history(),
    report: await engine.report(),
    suggestion: (await engine.suggest(at("The load cel"), "eager"))?.text,
    fit: (await engine.fit("I've put the raw line back, which is fair.")).fit.toFixed(9),
    passages: (await engine.retrieve("weighbridge ticket", 3)).map(({ text }) => text),
  });
  const engine = await engineWith(others);
  const before = await answers(engine);
  await engine.add(last);
  assert.notDeepEqual(await answers(engine), before);
  await engine.remove(last.id);
  assert.deepEqual(await answers(engine), before);
});

test("nothing is suggested outside prose, or where it stands already", async () => {
  const engine = await engineWith();
  const suggested = await engine.suggest(at("And the weigh"), "eager");
  assert.ok(suggested);
  assert.equal(await engine.suggest(at("```\nAnd the weigh"), "eager"), undefined);
  assert.deepEqual(await engine.continuations(at("---\ntitle: And the weigh")), []);
  assert.equal(await engine.suggest(at("And the weigh", `${suggested.text} was level.`), "eager"), undefined);
});

test("the author's own text fits better than another's", async () => {
  const engine = await engineWith(documents.slice(1));
  const own = await engine.fit(documents[0]?.text ?? "");
  const other = await engine.fit(
    readFileSync(new URL("../corpus/writers/kwame-boateng/design-proposal.md", import.meta.url), "utf8"),
  );
  assert.ok(own.fit > 0 && own.fit > other.fit, `${own.fit} ${other.fit}`);
});

test("added writers change whom the report compares with, until they are left out or removed", async () => {
  const engine = await engineWith();
  const before = await engine.report();
  const read = (name: string) => readFileSync(new URL(`../samples/blog/${name}.md`, import.meta.url), "utf8");
  const posts = ["2023-11-the-strike-side", "2024-09-twenty-tonnes", "2025-03-losing-an-hour"];
  const writers = [
    {
      name: "ben",
      documents: posts.map((id) => ({ id, languageId: "markdown", text: read(id) })),
    },
  ];
  assert.deepEqual(await engine.addWriters({ id: "file:///team", label: "team", writers }), []);
  const { figures, writers: cast } = await engine.cast();
  const ben = cast.find(({ id }) => id === "team/ben");
  assert.ok(ben?.added && figures.writers.some(({ id }) => id === "team/ben"));
  const most = async () => Math.max(...(await engine.report()).measures.map(({ norm }) => norm.writers));
  const without = Math.max(...before.measures.map(({ norm }) => norm.writers));
  const counts = ben.added.register === before.register ? 1 : 0;
  assert.equal(await most(), without + counts);
  await engine.leaveOutWriters(["team/ben"]);
  assert.equal(await most(), without);
  await engine.leaveOutWriters([]);
  assert.equal(await most(), without + counts);
  await engine.removeWriters("file:///team");
  assert.deepEqual(await engine.report(), before);
});

test("preparing changes no answer", async () => {
  const prepared = await engineWith();
  await prepared.prepare();
  const lazy = await engineWith();
  const request = at("It reads what the head sends and ");
  assert.deepEqual(await prepared.suggest(request, "eager"), await lazy.suggest(request, "eager"));
  assert.deepEqual(await prepared.report(), await lazy.report());
});

test("a sentence marked as not the author's is in no answer, and marking it as theirs brings all of them back", async () => {
  const sentence = "My mother kept a blue ledger of every heron that she saw from the lock.";
  const own = { id: "heron.md", languageId: "markdown", text: `${documents[0]?.text}\n\n${sentence}\n` };
  const engine = await engineWith([own, ...documents.slice(1)]);
  const answers = async () => ({
    passages: (await engine.retrieve("blue ledger of every heron", 1)).map(({ text }) => text),
    continuations: (await engine.continuations(at("My mother kept a blue "))).map(({ text }) => text),
    words: (await engine.history()).words,
    report: await engine.report(),
  });
  const before = await answers();
  assert.match(before.passages.join(), /heron/);
  assert.match(before.continuations.join(), /ledger/);

  await engine.markSentences([sentence], "notMine");
  const without = await answers();
  assert.doesNotMatch(without.passages.join(), /heron/);
  assert.doesNotMatch(without.continuations.join(), /ledger of/);
  assert.equal(without.words, before.words - 15);
  await engine.markSentences([sentence], "mine");
  assert.deepEqual(await answers(), before);

  assert.deepEqual(await engine.disown([sentence, "Nobody has written this yet."]), [
    "Nobody has written this yet.",
  ]);
  assert.deepEqual(await answers(), before);

  const { digestWith } = await loadParts(corpusFolder);
  await engine.setNotMine({ salt: "s", hashes: [digestWith("s")(sentence)] });
  assert.deepEqual(await answers(), without);
  await engine.setNotMine({ salt: "s", hashes: [] });
  assert.deepEqual(await answers(), before);
});

test("what the author turns changes the next suggestion and the preference, and as they write, both are as they were", async () => {
  const engine = await engineWith();
  const request = at("It was level, and I do");
  const answers = async () => ({
    suggestion: (await engine.suggest(request, "eager"))?.text,
    preference: (await engine.report()).preference,
  });
  const before = await answers();
  const [first] = (await engine.report()).differences;
  assert.ok(first);
  await engine.steer({ [first.feature]: { wish: "leaveOut", pull: 0 } });
  const lines = (await answers()).preference.split("\n");
  assert.equal(lines.length, before.preference.split("\n").length - 1);
  const suggestions = new Set<string | undefined>();
  for (const pull of [-1, 1]) {
    await engine.steer({ contractions: { wish: pull > 0 ? "more" : "less", pull } });
    suggestions.add((await answers()).suggestion);
  }
  assert.equal(suggestions.size, 2);
  await engine.steer({});
  assert.deepEqual(await answers(), before);
});

test("words that occur only in a private document are measured, and neither suggested nor sent", async () => {
  const secret = {
    id: "diary/may.md",
    languageId: "markdown",
    text: `# May\n\n${[
      "The zibeline coat hung over the chair for the whole of that week.",
      "I had promised Xanthippe that the zibeline coat would be mended before the visit.",
      "The zibeline coat was mended on a Tuesday, and Xanthippe laughed at the buttons.",
      "Nobody asked why the zibeline coat had been torn, and I was glad of that.",
    ].join(" ")}\n`,
  };
  const engine = await engineWith([...documents, secret]);
  const told = async () => {
    const requests = [at("I mended the zib"), at("On that Tuesday the zibeline "), at("I had promised Xan")];
    const answers = await Promise.all(
      requests.map(async (request) => [
        await engine.suggest(request, "eager"),
        ...(await engine.continuations(request)),
      ]),
    );
    const before = "The zibeline coat of X";
    const passages = await engine.retrieve("the zibeline coat of Xanthippe", 3);
    const report = await engine.report();
    const { preference } = report;
    const { system, user } = buildPrompt({
      preference,
      passages: passages.map(({ text }) => text),
      contrast: contrastOf(report),
      title: undefined,
      before,
      after: "",
      languageId: "markdown",
      unit: "sentence",
    });
    const { tasks, fingerprints } = await engine.studyPlan();
    const compared = await engine.compare(secret.id);
    const sent = [tasks, Object.keys(fingerprints), compared];
    return JSON.stringify([answers, passages, system, user.replace(before, ""), sent]);
  };
  const { words } = await engine.report();
  assert.match(await told(), /zibeline coat was mended/);
  assert.match(await told(), /diary/);

  for (const location of ["diary", secret.id]) {
    await engine.keepPrivate([location]);
    assert.doesNotMatch(await told(), /zibeline|Xanthippe|thippe|diary/);
    assert.equal((await engine.report()).words, words);
    await engine.keepPrivate([]);
    assert.match(await told(), /diary/);
  }
});

test("each document is told with its words, its date, its kind and what was left out of it", async () => {
  const engine = await engineWith();
  const before = await engine.documents();
  const code = {
    id: "code.md",
    languageId: "markdown",
    modified: 7,
    text: `${documents[0]!.text}\n\n    make\n`,
  };
  await engine.remove(documents[0]!.id);
  await engine.add(code);
  const after = await engine.documents();
  const { words } = await engine.history();
  assert.equal(
    words,
    after.reduce((sum, each) => sum + each.words, 0),
  );
  const told = after.find(({ id }) => id === "code.md")!;
  assert.equal(told.modified, 7);
  assert.equal(told.register, before[0]!.register);
  assert.equal(told.leftOut.code, (before[0]!.leftOut.code ?? 0) + 1);
  assert.deepEqual(after.slice(0, -1), before.slice(1));
});

test("an engine that starts again completes at once as the last one did, then as its documents are, and keeps nothing of those that left", async () => {
  const parts = await loadParts(corpusFolder);
  const start = async (bytes?: Uint8Array<ArrayBuffer>) => {
    const { voice, digestWith, packing } = await loadParts(corpusFolder);
    const kept: (Uint8Array<ArrayBuffer> | undefined)[] = [];
    const keep = async (all: readonly Uint8Array[] | undefined) => {
      kept.push(all && new Uint8Array(Buffer.concat(all)));
    };
    const engine = createEngine({
      voice,
      digestWith,
      packing,
      comparison: async () => parts,
      kept: bytes ? { bytes, keep } : { keep },
    });
    return { engine, kept };
  };
  const request = at("It was level, and I do");
  const first = await start();
  for (const document of documents) await first.engine.add(document);
  await first.engine.prepare();
  const answer = await first.engine.suggest(request, "eager");
  assert.ok(answer?.sources.some(({ kind }) => kind === "history"));
  assert.equal(first.kept.length, 1);

  const second = await start(first.kept[0]);
  assert.deepEqual(await second.engine.suggest(request, "eager"), answer);
  for (const document of documents) await second.engine.add(document);
  assert.deepEqual(await second.engine.suggest(request, "eager"), answer);
  await second.engine.prepare();
  assert.deepEqual(await second.engine.suggest(request, "eager"), answer);
  assert.deepEqual(second.kept, []);

  for (const { id } of documents) await second.engine.remove(id);
  await second.engine.prepare();
  assert.deepEqual(second.kept, [undefined]);
  assert.deepEqual(
    await second.engine.suggest(request, "eager"),
    await (await start()).engine.suggest(request, "eager"),
  );
});

test("of an added writer's texts, sentences that others had a hand in are not measured", async () => {
  const engine = await engineWith();
  const sentence = "The board resolved that the sluice be inspected every year. ";
  const own = documents.map(({ id, languageId, text }) => ({
    id,
    languageId,
    text: `${text}\n\n${sentence}\n`,
  }));
  const shared = own.map((each) => {
    const start = each.text.lastIndexOf(sentence.trim());
    return { ...each, notMine: [{ start, end: start + 9 }] };
  });
  const wordsOf = async (id: string, writer: typeof own) => {
    await engine.addWriters({ id, label: id, writers: [{ name: "Bo", documents: writer }] });
    return (await engine.cast()).writers.find((each) => each.id === `${id}/Bo`)?.added?.words;
  };
  const alone = await wordsOf("alone", documents);
  assert.ok(alone);
  assert.equal(await wordsOf("shared", shared), alone);
});

test("of a history of several kinds a text has the differences of its own kind", async () => {
  const story = (name: string) =>
    `"You never told me," said ${name}, and she turned away from the window. He looked at her and said nothing. The rain had stopped. She walked to the door, opened it and went out, and he followed her down the stairs. "Wait, ${name}," he called after her, but she had gone. `;
  const stories = ["Anna", "Berta", "Clara", "Dora"].map((name) => ({
    id: `${name}.md`,
    languageId: "markdown",
    text: Array.from({ length: 14 }, (_, index) => story(`${name} ${"abcdefghijklmn"[index]}`)).join("\n\n"),
  }));
  const engine = await engineWith([...documents, ...stories]);
  const first = await engine.report();
  assert.ok(first.kinds.length > 1, "one kind");
  const [other] = first.kinds.filter(({ register }) => register !== first.register);
  const text = other?.register === "fiction" ? stories[0]!.text : documents[0]!.text;
  assert.equal((await engine.reportFor(text, "markdown")).register, other?.register);
  assert.equal(await engine.reportFor("The rain had stopped.", "markdown"), first, "too short to tell");
});
