import assert from "node:assert/strict";
import fc from "fast-check";
import { extractProse, supportedLanguages } from "../src/text/extractProse.ts";
import { countWords } from "../src/text/tokenize.ts";
import type { Fixture } from "./readFixture.ts";

/** A text that is to be read, whatever it holds. */
export interface Hostile {
  readonly source: string;
  readonly languageId: string;
}

/** Marks of all formats: what begins, ends and nests things. */
const MARKS = [
  ..."*_`~^#=+|-<>[](){}$%\\&:;'\"!@/".split(""),
  ...[
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\t",
    "    ",
    "\f",
    "\0",
    "\uFEFF",
    "\uFFFC",
    "\uE000",
    "\uD83D",
    "\u2028",
    "é",
    "—",
  ],
  ...[
    "- ",
    "1. ",
    "> ",
    "# ",
    "== ",
    "* ",
    "** ",
    "+ ",
    ". ",
    "|===\n",
    "----\n",
    "____\n",
    "====\n",
    "````\n",
    "```\n",
    "~~~\n",
  ],
  ...[
    "<div>",
    "</div>",
    "<p>",
    "<b>",
    "</b>",
    "<code>",
    "</code>",
    "<pre>",
    "<blockquote>",
    "</blockquote>",
    "<table><tr><td>",
  ],
  ...[
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "<sup>1</sup>",
    "<a href='x'>",
    "</a>",
    "<ul><li>",
    "<math>",
    "&amp;",
    "&#8212;",
    "<![CDATA[",
  ],
  ...[
    "\\begin{itemize}",
    "\\end{itemize}",
    "\\item ",
    "\\begin{verbatim}",
    "\\end{verbatim}",
    "\\emph{",
    "\\footnote{",
    "\\section{",
    "}",
  ],
  ...[
    "\\begin{document}",
    "\\end{document}",
    "\\cite{a}",
    "\\verb|",
    "\\[",
    "\\]",
    "\\(",
    "\\)",
    "$$",
    "\\'e",
    "\\def\\a#1{",
    "%\n",
  ],
  ...[
    "[source]\n",
    "[quote]\n",
    "image::a[]",
    "footnote:[",
    "<<a,",
    ">>",
    "link:a[",
    "term:: ",
    "+++",
    "{a}",
    "ifdef::a[]\n",
    "//\n",
  ],
  ...[
    "#+BEGIN_SRC\n",
    "#+END_SRC\n",
    "#+begin_quote\n",
    "#+end_quote\n",
    ":PROPERTIES:\n",
    ":END:\n",
    "* TODO ",
    "[[",
    "]]",
    "[fn:1]",
    "=a=",
    "~a~",
    "{{{a}}}",
  ],
  ...[
    "{{< x >}}",
    "{% raw %}",
    "{% endraw %}",
    "{{",
    "}}",
    "import a\n",
    "export const a = {\n",
    "{/*",
    "*/}",
    "<A b={c}>",
    "</A>",
    ":::\n",
    "]{.a}",
    ":a:",
  ],
  ...[
    '"cells": [',
    '{"cell_type": "markdown", "source": ["',
    '"]}',
    '\\n", "',
    "\\u00e9",
    '{"source": "',
    '", "cell_type": "markdown"}',
  ],
  ...[
    "On Monday, Ann wrote:\n",
    "-- \n",
    "-----Original Message-----\n",
    "From: a\nTo: b\n",
    "From a@b c\n",
    "Copyright (c) 2020",
    ".. note::\n",
    "::\n",
    "---\n",
    "+++\n",
  ],
];

/** Some words and some marks, at times one of them over and over. */
const markedText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...MARKS) },
      {
        weight: 3,
        arbitrary: fc.constantFrom("It is here. ", "Did he? ", "I never ", "https://a.b ", "word ", "Mr. X "),
      },
      { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 6 }) },
      {
        weight: 1,
        arbitrary: fc
          .tuple(fc.constantFrom(...MARKS), fc.integer({ min: 2, max: 300 }))
          .map(([mark, times]) => mark.repeat(times)),
      },
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

/** One or two marks, thousands of times: nesting that nobody writes. */
const nested: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...MARKS), fc.constantFrom("", ...MARKS), fc.integer({ min: 1000, max: 10_000 }))
  .map(([one, other, times]) =>
    (one + other).repeat(Math.ceil(Math.min(times, 60_000 / (one + other).length))),
  );

/** A change of a text: from a place on some of it goes, and something else comes, or it comes again. */
const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 400 })),
  inserted: fc.oneof(fc.constantFrom(...MARKS), fc.constant("")),
  again: fc.integer({ min: 0, max: 3 }),
});

/** Texts for every format: marks, nesting, and documents that were cut up and put together wrongly. */
export function hostileText(
  fixtures: readonly { readonly source: string; readonly languageId: string }[],
): fc.Arbitrary<Hostile> {
  const mutated = fc
    .tuple(fc.constantFrom(...fixtures), fc.array(change, { minLength: 1, maxLength: 12 }))
    .map(([{ source, languageId }, changes]) => ({ source: changes.reduce(changed, source), languageId }));
  const language = fc.constantFrom(...supportedLanguages);
  return fc.oneof(
    { weight: 10, arbitrary: mutated },
    { weight: 10, arbitrary: fc.record({ source: markedText, languageId: language }) },
    { weight: 1, arbitrary: fc.record({ source: nested, languageId: language }) },
  );
}

function changed(
  source: string,
  { at, removed, inserted, again }: { at: number; removed: number; inserted: string; again: number },
): string {
  const start = Math.floor(at * source.length);
  const gone = source.slice(start, start + removed);
  return source.slice(0, start) + inserted + gone.repeat(again) + source.slice(start + removed);
}

/** Bytes of a file that were damaged on their way. */
export function damagedFile(fixtures: readonly Fixture[]): fc.Arbitrary<Fixture> {
  const damage = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.uint8Array({ maxLength: 6 }));
  return fc
    .tuple(
      fc.constantFrom(...fixtures),
      fc.array(damage, { minLength: 1, maxLength: 6 }),
      fc.double({ min: 0.2, max: 1, noNaN: true }),
    )
    .map(([fixture, damages, kept]) => {
      const bytes = fixture.bytes.slice(0, Math.ceil(fixture.bytes.length * kept));
      for (const [at, values] of damages) {
        const start = Math.min(Math.floor(at * bytes.length), Math.max(0, bytes.length - values.length));
        bytes.set(values.subarray(0, bytes.length - start), start);
      }
      return { ...fixture, bytes };
    });
}

/**
 * Reads a text and asserts that its sentences stand in it, in order and apart, and that what is left out does.
 * @returns the seconds of processor time it took
 */
export function assertReadable({ source, languageId }: Hostile): number {
  const before = process.cpuUsage();
  const { sentences, omissions, words } = extractProse(source, languageId);
  const { user } = process.cpuUsage(before);
  let end = 0;
  for (const sentence of sentences) {
    assert.ok(sentence.start >= end && sentence.end > sentence.start && sentence.end <= source.length);
    assert.ok(!/^\s|\s$|\s\s|[\n\t]/.test(sentence.text));
    end = sentence.end;
  }
  for (const { start, end } of omissions) assert.ok(start >= 0 && start < end && end <= source.length);
  assert.equal(words, countWords(sentences.map(({ text }) => text).join("\n")));
  return user / 1e6;
}
