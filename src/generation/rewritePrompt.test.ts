import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildRewritePrompt, type RewriteInputs } from "./rewritePrompt.ts";

const INPUTS: RewriteInputs = {
  preference: "Keep sentences short.",
  passages: ["The kettle was on before anyone spoke."],
  contrast: ["It should be noted that the arrangement is subject to revision."],
  title: "The allotment",
  before: "I dug the north bed on Sunday.\n\n",
  text: "It is to be noted that 12 rows were planted.",
  after: "\n\nThe beans came later.",
  languageId: "markdown",
  lost: [],
};

test("the prompt, as it is sent", () => {
  const { system, user } = buildRewritePrompt(INPUTS);
  assert.match(system, /^You rewrite a passage/);
  assert.match(system, /\n\nHow this person writes, .*:\nKeep sentences short\.$/);
  assert.equal(
    user,
    `How other people put such things, and this person does not:
=====
It should be noted that the arrangement is subject to revision.
=====

Earlier passages by this person, for their manner only:
=====
The kettle was on before anyone spoke.
=====

The document is Markdown.

Its title:
=====
The allotment
=====

What stands before the passage:
=====
I dug the north bed on Sunday.


=====

What stands after the passage:
=====


The beans came later.
=====

The passage to rewrite:
=====
It is to be noted that 12 rows were planted.
=====
Rewrite the passage.`,
  );
});

test("what was lost is named, and the stable part stays the same byte for byte", () => {
  const again = buildRewritePrompt({ ...INPUTS, lost: ["12 rows", "a\nb"] });
  assert.equal(again.system, buildRewritePrompt(INPUTS).system);
  assert.match(again.user, /lost these, and must not:\n=====\n12 rows\na b\n=====\n/);
});

test("what was off is named right before the passage, and nothing else changes", () => {
  const first = buildRewritePrompt(INPUTS);
  const again = buildRewritePrompt({ ...INPUTS, off: ["Use contractions freely."] });
  const said = `An earlier rewrite did not sound enough like this person. Write another one, nearer to how they write.
It went against this:
Use contractions freely.

`;
  assert.equal(again.system, first.system);
  assert.equal(again.user.replace(said, ""), first.user);
  assert.ok(again.user.includes(`${said}The passage to rewrite:\n`));
  assert.doesNotMatch(buildRewritePrompt({ ...INPUTS, off: [] }).user, /went against/);
});

const text = fc.string({ unit: fc.constantFrom("=", "\n", "a", " ", "-"), maxLength: 60 });
const inputs: fc.Arbitrary<RewriteInputs> = fc.record({
  preference: fc.constant("Keep sentences short."),
  passages: fc.array(text),
  contrast: fc.array(text),
  title: fc.option(text, { nil: undefined }),
  before: text,
  text,
  after: text,
  languageId: fc.constantFrom("markdown", "latex"),
  lost: fc.array(text),
});

test("the system part is the same, whatever else changes, as long as the preference is", () => {
  fc.assert(
    fc.property(inputs, (each) =>
      assert.equal(buildRewritePrompt(each).system, buildRewritePrompt(INPUTS).system),
    ),
  );
});

test("fences stand in pairs of lines, and no text closes one", () => {
  fc.assert(
    fc.property(inputs, (each) => {
      const { user } = buildRewritePrompt(each);
      const fences = [...user.matchAll(/^=+$/gm)].map(([fence]) => fence);
      const longest = fences.reduce((most, { length }) => Math.max(most, length), 0);
      const outer = fences.filter(({ length }) => length === longest);
      assert.equal(outer.length % 2, 0);
      const [, passage] = user.split(`The passage to rewrite:\n${"=".repeat(longest)}\n`);
      assert.equal(passage, `${each.text}\n${"=".repeat(longest)}\nRewrite the passage.`);
    }),
  );
});

test("the whole is bounded", () => {
  const long = "word ".repeat(50_000);
  const { system, user } = buildRewritePrompt({
    ...INPUTS,
    passages: Array(20).fill(long),
    contrast: Array(20).fill(long),
    title: long,
    before: long,
    after: long,
    lost: Array(200).fill(long),
  });
  assert.ok(system.length + user.length < 16_000);
});
