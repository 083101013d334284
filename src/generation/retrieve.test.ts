import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PassageIndex } from "./retrieve.ts";

function indexOf(documents: Readonly<Record<string, readonly string[]>>): PassageIndex {
  const index = new PassageIndex();
  for (const [id, passages] of Object.entries(documents)) index.add(id, passages);
  return index;
}

const DOCUMENTS = {
  "garden.md": ["The beans need a trellis.", "Compost wants air and patience."],
  "bread.md": ["Flour, water, salt and patience make a loaf.", "The oven needs an hour."],
};

test("the passages that share the rarest words come first", () => {
  const index = indexOf(DOCUMENTS);
  assert.deepEqual(index.search("a trellis for beans", 1), [
    { document: "garden.md", text: "The beans need a trellis." },
  ]);
  assert.deepEqual(
    index.search("oven patience", 4).map(({ text }) => text),
    [
      "The oven needs an hour.",
      "Compost wants air and patience.",
      "Flour, water, salt and patience make a loaf.",
    ],
  );
  assert.deepEqual(index.search("zebra", 4), []);
  assert.deepEqual(index.search("", 4), []);
});

test("the document that is being written is left out where it is named", () => {
  assert.deepEqual(
    indexOf(DOCUMENTS)
      .search("patience", 4, "garden.md")
      .map(({ document }) => document),
    ["bread.md"],
  );
});

test("a document that comes again takes the place of what it was", () => {
  const index = indexOf(DOCUMENTS);
  index.add("garden.md", ["Only tulips now."]);
  assert.deepEqual(index.search("beans compost", 4), []);
  assert.equal(index.search("tulips", 4).length, 1);
});

test("secrets do not get in", () => {
  const index = indexOf({ "a.md": ["Log in with password: hunter2hunter2 as always."] });
  assert.deepEqual(index.search("hunter2hunter2", 4), []);
  assert.equal(index.search("log", 4)[0]?.text, "Log in with password: … as always.");
});

test("adding then removing a document leaves what is found as it was", () => {
  const word = fc.constantFrom("bean", "bread", "oven", "rain", "the", "of");
  const passage = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(fc.array(passage, { maxLength: 5 }), passage, (passages, query) => {
      const index = indexOf(DOCUMENTS);
      const before = index.search(query, 4);
      index.add("new.md", passages);
      index.remove("new.md");
      assert.deepEqual(index.search(query, 4), before);
    }),
  );
});
