import assert from "node:assert/strict";
import { before, test } from "node:test";
import { answers, folderWith, posts, run } from "./testing.ts";

let history: string[];
before(async () => {
  history = ["complete", "--history", await folderWith(posts(8))];
});
const background = ["complete", "--no-history"];

const textsOf = ({ replies }: { replies: readonly Record<string, unknown>[] }) =>
  replies.map(({ text }) => String(text));

async function textOf(argv: readonly string[], request: object): Promise<string> {
  return textsOf(await answers(argv, [{ id: 1, ...request }]))[0]!;
}

test("each line is answered in order, by its id, a number or a string", async () => {
  const requests = [
    { id: 7, before: "So what if the " },
    { id: "seven", before: "Why does the " },
    { id: 3, before: "" },
  ];
  const { exitCode, complained, replies } = await answers(history, requests);
  assert.deepEqual({ exitCode, complained }, { exitCode: 0, complained: "" });
  assert.deepEqual(
    replies.map(({ id }) => id),
    [7, "seven", 3],
  );
  for (const reply of replies) {
    assert.deepEqual(Object.keys(reply), ["id", "text"]);
    assert.equal(typeof reply.text, "string");
  }
});

test("the author's own phrase is completed from the history, and not without it", async () => {
  const request = { before: "I spent the mor" };
  assert.match(await textOf(history, request), /^ning in the/);
  assert.doesNotMatch(await textOf(background, request), /in the/);
});

test("a typed word is never altered: what is shown goes on mid-word, or starts with a space after a word", async () => {
  const typed = ["Honestly, I can't say the gar", "Honestly, I can't say", "Honestly, I can't say "];
  const [midWord, afterWord, afterSpace] = textsOf(
    await answers(
      history,
      typed.map((before, id) => ({ id, before })),
    ),
  );
  assert.match(midWord!, /^den/);
  assert.match(afterWord!, /^ the/);
  assert.match(afterSpace!, /^the/);
});

const LINES = [
  { id: "a", before: "I've moved the kettle to the " },
  { id: "b", before: "Zanzibar Trading Company. I know, I know — the Zanzibar " },
  { id: "c", before: "So what if the ", after: " is slow?" },
  { id: "d", before: "My piano doesn't ", languageId: "plaintext" },
  { id: "e", before: "I know, I know — the " },
];

test("lines without a document are independent: alone, in another order, between a document's states", async () => {
  const { replies } = await answers(history, LINES);
  assert.ok(textsOf({ replies }).some((text) => text !== ""));
  assert.deepEqual((await answers(history, LINES.toReversed())).replies, replies.toReversed());
  for (const [index, line] of LINES.entries()) {
    assert.deepEqual((await answers(history, [line])).replies, [replies[index]]);
  }
  const states = LINES.flatMap((line) => [
    { id: 0, before: `${"The Zanzibar Trading Company paid. ".repeat(5)}The Zan`, document: "x.md" },
    line,
  ]);
  const between = (await answers(history, states)).replies.filter(({ id }) => id !== 0);
  assert.deepEqual(between, replies);
});

test("a name that stands above in the text is known", async () => {
  const above = "We met the Quillfeather family. Everybody likes the Quillfeather family. ";
  assert.match(await textOf(background, { before: `${above}Yesterday the Quillf` }), /^eather/);
});

test("states of one document are typing: what was typed past is not shown again; other documents are others", async () => {
  const text =
    "We met the Quillfeather family. Everybody likes the Quillfeather family. Then came the Quillf";
  const states = Array.from({ length: text.length + 1 }, (_, id) => ({ id, before: text.slice(0, id) }));
  const stateOf = (document: string) => states.map((state) => ({ ...state, document }));
  const typed = textsOf(await answers(background, stateOf("x.md")));
  assert.match(typed[text.lastIndexOf("uillf")] ?? "", /^uillfeather/);
  assert.equal(typed.at(-1), "");
  assert.match(await textOf(background, { before: text }), /^eather/);

  const [x, y] = [stateOf("x.md"), stateOf("y.md")];
  const inTurns = textsOf(
    await answers(
      background,
      x.flatMap((state, index) => [state, y[index]]),
    ),
  );
  assert.deepEqual(
    inTurns,
    typed.flatMap((each) => [each, each]),
  );
});

test("another text under a document's name is a text of its own", async () => {
  const { replies } = await answers(background, [
    { id: 1, before: "We met the Quillfeather family, and the Quillfeather dog. ", document: "x.md" },
    { id: 2, before: "Only the Quillf", document: "x.md" },
  ]);
  assert.doesNotMatch(String(replies[1]!.text), /^eather/);
});

test("nothing is shown in code, in front matter, in a link's address", async () => {
  const requests = [
    "I spent the morning.\n\n```js\nI spent the ",
    "---\ntitle: I spent the ",
    "Read [this](https://example.com/I spent the ",
  ].map((before, id) => ({ id, before }));
  assert.deepEqual(textsOf(await answers(history, requests)), ["", "", ""]);
});

test("what stands after the cursor is respected", async () => {
  const before = "I spent the ";
  const alone = await textOf(history, { before });
  assert.match(alone, /^morning in the/);
  assert.equal(await textOf(history, { before: "I spent the mor", after: "ning in the attic." }), "");
  const followed = await textOf(history, { before, after: "in the attic and I couldn't." });
  assert.ok(!followed.includes("in the"), followed);
  const nextLine = await textOf(history, { before, after: "\n\nWhy does the clock stop?" });
  assert.equal(nextLine, alone);
});

test("policies differ in how readily they speak", async () => {
  const before =
    "I've moved the lantern to the garden — I'd do it again. I know, I know — the lantern wasn't mine.";
  const requests = Array.from(before, (_, id) => ({ id, before: before.slice(0, id) }));
  const shown = async (policy: string) =>
    textsOf(await answers([...history, "--policy", policy], requests)).filter((text) => text !== "").length;
  const [calm, balanced, eager] = [await shown("calm"), await shown("balanced"), await shown("eager")];
  assert.ok(
    0 < calm && calm <= balanced && balanced <= eager && calm < eager,
    `${calm} ${balanced} ${eager}`,
  );
});

test("explicit requests get longer continuations", async () => {
  const { replies } = await answers([...history, "--explicit"], [{ id: 1, before: "I spent the " }]);
  const [{ text, texts, passages } = {}] = replies;
  assert.ok(Array.isArray(texts) && texts.length > 0 && texts.length <= 5);
  assert.ok(Array.isArray(passages) && passages.length === texts.length);
  const own = { id: 2, before: "I've moved the lantern. I know, I" };
  const { replies: known } = await answers([...history, "--explicit"], [own]);
  const labels = known[0]?.passages;
  assert.ok(Array.isArray(labels) && labels.some((document) => /\.md$/.test(String(document))));
  assert.equal(text, texts[0]);
});

test("a line that cannot be answered says why, and the rest goes on", async () => {
  const { exitCode, complained, replies } = await answers(background, [
    { id: 1, before: "" },
    "{ not JSON",
    { id: "x", before: 5 },
    { id: 4 },
    { id: [5], before: "" },
    { before: "" },
    "[]",
    { id: 8, before: "", document: 3, after: null },
    { id: 9, before: "" },
  ]);
  assert.equal(exitCode, 1);
  assert.deepEqual(
    replies.map(({ id }) => id),
    [1, null, "x", 4, null, null, null, 8, 9],
  );
  for (const [index, { text, error }] of replies.entries()) {
    const bad = index > 0 && index < 8;
    assert.equal(typeof error, bad ? "string" : "undefined");
    assert.equal(typeof text, bad ? "undefined" : "string");
  }
  assert.match(complained, /^Line 2: not JSON: /);
  assert.match(complained, /\nLine 3: before: .*expected string.*\n/);
  assert.match(complained, /\nLine 8: after: .*; document: .*\n$/);
  assert.equal(complained.trim().split("\n").length, 7);
});

test("line ends of Windows, a byte order mark, blank lines: all read; lines are counted as in the file", async () => {
  const { exitCode, replies } = await answers(background, [
    '\uFEFF{"id":1,"before":"On the other "}\r',
    "",
    "  \r",
    '{"id":2,"before":"On the other "}',
  ]);
  assert.equal(exitCode, 0);
  assert.deepEqual(replies, [
    { id: 1, text: replies[1]!.text },
    { id: 2, text: replies[1]!.text },
  ]);
  const bad = await run([...background, "--jsonl"], { lines: ["", "", "x"] });
  assert.match(bad.complained, /^Line 3: /);
});

test("text with CRLF line ends is completed as text with LF", async () => {
  const before = "I've moved the clock.\n\nI spent the ";
  const lf = await textOf(history, { before });
  assert.notEqual(lf, "");
  assert.equal(await textOf(history, { before: before.replaceAll("\n", "\r\n") }), lf);
});

test("an empty history is said, and the background answers", async () => {
  const empty = await folderWith({});
  const request = { id: 1, before: "On the other " };
  const { exitCode, complained, replies } = await answers(["complete", "--history", empty], [request]);
  assert.equal(exitCode, 0);
  assert.match(complained, /^There is no writing in /);
  assert.deepEqual(replies, (await answers(background, [request])).replies);
});

test("a history that is not there ends it before any answer", async () => {
  const { exitCode, complained, replies } = await answers(
    ["complete", "--history", "/none/such"],
    [{ id: 1 }],
  );
  assert.deepEqual({ exitCode, replies }, { exitCode: 1, replies: [] });
  assert.equal(complained, "There is no file or folder /none/such\n");
});
