import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { Mixture } from "./mixture.ts";
import { Ngrams } from "./ngrams.ts";
import { Vocabulary } from "./vocabulary.ts";

const WORDS = ["a", "b", "c", "d", "e"];

function mixtureOf(...texts: string[][]) {
  const vocabulary = new Vocabulary();
  const sources = texts.map((words) => {
    const counts = new Ngrams();
    const ids = words.map((word) => vocabulary.idOf(word));
    ids.forEach((id, at) => {
      counts.add(
        ids.slice(Math.max(0, at - 4), at).map((before) => vocabulary.contextOf(before)),
        id,
      );
    });
    return { counts, weight: 2, discount: 0.6 };
  });
  return { vocabulary, mixture: new Mixture(vocabulary, sources) };
}

test("probabilities of all pieces sum to one, short of what is kept for unseen ones", () => {
  const text = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(text, text, text, (one, other, asked) => {
      const { vocabulary, mixture } = mixtureOf(one, other);
      const context = asked.slice(-4).map((word) => vocabulary.contextOf(vocabulary.idOf(word)));
      const known = WORDS.map((word) => vocabulary.find(word)).filter((id) => id !== undefined);
      const sum = known.reduce((total, id) => total + mixture.probabilityOf(context, id), 0);
      const seen = new Set([...one, ...other]).size;
      const mostKept =
        (2 * 0.6 * (new Set(one).size + new Set(other).size)) / (2 * (one.length + other.length));
      assert.ok(sum <= 1 + 1e-9, `${sum}`);
      assert.ok(sum >= 1 - mostKept - 1e-9, `${sum} for ${seen} words`);
    }),
  );
});

test("with what is typed, only words that begin so are left, and share what is theirs", () => {
  const { vocabulary, mixture } = mixtureOf(["to", "be", "to", "bend", "to", "go"]);
  const context = [vocabulary.contextOf(vocabulary.idOf("to"))];
  const found = mixture.next(context, 5, vocabulary.startingWith("be"));
  assert.deepEqual(
    found.map(({ id }) => vocabulary.textOf(id)),
    ["be", "bend"],
  );
  assert.ok(Math.abs(found.reduce((sum, { probability }) => sum + probability, 0) - 1) < 1e-9);
});
