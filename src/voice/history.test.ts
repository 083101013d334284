import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { AuthorHistory } from "./history.ts";
import { Mixture } from "./mixture.ts";
import { pieces } from "./pieces.ts";
import { numbered } from "./piecesOfProse.ts";
import { Vocabulary } from "./vocabulary.ts";

function historyOf(texts: Readonly<Record<string, string>>) {
  const vocabulary = new Vocabulary();
  const history = new AuthorHistory(vocabulary);
  const learn = (id: string, text: string) => history.add(id, numbered(pieces(text), vocabulary));
  for (const [id, text] of Object.entries(texts)) learn(id, text);
  const formsOf = (text: string) => pieces(text).map((piece) => vocabulary.contextOf(vocabulary.idOf(piece)));
  const idsOf = (text: string) => pieces(text).map((piece) => vocabulary.idOf(piece));
  const mixture = new Mixture(vocabulary, [{ counts: history, weight: 4, discount: 0.7 }]);
  const predict = (context: string) =>
    mixture.next(formsOf(context), 5).map(({ id, probability }) => [vocabulary.textOf(id), probability]);
  return { history, learn, formsOf, idsOf, predict };
}

test("the longest known context decides", () => {
  const { predict } = historyOf({ "a.md": "the red house stood. the red house fell. a blue house rose." });
  assert.equal(predict("the red")[0]?.[0], " house");
  assert.equal(predict("a blue house")[0]?.[0], " rose");
});

test("occurrences name the documents that the words are in, most frequent first", () => {
  const { history, formsOf, idsOf } = historyOf({
    "once.md": "we ship it on Friday",
    "twice.md": "we ship it today and we ship it tomorrow",
    "never.md": "nobody ships anything",
  });
  assert.deepEqual(history.occurrences(formsOf("we"), idsOf(" ship it")), [
    { document: "twice.md", count: 2 },
    { document: "once.md", count: 1 },
  ]);
});

test("a passage goes on as the author did, as far as the paragraph goes", () => {
  const { history, formsOf, idsOf } = historyOf({ "a.md": "as I said before, keep it small.\nNext" });
  assert.deepEqual(history.passagesAfter(formsOf("but as I said before,"), 4, 20, 3), [
    idsOf(" keep it small."),
  ]);
  assert.deepEqual(history.passagesAfter(formsOf("who said before,"), 4, 20, 3), []);
});

test("a document that was removed might never have been there", () => {
  const word = fc.constantFrom("a", "b", "c", "d");
  const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
  const step = fc.record({
    id: fc.nat(4).map(String),
    text: fc.option(text, { nil: undefined }),
    asked: text,
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), text, (steps, asked) => {
      const left = new Map<string, string>();
      const worked = historyOf({});
      for (const { id, text, asked } of steps) {
        if (text === undefined) {
          worked.history.remove(id);
          left.delete(id);
        } else {
          worked.learn(id, text);
          left.set(id, text);
        }
        worked.predict(asked);
      }
      const fresh = historyOf(Object.fromEntries(left));
      assert.deepEqual(worked.predict(asked), fresh.predict(asked));
      assert.deepEqual(
        [worked.history.total, worked.history.distinct],
        [fresh.history.total, fresh.history.distinct],
      );
    }),
  );
});
