import assert from "node:assert/strict";
import { test } from "node:test";
import { type Explained, whyOf } from "./whyOf.ts";

const evidence = {
  document: "file:///notes/weir.md",
  start: 4,
  end: 40,
  quote: "And I think that the weir can wait.",
  marks: [[12, 16] as const],
};

const onDevice: Explained = {
  kind: "shown",
  text: "that the weir",
  by: { kind: "onDevice", probability: 0.423, here: false },
  fit: 0.4,
  words: 3,
  isUnlike: false,
  passages: [evidence],
  isGone: false,
  along: [{ feature: "dashes", direction: "more", evidence: [], contrast: [] }],
};
const byModel: Explained = {
  ...onDevice,
  kind: "accepted",
  by: { kind: "model", name: "a-model", host: "example.org" },
  words: 20,
};

const nameOf = (document: string) => document.split("/").at(-1) ?? "";
const why = (one: Explained) => whyOf([one], nameOf).completions[0]!;

test("from this machine: how likely, from which documents, along with which differences", () => {
  const { title, text, says, passages, differences } = why(onDevice);
  assert.equal(title, "Shown last");
  assert.equal(text, "that the weir");
  assert.deepEqual(says, [
    "Made on this machine; nothing was sent.",
    "42% likely, word for word, to be what you were about to write.",
  ]);
  assert.deepEqual(passages, [{ ...evidence, title: "weir.md", marks: [[12, 16]] }]);
  assert.equal(differences.length, 1);
});

test("from a model: which and where, how it fits, and what it was shown", () => {
  const { title, says, passagesAre, passages } = why(byModel);
  assert.equal(title, "Accepted last");
  assert.equal(says[0], "Written by a-model at example.org.");
  assert.match(says[1]!, /more like you .*0\.4/);
  assert.match(passagesAre, /the model was shown/);
  assert.deepEqual(passages[0]?.marks, []);
});

test("fit is told as it is, and only of what is long enough", () => {
  assert.match(why({ ...byModel, fit: -0.2 }).says[1]!, /somewhat more like other writers/);
  assert.match(why({ ...byModel, fit: -2, isUnlike: true }).says[1]!, /does not sound much like you/);
  assert.ok(!why({ ...byModel, words: 4 }).says.some((sentence) => sentence.includes("fit")));
});

test("without a passage it says where the words are from instead", () => {
  const by = { kind: "onDevice", probability: 0.001, here: false } as const;
  assert.match(why({ ...onDevice, passages: [], by }).says.join(" "), /Less than 1%.*in general/);
  assert.match(
    why({ ...onDevice, passages: [], by: { ...by, here: true } }).says.join(" "),
    /in this document/,
  );
  assert.match(why({ ...byModel, passages: [] }).says.join(" "), /No earlier passage/);
});

test("of what came from a document that is private or gone, nothing is shown", () => {
  const state = why({ ...onDevice, isGone: true });
  assert.ok(!JSON.stringify(state).includes("weir"));
  assert.match(state.says.join(" "), /private/);
});
