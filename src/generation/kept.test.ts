import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { FactKind } from "./fact.ts";
import { compareFacts } from "./kept.ts";

const told = (facts: readonly { kind: string; text: string }[]) =>
  facts.map(({ kind, text }) => `${kind}: ${text}`);

const TEXT = `## Where We Went

On 3 March we met Mrs. Oduya and **Piet** at 14:30; she owed me 1,000 km. See [^1], [the docs][docs], [a map](https://a.example/x)
and \`npm start\`, or mail a@b.example about <b>it</b>.

- one
- two

| a | b |
|---|---|
| 1 | 2 |

![A pier](p.png)
`;

test("a text keeps its own facts", () => {
  const { lost, added, counts } = compareFacts(TEXT, TEXT, "markdown");
  assert.deepEqual([lost, added], [[], []]);
  assert.deepEqual(counts, {
    name: 3,
    number: 5,
    link: 1,
    address: 1,
    code: 1,
    image: 1,
    reference: 2,
    heading: 1,
    listItem: 2,
    table: 1,
    tag: 2,
  });
});

test("each kind of fact is missed where it is lost, and nothing else", () => {
  for (const [part, replacement, lost] of [
    ["On 3 March we", "In spring we", ["number: 3 March"]],
    ["Mrs. Oduya", "the teacher", ["name: Mrs", "name: Oduya"]],
    ["14:30", "noon", ["number: 14:30"]],
    ["1,000 km", "a lot", ["number: 1,000 km"]],
    ["See [^1], ", "See ", ["reference: [^1]"]],
    ["[the docs][docs]", "the docs", ["reference: [docs]"]],
    ["[a map](https://a.example/x)", "a map", ["link: https://a.example/x"]],
    ["`npm start`", "npm start", ["code: `npm start`"]],
    ["a@b.example", "me", ["address: a@b.example"]],
    ["<b>it</b>", "it", ["tag: <b>", "tag: </b>"]],
    ["- two\n", "", ["listItem: -"]],
    ["![A pier](p.png)", "", ["image: ![A pier](p.png)"]],
  ] as const) {
    assert.ok(TEXT.includes(part));
    const kept = compareFacts(TEXT, TEXT.replace(part, replacement), "markdown");
    assert.deepEqual([told(kept.lost), told(kept.added)], [[...lost], []], part);
  }
});

test("what is put differently is kept", () => {
  for (const [part, replacement] of [
    ["On 3 March we", "On March 3rd we"],
    ["14:30", "2:30 pm"],
    ["1,000 km", "a thousand kilometres"],
    ["On 3 March we met Mrs. Oduya and **Piet**", "Mrs Oduya and Piet met us on 3 March"],
  ] as const) {
    const { lost, added } = compareFacts(TEXT, TEXT.replace(part, replacement), "markdown");
    assert.deepEqual([lost, added], [[], []], replacement);
  }
});

test("what is new is told: a name, a number, a link, a heading of another level", () => {
  const rewrite = TEXT.replace("## Where", "### Where").replace("we met", "we and Quentin met, for 2 hours,");
  const { added } = compareFacts(TEXT, `${rewrite}\nhttps://new.example/\n`, "markdown");
  assert.deepEqual(told(added), [
    "heading: ### Where We Went",
    "name: Quentin",
    "number: 2 hours",
    "link: https://new.example/",
  ]);
});

test("a table that lost a row or a column is not the same table", () => {
  const table = (text: string) => compareFacts(TEXT, text, "markdown").lost.map(({ kind }) => kind);
  assert.deepEqual(table(TEXT.replace("| 1 | 2 |\n", "| 1 | 2 |\n| 1 | 2 |\n")), ["table"]);
  assert.deepEqual(table(TEXT.replace(/^\|.*$/gm, (row) => `${row}${row.includes("-") ? "---|" : " 1 |"}`)), [
    "table",
  ]);
});

test("the first word of a sentence is a name only where it can be nothing else", () => {
  const names = (text: string) => compareFacts(text, "Nothing.", "plaintext").lost.map(({ text }) => text);
  assert.deepEqual(names("Walking home took long. It rained."), []);
  assert.deepEqual(names("Jane Austen wrote it. NASA did not."), ["Jane", "Austen", "NASA"]);
  assert.deepEqual(names("We asked Marta's aunt. I said so: That is how I'm made."), ["Marta"]);
});

test("other formats have markup of their own", () => {
  for (const [languageId, text, lost] of [
    [
      "latex",
      "\\section{On It} As \\cite{knuth} has it, $x^2$ and \\texttt{ls}; see \\ref{fig:a}.",
      ["heading", "reference", "code", "code", "reference"],
    ],
    [
      "html",
      "<p>We <em>went</em> to <a href='https://a.example'>it</a>.</p>",
      ["tag", "tag", "tag", "tag", "tag", "tag"],
    ],
    [
      "asciidoc",
      "== On It\n\n* one\n* more\n\nsee <<fig>> and `ls`",
      ["heading", "listItem", "listItem", "reference", "code"],
    ],
    [
      "restructuredtext",
      "On It\n=====\n\n- one\n\nsee [1]_ and ``ls`` or :ref:`fig`",
      ["heading", "listItem", "reference", "code", "reference"],
    ],
  ] as const) {
    const kinds = compareFacts(text, "", languageId).lost.map(({ kind }) => kind);
    assert.deepEqual(kinds, lost, languageId);
    assert.deepEqual(compareFacts(text, text, languageId).lost, []);
  }
});

const word = fc.constantFrom(
  "we",
  "went",
  "along",
  "the",
  "river",
  "and",
  "looked",
  "for",
  "herons",
  "quietly",
);
const fact: fc.Arbitrary<readonly [FactKind, string]> = fc.oneof(
  fc.constantFrom("Marta", "Oduya", "Quillby").map((name) => ["name", name] as const),
  fc.integer({ min: 20, max: 9_999 }).map((number) => ["number", `${number} km`] as const),
  fc.constantFrom("a", "b", "c").map((path) => ["link", `https://x.example/${path}`] as const),
  fc.constantFrom("ls", "npm start").map((code) => ["code", `\`${code}\``] as const),
  fc.integer({ min: 1, max: 9 }).map((number) => ["reference", `[^${number}]`] as const),
);
const sentence = fc
  .tuple(fc.array(word, { minLength: 2, maxLength: 6 }), fact, fc.array(word, { minLength: 1, maxLength: 6 }))
  .map(([before, given, after]) => ({
    fact: given,
    text: `Then ${before.join(" ")} ${given[1]} ${after.join(" ")}.`,
  }));
const sentences = fc.uniqueArray(sentence, { minLength: 1, maxLength: 8, selector: ({ fact }) => fact[1] });

test("in another order nothing is lost or new; a sentence left out loses its own fact, and only that", () => {
  fc.assert(
    fc.property(sentences, fc.nat(), (all, at) => {
      const text = all.map((each) => each.text).join(" ");
      const turned = compareFacts(
        text,
        all
          .toReversed()
          .map((each) => each.text)
          .join(" "),
        "markdown",
      );
      assert.deepEqual([turned.lost, turned.added], [[], []]);
      const gone = all[at % all.length]!;
      const rest = all.filter((each) => each !== gone).map((each) => each.text);
      const { lost, added } = compareFacts(text, rest.join(" "), "markdown");
      assert.deepEqual(
        lost.map(({ kind, text: quoted }) => [kind, quoted]),
        [gone.fact],
      );
      assert.deepEqual(added, []);
      assert.deepEqual(
        compareFacts(rest.join(" "), text, "markdown").added.map(({ kind }) => kind),
        [gone.fact[0]],
      );
    }),
  );
});

test("facts stand where they say, in any text and any format", () => {
  const languages = fc.constantFrom("markdown", "latex", "html", "asciidoc", "restructuredtext", "plaintext");
  const pieces = fc.array(
    fc.constantFrom(
      "# ",
      "\n",
      "`",
      "[a](b)",
      "<b>",
      "Marta ",
      "12 km ",
      "$x$",
      "word ",
      "|",
      "- ",
      "\\item ",
    ),
  );
  fc.assert(
    fc.property(pieces, languages, (parts, languageId) => {
      const text = parts.join("");
      for (const { start, end, text: quoted } of compareFacts(text, "", languageId).lost) {
        assert.ok(text.slice(start, end).includes(quoted));
      }
      assert.deepEqual(compareFacts(text, text, languageId).lost, []);
    }),
  );
});
