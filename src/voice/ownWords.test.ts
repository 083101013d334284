import assert from "node:assert/strict";
import { test } from "node:test";
import { OwnWords, WordKinds } from "./ownWords.ts";
import { OwnWordsPlace } from "./ownWordsPlace.ts";
import type { Candidate, Place } from "./place.ts";
import { Vocabulary } from "./vocabulary.ts";

/** Words for an author who wrote these, each so often. */
function wordsOf(written: Readonly<Record<string, number>>, known: readonly string[] = []) {
  const vocabulary = new Vocabulary(["", "\n", ...Object.keys(written), ...known]);
  const own = { countOf: (id: number) => written[vocabulary.textOf(id)] ?? 0 };
  const words = new OwnWords(new WordKinds(vocabulary), [own]);
  const shown = (piece: string) => {
    const id = words.shownFor(vocabulary.idOf(piece));
    return id === undefined ? undefined : vocabulary.textOf(id);
  };
  return { vocabulary, words, shown };
}

test("words are shown in the author's spelling, and those of one who has none as they come", () => {
  const british = wordsOf({ " colour": 4, " centre": 1 });
  assert.equal(british.shown(" favor"), " favour");
  assert.equal(british.shown("labor"), "labour");
  assert.equal(british.shown(" organize"), " organize");
  const american = wordsOf({ " color": 4 });
  assert.equal(american.shown(" favour"), " favor");
  assert.equal(american.shown(" organise"), " organize");
  assert.equal(american.shown(" programme"), " program");
  assert.equal(wordsOf({}).shown(" favor"), " favor");
});

test("a word that the author has written is as they write it, whatever they do elsewhere", () => {
  const author = wordsOf({ " colour": 9, " center": 2 });
  assert.equal(author.shown(" center"), " center");
  assert.equal(author.shown(" centre"), " center");
});

test("where both are the author's, no new word is suggested in either", () => {
  const author = wordsOf({ " colour": 2, " center": 2 });
  assert.equal(author.shown(" favor"), undefined);
  assert.equal(author.shown(" colour"), " colour");
});

test("a name keeps its spelling", () => {
  assert.equal(wordsOf({ " colour": 4 }).shown(" Harbor"), " Harbor");
});

test("what offends is suggested to those who write it, and to no one else", () => {
  const word = Buffer.from("IGZ1Y2tpbmc=", "base64").toString();
  assert.equal(wordsOf({ " the": 1 }).shown(word), undefined);
  assert.equal(wordsOf({ [word]: 1 }).shown(word), word);
  for (const harmless of [" Scunthorpe", " assess", " cocktail", " classic", " hello", " grape"])
    assert.equal(wordsOf({}).shown(harmless), harmless);
});

test("a place joins both spellings, and keeps to what is typed", () => {
  const { vocabulary, words } = wordsOf({ " colour": 4 }, [" favor", " favour", " fable"]);
  const id = (piece: string) => vocabulary.idOf(piece);
  const candidate = (piece: string, probability: number): Candidate => ({
    id: id(piece),
    probability,
    likelihood: probability,
  });
  const inner: Place = {
    sureness: {
      calm: { first: 0, whole: 0 },
      balanced: { first: 0, whole: 0 },
      eager: { first: 0, whole: 0 },
    },
    first: () => [candidate(" fable", 0.3), candidate(" favor", 0.2), candidate(" favour", 0.2)],
    next: () => [],
    probabilityOf: () => 0.1,
    after: () => inner,
  };
  const place = new OwnWordsPlace(inner, { vocabulary, words });
  const texts = (typed: string, refused: string[] = []) =>
    place.first(2, typed, new Set(refused.map(id))).map((found) => vocabulary.textOf(found.id));
  assert.deepEqual(texts(" fa"), [" favour", " fable"]);
  assert.equal(place.first(1, " fa", new Set())[0]?.probability, 0.4);
  assert.deepEqual(texts(" favor")[0], " fable");
  assert.ok(texts(" favor").includes(" favor"));
  assert.deepEqual(texts(" fa", [" favour"]), [" fable"]);
});
