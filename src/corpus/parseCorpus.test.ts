import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { featureListVersion, featureOf } from "../style/allFeatures.ts";
import { CorpusError, type CorpusFiles, parseCorpus } from "./parseCorpus.ts";

const root = new URL("../../corpus/", import.meta.url);
const figures = readFileSync(new URL("figures.json", root), "utf8");
const tasks = JSON.stringify([
  {
    id: "note",
    name: "Release note",
    purpose: "to tell what is new",
    terms: ["release"],
    facts: ["It is out."],
  },
]);
const writers = {
  anna: {
    writer: JSON.stringify({ id: "anna", name: "Anna", description: "Brisk." }),
    passages: { note: "It is out. Go and get it." },
  },
};
const files: CorpusFiles = { figures, tasks, writers };

test("the figures were drawn with the features as they are now: if not, run scripts/corpus-figures.ts again", () => {
  const corpus = parseCorpus(files);
  assert.equal(corpus.figures.features, featureListVersion);
  for (const norms of Object.values(corpus.figures.norms))
    for (const id of Object.keys(norms)) assert.ok(featureOf(id), id);
});

test("figures know writers by their values, living authors by a number alone", () => {
  const { writers } = parseCorpus(files).figures;
  assert.ok(writers.length > 100);
  assert.ok(
    writers.every(
      ({ id, register }) => register === "fiction" || /^(peps|eips|18f|digitalgov)-\d\d$/.test(id),
    ),
  );
  assert.ok(writers.every(({ features }) => Object.values(features).every(Number.isFinite)));
});

const failing: readonly [title: string, files: CorpusFiles, message: RegExp][] = [
  ["not JSON", { ...files, tasks: "{" }, /^tasks\.json: not JSON$/],
  ["a missing field", { ...files, tasks: '[{"id":"note"}]' }, /^tasks\.json: 0\.name: /],
  [
    "figures without confidence",
    { ...files, figures: figures.replace('"confidence"', '"confidense"') },
    /^figures\.json: confidence: /,
  ],
  [
    "a writer in the wrong folder",
    { ...files, writers: { bob: writers.anna } },
    /^writers\/bob\/writer\.json: id: "bob" expected, "anna" found$/,
  ],
  [
    "a missing passage",
    { ...files, writers: { anna: { ...writers.anna, passages: {} } } },
    /^writers\/anna\/note\.md: /,
  ],
  [
    "a passage on no task",
    { ...files, writers: { anna: { ...writers.anna, passages: { note: "Out.", ode: "O!" } } } },
    /^writers\/anna\/ode\.md: /,
  ],
];
for (const [title, broken, message] of failing)
  test(`names the file and the field: ${title}`, () => {
    assert.throws(
      () => parseCorpus(broken),
      (error) => error instanceof CorpusError && message.test(error.message),
    );
  });

test("the bundled corpus parses", () => {
  const read = (path: string) => readFileSync(new URL(path, root), "utf8");
  const bundled = readdirSync(new URL("writers/", root)).map((id) => {
    const passages = readdirSync(new URL(`writers/${id}/`, root)).filter((file) => file.endsWith(".md"));
    return [
      id,
      {
        writer: read(`writers/${id}/writer.json`),
        passages: Object.fromEntries(
          passages.map((file) => [file.slice(0, -3), read(`writers/${id}/${file}`)]),
        ),
      },
    ] as const;
  });
  const corpus = parseCorpus({ figures, tasks: read("tasks.json"), writers: Object.fromEntries(bundled) });
  assert.ok(corpus.writers.length >= 2 && corpus.tasks.length >= 2);
});
