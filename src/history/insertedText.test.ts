import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { InsertedText, type TextChange } from "./insertedText.ts";

/** A document that is written in a test. */
class Draft {
  text = "";
  readonly inserted = new InsertedText();

  put(text: string, suggested: readonly string[] = [], start = this.text.length, removed = 0) {
    this.text = this.text.slice(0, start) + text + this.text.slice(start + removed);
    return this.inserted.change([{ start, removed, text }], suggested);
  }

  type(text: string): void {
    for (const character of text) this.put(character);
  }

  get sentences() {
    return extractProse(this.text, "plaintext").sentences;
  }

  decide(cursor: number | undefined = this.text.length, ofAll = false): string[] {
    return this.inserted.decide(this.sentences, cursor, ofAll).map(({ text }) => text);
  }
}

const SUGGESTION = " the ferryman had left the boathouse before dawn.";

test("a sentence that is mostly an accepted suggestion is not the author's; one typed along is", () => {
  const accepted = new Draft();
  accepted.type("I think that");
  accepted.put(SUGGESTION, [SUGGESTION]);
  assert.deepEqual(accepted.decide(), [`I think that${SUGGESTION}`]);
  assert.deepEqual(accepted.decide(), [], "it is decided once");

  const typed = new Draft();
  typed.type(`I think that${SUGGESTION}`);
  assert.deepEqual(typed.decide(), []);
});

test("word by word is accepted too; more typed than accepted is the author's", () => {
  const words = new Draft();
  for (const word of SUGGESTION.split(/(?= )/)) words.put(word, [SUGGESTION]);
  assert.equal(words.decide().length, 1);

  const mine = new Draft();
  mine.type("I have been thinking for a very long time about why");
  mine.put(" the ferryman left", [`${SUGGESTION} the ferryman left`]);
  mine.type(", to no avail.");
  assert.deepEqual(mine.decide(), []);
});

test("a sentence is decided when it is finished, or provisionally when it is saved", () => {
  const draft = new Draft();
  const open = " the ferryman and his dog had left the boathouse a good while before dawn";
  draft.type("So");
  draft.put(open, [open]);
  assert.deepEqual(draft.decide(), []);
  assert.deepEqual(draft.decide(undefined, true), [`So${open}`]);
  const again = new Draft();
  again.put(open, [open]);
  assert.equal(again.decide(again.text.length, true).length, 1);
  again.type(", and I was glad of it, since the dog and I had never once agreed about anything.");
  assert.deepEqual(again.decide(), [], "the author wrote most of what it became");
});

const pasted =
  "One is not enough here. Two are not enough here. Three are just about right. Four are too many.";

test("four sentences put in at once are not the author's; three, moved ones and typed ones are", () => {
  const draft = new Draft();
  draft.type("This is mine and stays. ");
  const put = draft.put(pasted);
  draft.inserted.paste(draft.sentences, put, () => false);
  assert.equal(draft.decide().join(" "), pasted);

  const three = new Draft();
  const few = pasted
    .split(/(?<=\.) /)
    .slice(0, 3)
    .join(" ");
  assert.deepEqual(three.put(few), []);

  const moved = new Draft();
  moved.inserted.paste(moved.sentences, moved.put(pasted), (sentence) => sentence.startsWith("One"));
  assert.deepEqual(moved.decide(), []);
});

test("reformatting a document is no paste", () => {
  const draft = new Draft();
  draft.type(pasted.replaceAll(". ", ".\n\n"));
  const own = new Set(draft.sentences.map(({ text }) => text));
  const put = draft.put(pasted, [], 0, draft.text.length);
  assert.equal(put.length, 1);
  draft.inserted.paste(draft.sentences, put, (sentence) => own.has(sentence));
  assert.deepEqual(draft.decide(), []);
});

test("however a text is changed, what is tracked stays inside it, and nothing is tracked that was only typed", () => {
  const change = fc.record({
    at: fc.nat(200),
    removed: fc.nat(12),
    text: fc.constantFrom("a", "bc d", "Ef. ", ""),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), fc.boolean(), (changes, isSuggesting) => {
      const draft = new Draft();
      for (const { at, removed, text } of changes) {
        const start = Math.min(at, draft.text.length);
        const there = Math.min(removed, draft.text.length - start);
        draft.put(text, isSuggesting ? ["bc d", "Ef. "] : [], start, there);
        let last = -1;
        for (const span of draft.inserted.spans) {
          assert.ok(span.start > last && span.end > span.start && span.end <= draft.text.length);
          assert.match(draft.text.slice(span.start, span.end), /^[bcdEf. ]+$/);
          last = span.end;
        }
        if (!isSuggesting) assert.equal(draft.inserted.spans.length, 0);
      }
      draft.decide(undefined);
      assert.equal(
        draft.inserted.spans.every(({ end }) => end <= draft.text.length),
        true,
      );
    }),
  );
});

test("several changes of one event are told from the end on", () => {
  const inserted = new InsertedText();
  const changes: TextChange[] = [
    { start: 10, removed: 0, text: "xyz" },
    { start: 2, removed: 1, text: "abcd" },
  ];
  inserted.change(changes, ["xyz"]);
  assert.deepEqual(inserted.spans, [{ start: 13, end: 16 }]);
});
