/** As rank_bm25's BM25Okapi has them, which the published code retrieves with. */
const K1 = 1.5;
const B = 0.75;
const EPSILON = 0.25;

/**
 * The documents nearest a query, best first (BM25, Robertson and Zaragoza 2009, as rank_bm25 0.2.2 reckons it: a word of more than half of the
 * documents weighs a quarter of the mean). Words are what stands between spaces, as they are. Always `limit` of them, if there are so many.
 */
export function nearestDocuments<Value>(
  query: string,
  documents: readonly Value[],
  textOf: (document: Value) => string,
  limit: number,
): Value[] {
  const words = documents.map((document) => wordsOf(textOf(document)));
  const counts = words.map(countEach);
  const length = words.reduce((sum, { length }) => sum + length, 0) / Math.max(1, words.length);
  const weights = weigh(counts);
  const scores = counts.map((count, index) => {
    const norm = 1 - B + (B * words[index]!.length) / Math.max(1, length);
    return wordsOf(query).reduce((sum, word) => {
      const times = count.get(word) ?? 0;
      return sum + ((weights.get(word) ?? 0) * times * (K1 + 1)) / (times + K1 * norm);
    }, 0);
  });
  return documents
    .map((document, index) => ({ document, index, score: scores[index]! }))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map(({ document }) => document);
}

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== "");

function countEach(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function weigh(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const documents = new Map<string, number>();
  for (const count of counts)
    for (const word of count.keys()) documents.set(word, (documents.get(word) ?? 0) + 1);
  const weights = new Map<string, number>();
  let sum = 0;
  for (const [word, n] of documents) {
    const weight = Math.log(counts.length - n + 0.5) - Math.log(n + 0.5);
    weights.set(word, weight);
    sum += weight;
  }
  const least = (EPSILON * sum) / Math.max(1, weights.size);
  for (const [word, weight] of weights) if (weight < 0) weights.set(word, least);
  return weights;
}
