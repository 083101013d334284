import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bleuCounts, corpusBleu, tokenize13a } from "./bleu.ts";
import { meteor, meteorOfTokens } from "./meteor.ts";
import { rouge1, rougeL } from "./rouge.ts";
import { stem } from "./stem.ts";
import { treebankTokens } from "./treebank.ts";

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 5e-5, `${actual} is not ${expected}`);

test("ROUGE-L: Lin 2004, section 3.1, S1 against S2 and S3", () => {
  near(rougeL("police kill the gunman", "police killed the gunman"), 0.75);
  near(rougeL("the gunman kill police", "police killed the gunman"), 0.5);
});

test("ROUGE: worked by hand, words in common and the longest common subsequence", () => {
  const [candidate, reference] = [
    "The quick brown dog jumps on the log.",
    "The quick brown fox jumps over the lazy dog",
  ];
  // 8 words and 9; in common the, quick, brown, dog, jumps, the: P = 6/8, R = 6/9.
  near(rouge1(candidate, reference), (2 * (6 / 8) * (6 / 9)) / (6 / 8 + 6 / 9));
  // the quick brown jumps the: P = 5/8, R = 5/9.
  near(rougeL(candidate, reference), (2 * (5 / 8) * (5 / 9)) / (5 / 8 + 5 / 9));
  // Words are counted as often as they come on both sides: 1 of 2, 1 of 3.
  near(rouge1("no no", "no yes maybe"), 0.4);
  // Only a–z and 0–9 are words; an apostrophe divides; order holds across sentences.
  near(rouge1("Don't!", "don t"), 1);
  near(rougeL("It rained. We left.", "We left. It rained."), 0.5);
  near(rouge1("…", "words"), 0);
  near(rougeL("words", ""), 0);
});

test("BLEU: sacrebleu 2.6.0 on the same texts", () => {
  const pairs = [
    ["Hello, world! It's 3.5 o'clock -- e.g. now.", "Hello world; it is 3.5 o'clock now."],
    ["The quick brown fox jumps over the lazy dog.", "The fast brown fox jumped over the lazy dog."],
    ["A 10-year-old boy paid $1,000.50 &amp; left", "A 10-year-old boy paid $1,000 and left."],
  ] as const;
  near(corpusBleu(pairs.map(([a, b]) => bleuCounts(a, b))), 36.9332184611974);
  const alone = (a: string, b: string) => corpusBleu([bleuCounts(a, b)]);
  near(alone(...pairs[0]), 8.889175589171739);
  near(alone(...pairs[1]), 46.713797772819994);
  near(alone(...pairs[2]), 59.77653345720247);
  near(alone("the the cat sat down", "a cat lay down there"), 12.703318703865365);
  near(alone("one two", "one two"), 0);
  near(alone("the cat", "dog"), 0);
});

test("BLEU's tokens: those of sacrebleu 2.6.0's 13a", () => {
  for (const [text, tokens] of [
    ["Hello, world! It's 3.5 o'clock -- e.g. now.", "Hello , world ! It's 3.5 o'clock -- e . g . now ."],
    ["A 10-year-old boy paid $1,000.50 &amp; left", "A 10 - year-old boy paid $ 1,000.50 & left"],
  ] as const) {
    assert.equal(tokenize13a(text).join(" "), tokens);
  }
});

const GUIDE = "It is a guide to action that ensures that the military will forever heed Party commands".split(
  " ",
);

test("METEOR: NLTK's documentation of single_meteor_score, 0.6944", () => {
  const candidate =
    "It is a guide to action which ensures that the military always obeys the commands of the party";
  near(meteorOfTokens(candidate.split(" "), GUIDE), 0.694444);
});

test("METEOR: NLTK 3.10.3 on the same tokens, without WordNet", () => {
  near(
    meteorOfTokens(
      "It is to insure the troops forever hearing the activity guidebook that party direct".split(" "),
      GUIDE,
    ),
    0.303539,
  );
  near(
    meteor(
      "The cats sat quietly on the mats while it rained.",
      "A cat was sitting on the mat; it rains quietly.",
    ),
    0.590205,
  );
  near(meteor("I can't recommend this book, it's dull.", "I cannot recommend this dull book."), 0.513722);
  near(meteor("nothing matches", "completely different words here"), 0);
});

test("METEOR: worked by hand, with words of one meaning", () => {
  const synonyms = (word: string) => (word === "big" ? new Set(["big", "grand"]) : undefined);
  // Both words match, in one chunk of two: 1 − 0.5 · (1/2)³.
  near(meteorOfTokens(["big", "dogs"], ["grand", "dog"], synonyms), 0.9375);
  // dogs alone: P = R = 1/2, one chunk of one match: half of a half.
  near(meteorOfTokens(["big", "dogs"], ["grand", "dog"]), 0.25);
});

test("METEOR's tokens: those of NLTK 3.10.3", () => {
  for (const [text, tokens] of [
    ["I can't recommend this book, it's dull.", "I ca n't recommend this book , it 's dull ."],
    [
      'He said "yes" (twice), didn\'t he? Gonna go: 3.5% of $1,000...',
      "He said `` yes '' ( twice ) , did n't he ? Gon na go : 3.5 % of $ 1,000 ...",
    ],
    [
      "The well-known author's 'best' work -- cannot be beaten!",
      "The well-known author 's ' best ' work -- can not be beaten !",
    ],
    ["They'll wanna see it—we've no doubt; I'd go.", "They 'll wan na see it — we 've no doubt ; I 'd go ."],
  ] as const) {
    assert.equal(treebankTokens(text).join(" "), tokens);
  }
});

test("stems: Porter 1980's own examples, and NLTK's exceptions", () => {
  const words =
    "caresses ponies cats feed agreed plastered motoring hopping falling relational happy dying one ways mindfully";
  assert.equal(
    words.split(" ").map(stem).join(" "),
    "caress poni cat feed agre plaster motor hop fall relat happi die one way mind",
  );
});

test("a text against itself is as good as it gets, and nothing is better or below nothing", () => {
  const words = fc.array(fc.constantFrom("the", "cat", "sat", "cats", "on", "mat", "."), {
    minLength: 4,
    maxLength: 12,
  });
  const text = words.map((list) => `a ${list.join(" ")}`);
  fc.assert(
    fc.property(text, text, (a, b) => {
      for (const metric of [rouge1, rougeL, meteor]) {
        assert.ok(metric(a, b) >= 0 && metric(a, b) <= metric(a, a) + 1e-9);
      }
      const bleu = corpusBleu([bleuCounts(a, b)]);
      assert.ok(bleu >= 0 && bleu <= corpusBleu([bleuCounts(a, a)]) + 1e-9);
      near(corpusBleu([bleuCounts(a, a)]), 100);
    }),
  );
});
