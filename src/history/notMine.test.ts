import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import {
  isFinished,
  isPasted,
  MOST_NOT_MINE,
  mostlyWithin,
  NotMine,
  normalised,
  withHashes,
} from "./notMine.ts";

const hashOf = (text: string) => `#${text}`;

test("a sentence is known by what it says, not by how it is wrapped or encoded; an edited one is the author's", () => {
  const known = new NotMine(hashOf);
  known.add("We sat in the cafe\u0301 all day.");
  assert.ok(known.has("We sat in the\n  caf\u00E9 all day."));
  assert.ok(!known.has("We sat in the caf\u00E9 all of the day."));
  assert.ok(known.isJust([hashOf("We sat in the caf\u00E9 all day.")]));
  assert.ok(!known.isJust([]) && !known.isJust(["#other"]));
  known.delete("We sat in the caf\u00E9 all day.");
  assert.ok(!known.has("We sat in the cafe\u0301 all day."));
});

test("any edit of a word makes a sentence the author's", () => {
  const words = fc.array(fc.constantFrom<string>("one", "two", "three", "four"), {
    minLength: 4,
    maxLength: 9,
  });
  fc.assert(
    fc.property(words, fc.nat(8), fc.constantFrom("five", "six"), (sentence, at, word) => {
      const known = new NotMine(hashOf);
      known.add(sentence.join(" "));
      assert.ok(known.has(sentence.join("  ")));
      assert.ok(!known.has(sentence.with(at % sentence.length, word).join(" ")));
    }),
  );
});

test("the list keeps each hash once, the newest last, and no more than it may", () => {
  const hashes = fc.array(fc.constantFrom(..."abcdefgh"));
  fc.assert(
    fc.property(hashes, hashes, (list, added) => {
      const once = withHashes([], list);
      const result = withHashes(once, added);
      assert.equal(new Set(result).size, result.length);
      assert.deepEqual(new Set(result), new Set([...list, ...added]));
      assert.deepEqual(result.slice(result.length - new Set(added).size), [...new Set(added)]);
    }),
  );
  const full = Array.from({ length: MOST_NOT_MINE }, (_, at) => `${at}`);
  const result = withHashes(full, ["new"]);
  assert.deepEqual([result.length, result[0], result.at(-1)], [MOST_NOT_MINE, "1", "new"]);
});

const TEXT = "This is what I typed here. Then came what the machine put in. Yes. And so on it went.";
const { sentences } = extractProse(TEXT, "plaintext");
const spanOf = (part: string) => {
  const start = TEXT.indexOf(part);
  return { start, end: start + part.length };
};

test("more than half of a sentence's characters decide whose it is", () => {
  const textsOf = (part: string) => mostlyWithin(sentences, [spanOf(part)]).map(({ text }) => text);
  assert.deepEqual(textsOf("what the machine put in."), ["Then came what the machine put in."]);
  assert.deepEqual(textsOf("machine put in"), []);
  assert.deepEqual(textsOf("Yes."), [], "a word or two is anybody's");
});

test("the whole of an insertion is never the author's, and none of it changes nothing", () => {
  fc.assert(
    fc.property(fc.nat(TEXT.length), fc.nat(TEXT.length), (a, b) => {
      const inserted = [{ start: Math.min(a, b), end: Math.max(a, b) }];
      const left = new Set(mostlyWithin(sentences, inserted));
      for (const sentence of sentences) {
        const inside = sentence.start >= inserted[0]!.start && sentence.end <= inserted[0]!.end;
        const outside = sentence.end <= inserted[0]!.start || sentence.start >= inserted[0]!.end;
        if (inside) assert.equal(left.has(sentence), sentence.text !== "Yes.");
        if (outside) assert.ok(!left.has(sentence));
      }
    }),
  );
});

test("three sentences may be put in at once; four were written before", () => {
  const text = "One two three four. Two three four five. Three four five six. Four five six seven.";
  const all = extractProse(text, "plaintext").sentences;
  assert.ok(isPasted(all, { start: 0, end: text.length }));
  assert.ok(!isPasted(all, { start: 0, end: all[2]!.end }));
});

test("a sentence is finished by its end mark, or when the cursor is elsewhere", () => {
  const [open] = extractProse(
    "This goes on and on for some twelve words without any end so far",
    "plaintext",
  ).sentences;
  assert.ok(!isFinished(open!, open!.end));
  assert.ok(!isFinished(open!, open!.end + 1));
  assert.ok(isFinished(open!, undefined));
  assert.ok(isFinished(open!, open!.end + 20));
  assert.ok(isFinished(sentences[0]!, sentences[0]!.end));
});

test("white space and encoding are made one", () => assert.equal(normalised(" a\t\n b\u0308 "), "a b\u0308"));
