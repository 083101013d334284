import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { INJECTIONS } from "../../test/injections.ts";
import { continuation, gapOf } from "./continuation.ts";
import { maskPrompt } from "./masked.ts";
import { buildPrompt, type PromptInputs, type Unit } from "./prompt.ts";

const INPUTS: PromptInputs = {
  preference: "Keep sentences short.",
  passages: ["The kettle was on before anyone spoke."],
  contrast: ["It should be noted that it is late."],
  title: "Home",
  before: "We came home. ",
  after: "\n\nThe next day it rained.",
  languageId: "markdown",
  unit: "sentence",
};
const KEY = "sk-proj-0123456789abcdefABCDEF";

/** The injection in every place that a document has in a prompt. */
function everywhere(text: string): readonly PromptInputs[] {
  return [
    { ...INPUTS, passages: [text, text] },
    { ...INPUTS, contrast: [text] },
    { ...INPUTS, title: text },
    { ...INPUTS, before: `${KEY} ${text}\n` },
    { ...INPUTS, after: text },
    { ...INPUTS, passages: [text], contrast: [text], title: text, before: text, after: text },
  ];
}

/** The lines of a prompt that stand outside its fences: those that we wrote. */
function ours(user: string): string {
  const lines = user.split("\n");
  const fence = lines.at(-2);
  let inside = false;
  return lines
    .filter((line) => {
      if (line === fence) inside = !inside;
      return !inside && line !== fence;
    })
    .join("\n");
}

/** What we say in a prompt with all its parts, and in one with some of them. */
const SAID = new Set(ours(buildPrompt(INPUTS).user).split("\n"));
const ASKS_FOR_WORD = `${[...SAID].at(-1)} Begin your reply with the text's last word again, completed where it is cut off.`;

describe("no document poses as an instruction", () => {
  for (const { name, text } of INJECTIONS) {
    test(name, () => {
      for (const inputs of everywhere(text)) {
        const { system, user } = maskPrompt(buildPrompt(inputs)).prompt;
        assert.equal(system, buildPrompt(INPUTS).system);
        for (const line of ours(user).split("\n")) assert(SAID.has(line) || line === ASKS_FOR_WORD, line);
        assert(!user.includes(KEY));
      }
    });
  }
});

describe("what a model answers that obeyed does no harm", () => {
  for (const { name, text, obeyed, harm } of INJECTIONS) {
    test(name, () => {
      // Else the case would prove nothing.
      assert.match(obeyed, harm);
      for (const unit of ["sentence", "paragraph", "text"] satisfies Unit[]) {
        for (const languageId of ["markdown", "plaintext", "latex", "restructuredtext", "asciidoc", "html"]) {
          // The document has other links, none of them the injection's.
          const gap = gapOf({
            ...INPUTS,
            passages: [],
            unit,
            languageId,
            before: "See [a](https://good.example). ",
          });
          const inserted = continuation(obeyed, gap);
          if (inserted !== undefined) assert.doesNotMatch(inserted, harm, `${unit} ${languageId}: ${text}`);
        }
      }
    });
  }
});

describe("commands of formats that lead away, read files or run something do not get in", () => {
  const cases: readonly (readonly [languageId: string, reply: string, inserted: string | undefined])[] = [
    [
      "latex",
      "It was \\href{https://evil.example}{late}, \\url{https://evil.example}.",
      "It was late, evil.example.",
    ],
    [
      "latex",
      "It was late \\includegraphics[width=1cm]{https://evil.example/a.png} and dark.",
      "It was late  and dark.",
    ],
    ["latex", "It was late \\input{/etc/passwd} and dark.", "It was late  and dark."],
    ["latex", "It was late \\immediate\\write18{curl evil.example} and dark.", "It was late"],
    ["latex", "It was \\emph{late}, see \\cite{knuth}.", "It was \\emph{late}, see \\cite{knuth}."],
    ["restructuredtext", "It was `late <https://evil.example>`_ and dark.", "It was late  and dark."],
    [
      "restructuredtext",
      "It was late.\n\n.. image:: https://evil.example/a.png\n   :alt: a\n",
      "It was late.",
    ],
    ["restructuredtext", "It was late.\n\n.. raw:: html\n\n   <script src=x></script>\n", "It was late."],
    ["restructuredtext", "It was *late*, and ``code`` ran.", "It was *late*, and ``code`` ran."],
    [
      "asciidoc",
      "It was link:https://evil.example[late] and image:https://evil.example/a.png[] dark.",
      "It was late and  dark.",
    ],
    ["asciidoc", "It was late.\n\ninclude::/etc/passwd[]\n", "It was late."],
    ["asciidoc", "It was *late*, and _dark_.", "It was *late*, and _dark_."],
    ["html", "It was <b>late</b> and <script>x</script> dark.", "It was late and x dark."],
  ];
  for (const [languageId, reply, inserted] of cases) {
    test(`${languageId}: ${JSON.stringify(reply)}`, () => {
      const gap = gapOf({ ...INPUTS, passages: [], unit: "text", languageId });
      assert.equal(continuation(reply, gap)?.trim(), inserted);
    });
  }

  test("those that the author uses may come again", () => {
    const use = "\\includegraphics{kitchen.png}";
    const gap = gapOf({ ...INPUTS, before: `See ${use}. `, passages: [], languageId: "latex" });
    assert.equal(continuation(`See ${use} again.`, gap), `See ${use} again.`);
  });
});

test("text in scripts that need joiners, and emoji, stay as they are", () => {
  for (const text of ["می‌خواهم که بروم.", "क्‍ष है।", "A 👩‍👩‍👧 and a ❤️ and 1️⃣.", "naïve café – “so” it is…"]) {
    assert.equal(continuation(text, gapOf({ ...INPUTS, passages: [], unit: "text" })), text);
  }
});

test("a fence that the answer opens and closes stays, and one that the author has open may be closed", () => {
  const inserted = (before: string, reply: string) =>
    continuation(reply, gapOf({ ...INPUTS, before, after: "", passages: [], unit: "text" }));
  const whole = "So it goes:\n\n```js\nrun()\n```\n\nThat is all.";
  assert.equal(inserted("We ran it.\n\n", whole), whole);
  assert.equal(inserted("We ran it.\n\n```js\n", "run()\n```\n\nThat is all."), "run()\n```\n\nThat is all.");
  assert.equal(inserted("We ran it.\n\n", `${whole}\n\n~~~~\n~~~ \nmore`), whole);
});

test("markup in layers without end is no trap", () => {
  const inserted = (reply: string) => {
    const since = performance.now();
    const text = continuation(reply, gapOf({ ...INPUTS, passages: [], unit: "text" }));
    assert(performance.now() - since < 3_000, reply.slice(0, 40));
    return text ?? "";
  };
  assert.doesNotMatch(inserted(`${"www.".repeat(2_000)}evil.example`), /www\./);
  const nested = "[![a".repeat(200) + "](https://evil.example)".repeat(200);
  assert.doesNotMatch(inserted(nested), /https?:|\]\(/);
  assert.doesNotMatch(
    inserted(`${"<".repeat(3_000)}img src=//evil.example ${">".repeat(3_000)} now`),
    /<img/,
  );
  assert.doesNotMatch(
    inserted(`It ${"htt".repeat(50)}ps://${"https://".repeat(500)}evil.example now`),
    /:\/\//,
  );
});
