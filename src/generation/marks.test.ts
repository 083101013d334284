import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { withMarks } from "./marks.ts";

const CODE = "```js\nrun();\n```";

test("blocks of code have marks, the same ones the same; pieces of code in a sentence stay", () => {
  const { text } = withMarks(`See \`run\`.\n\n${CODE}\n\nThen:\n\n~~~\nelse\n~~~\n\nAgain:\n\n${CODE}\n`);
  assert.equal(text, "See `run`.\n\n⟦code 1⟧\n\nThen:\n\n⟦code 2⟧\n\nAgain:\n\n⟦code 1⟧\n");
});

test("a reply has back what marks stand for; a mark that was not given goes", () => {
  const { restore } = withMarks(`Do this:\n\n${CODE}\n`);
  assert.equal(restore("So:\n\n⟦ Code 1 ⟧\n\nnot ⟦code 7⟧."), `So:\n\n${CODE}\n\nnot .`);
});

test("marks that stand in a text stand for themselves", () => {
  const { text, restore } = withMarks(`⟦code 2⟧ and\n\n${CODE}\n`);
  assert.equal(restore(text), `⟦code 2⟧ and\n\n${CODE}\n`);
});

test("what is marked comes back as it was, in any text", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      "⟦code 1⟧",
      "⟦ code 2 ⟧",
      "\n```\na\n```\n",
      "\n~~~\n",
      "⟦",
      "⟧",
      "3",
      "```\n",
      "> ",
      "- ",
    ),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join("");
      const { text: marked, restore } = withMarks(text);
      assert.equal(restore(marked), text);
    }),
  );
});
