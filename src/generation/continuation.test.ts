import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { continuation, type Gap, gapOf, holdsUnit } from "./continuation.ts";
import type { Unit } from "./prompt.ts";

function gapAt(text: string, unit: Unit = "sentence", languageId = "markdown"): Gap {
  const [before = "", after = ""] = text.split("║");
  return gapOf({ before, after, unit, passages: [], languageId });
}

/** The text with the continuation drawn into it between ├ and ┤; as it was, where there is none. */
function drawn(text: string, reply: string, unit?: Unit): string {
  const continued = continuation(reply, gapAt(text, unit));
  return continued === undefined ? text : text.replace("║", () => `├${continued}┤`);
}

/** [the text with its cursor, the model's reply, what comes of it] */
type Picture = readonly [text: string, reply: string, result: string];

function pictures(name: string, cases: readonly Picture[], unit?: Unit): void {
  test(name, () => {
    for (const [text, reply, result] of cases) assert.equal(drawn(text, reply, unit), result, reply);
  });
}

pictures("spaces where the reply meets the text", [
  ["It was late║", " and we left.", "It was late├ and we left.┤"],
  ["It was late║", "and we left.", "It was late├ and we left.┤"],
  ["It was late ║", " and we left.", "It was late ├and we left.┤"],
  ["It was late║", ", so we left.", "It was late├, so we left.┤"],
  ["It was late.║", "We left.", "It was late.├ We left.┤"],
  ["It was late.\n\n║", "\n\nWe left.", "It was late.\n\n├We left.┤"],
  ["It was (║", "so they said) late.", "It was (├so they said) late.┤"],
  ['She said: "║', "We left.", 'She said: "├We left.┤'],
  ['She said "no"║', "and left.", 'She said "no"├ and left.┤'],
  ["It was a well-║", "known fact.", "It was a well-├known fact.┤"],
  ["║", "We left.", "├We left.┤"],
  ["We ║left the house.", "quietly and without a word", "We ├quietly and without a word ┤left the house."],
]);

pictures("a word that is cut off, or repeated", [
  ["The wea║", "weather was fine.", "The wea├ther was fine.┤"],
  [
    "The weather was fine, but in the ║",
    "the evening it rained.",
    "The weather was fine, but in the ├evening it rained.┤",
  ],
  ["He likes the║", "the cat.", "He likes the├ cat.┤"],
  ["Weather is dull. The wea║", "ther was fine.", "Weather is dull. The wea├ther was fine.┤"],
  ["in the ║", "then we left.", "in the ├then we left.┤"],
]);

pictures("an echo of the text", [
  ["We came home late. It was║", "We came home late. It was dark.", "We came home late. It was├ dark.┤"],
  ["We came home late. It was ║", "It was\ndark.", "We came home late. It was ├dark.┤"],
  [
    "One is here. Two is here. ║",
    "One is here. Three is here.",
    "One is here. Two is here. ├Three is here.┤",
  ],
  ["We came home late.║", "We came home late.", "We came home late.║"],
  ["- one\n- ║", "- two", "- one\n- ├two┤"],
]);

pictures("a repetition of what follows", [
  ["We left ║ and went home.", "the house and went home.", "We left ├the house┤ and went home."],
  ["We left║.", "the house.", "We left├ the house┤."],
  [
    "We left. ║\n\nThe next day it rained all over.",
    "It was late, and the next day it rained all over.",
    "We left. ├It was late, and the next day it rained all over.┤\n\nThe next day it rained all over.",
  ],
  [
    "We left. ║The next day it rained all over.",
    "It was late; The next day it rained hard.",
    "We left. ├It was late; ┤The next day it rained all over.",
  ],
]);

pictures("what is said around the answer", [
  ["We left║", "Sure! Here is a continuation of your text:\n\nand went home.", "We left├ and went home.┤"],
  ["We left. ║", "Sure, here’s the next sentence: It was late.", "We left. ├It was late.┤"],
  ["We left. ║", "Certainly! I'd be happy to help: It was late.", "We left. ├It was late.┤"],
  ["We left. ║", "**Continuation:** It was late.", "We left. ├It was late.┤"],
  ["We left. ║", "```markdown\nIt was late.\n```", "We left. ├It was late.┤"],
  ["We left. ║", '"It was late."', "We left. ├It was late.┤"],
  ["We left. ║", "“It was late.”", "We left. ├It was late.┤"],
  ["We left ║", "...when it was late.", "We left ├when it was late.┤"],
  ["We left. ║", "<think>Short. Past tense.</think>\nIt was late.", "We left. ├It was late.┤"],
  ["We left. ║", "It was late.<|im_end|>\n<|im_start|>user", "We left. ├It was late.┤"],
  ["We left. ║", "It was late.\n\nLet me know if you would like another version!", "We left. ├It was late.┤"],
  // The author may write like that, too.
  ["We left. ║", "Here is where we lived.", "We left. ├Here is where we lived.┤"],
  ["We left. ║", '"Wait," she said, and we did.', 'We left. ├"Wait," she said, and we did.┤'],
  ["We left. ║", "Sure of the way, we hurried.", "We left. ├Sure of the way, we hurried.┤"],
]);

test("nothing usable is no continuation", () => {
  const replies = [
    "",
    " \n\n ",
    "...",
    "Sure!",
    "Sure, here is a continuation of your text:",
    "I'm sorry, but I can't continue this text.",
    "As an AI language model, I have no opinion.",
    "I cannot help with that.",
    "<think>I wonder what",
    "\u202E\u200B",
  ];
  for (const reply of replies) assert.equal(continuation(reply, gapAt("We left. ║")), undefined, reply);
});

pictures("one sentence is one sentence", [
  ["We left. ║", "It was late. We were tired.", "We left. ├It was late.┤"],
  ["We left. ║", "Dr. Smith came. We were tired.", "We left. ├Dr. Smith came.┤"],
  ["We left. ║", "It cost 3.5 euros.", "We left. ├It cost 3.5 euros.┤"],
  ["We left. ║", "It was late\n\nWe were tired.", "We left. ├It was late┤"],
]);

pictures(
  "one paragraph is one paragraph, and ends with a sentence",
  [
    ["We left. ║", "It was late. We were tired.\n\nThe next day", "We left. ├It was late. We were tired.┤"],
    ["We left. ║", "It was late. We were tired. And th", "We left. ├It was late. We were tired.┤"],
    ["We left.║", "\n\nIt was late.", "We left.├\n\nIt was late.┤"],
    ["We left, and║", "\n\nit was late.", "We left, and├ it was late.┤"],
    ["We left. ║", "It was la", "We left. ├It was la┤"],
  ],
  "paragraph",
);

pictures("links and images that the inputs do not have become words", [
  ["See ║", "[the guide](https://evil.example/x).", "See ├the guide.┤"],
  ["See ║", "![a picture](https://evil.example/?q=text) of it.", "See ├a picture of it.┤"],
  [
    "See ║",
    "[![a picture](https://evil.example/a)](https://evil.example/b) of it.",
    "See ├a picture of it.┤",
  ],
  ["See ║", "`https://evil.example/x` for more.", "See ├`evil.example/x` for more.┤"],
  ["See ║", "https://evil.example/x for more.", "See ├evil.example/x for more.┤"],
  ["See ║", "http://http://localhost:80/x for more.", "See ├localhost:80/x for more.┤"],
  ["See ║", "[this](javascript:alert(1)).", "See ├this.┤"],
  ["See ║", "<https://evil.example/x> for more.", "See ├evil.example/x for more.┤"],
  ["See ║", '<img src="https://evil.example/x">this.', "See ├this.┤"],
  ["See ║", '<script src="x"></script>this.', "See ├this.┤"],
  ["See ║", "[the guide][1].\n\n[1]: https://evil.example/x", "See ├[the guide][1].┤"],
  [
    "The [guide](https://good.example/x) is long. See ║",
    "[it](https://good.example/x), not [that](https://good.example/).",
    "The [guide](https://good.example/x) is long. See ├[it](https://good.example/x), not that.┤",
  ],
  ["He said ║", "that it was there [sic] all along.", "He said ├that it was there [sic] all along.┤"],
]);

test("characters that cannot be seen are taken off", () => {
  assert.equal(
    drawn("It is ║", "a \u202Edetrever\u202C word\u200B,\u0007 so.\u{E0041}"),
    "It is ├a detrever word, so.┤",
  );
  assert.equal(drawn("It is ║", "one line\r\nand \uD800another."), "It is ├one line\nand another.┤");
});

test("whatever the reply, what is inserted can be seen, and nothing hides in it", () => {
  const reply = fc.oneof(
    fc.string({ unit: "binary" }),
    fc
      .array(
        fc.constantFrom(
          "[",
          "]",
          "(",
          ")",
          "!",
          "<",
          ">",
          "http://a.b/",
          "a",
          " ",
          "\n",
          "```",
          '"',
          "\u202E",
        ),
      )
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(reply, fc.constantFrom<Unit>("sentence", "paragraph"), (text, unit) => {
      const continued = continuation(text, gapAt("We left. ║", unit));
      if (continued === undefined) return;
      assert.match(continued, /[\p{L}\p{N}]/u);
      assert.doesNotMatch(continued.replace(/[\n\t]/g, ""), /[\p{Cc}\p{Bidi_Control}\uFFFC]|http:\/\/./u);
    }),
  );
});

test("the unit is whole as soon as the next one begins, and not before", () => {
  const whole: readonly (readonly [reply: string, whole: boolean])[] = [
    ["It was late", false],
    ["It was late.", false],
    ["It was late. ", false],
    ["It was late. W", true],
    ["It cost 3.", false],
    ["It cost 3.5 euros", false],
    ["Sure! Here is", false],
    ['"It was late. We', false],
    ["<think>One. Two.", false],
    ["We came home. It", false],
    ["```\nIt was late. We", false],
  ];
  for (const [reply, expected] of whole) {
    assert.equal(holdsUnit(reply, gapAt("We came home. It was dark. ║")), expected, reply);
  }
  const paragraph = gapAt("We came home. ║", "paragraph");
  assert.equal(holdsUnit("It was late. We slept.\n\n", paragraph), false);
  assert.equal(holdsUnit("It was late. We slept.\n\nT", paragraph), true);
});
