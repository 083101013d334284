/** Corpus BLEU (Papineni et al. 2002) as sacrebleu reckons it by default: tokenisation 13a, exponential smoothing, case kept, one reference. */

const ORDER = 4;

/** What BLEU needs of one text and its reference; those of a corpus are added up. */
export interface BleuCounts {
  /** N-grams in common, clipped, by order. */
  readonly correct: readonly number[];
  /** N-grams of the text, by order. */
  readonly total: readonly number[];
  /** Tokens of the text and of the reference. */
  readonly length: number;
  readonly reference: number;
}

export function bleuCounts(candidate: string, reference: string): BleuCounts {
  const tokens = tokenize13a(candidate);
  const references = tokenize13a(reference);
  const correct: number[] = [];
  const total: number[] = [];
  for (let order = 1; order <= ORDER; order++) {
    const grams = countGrams(tokens, order);
    const known = countGrams(references, order);
    let common = 0;
    for (const [gram, times] of grams) common += Math.min(times, known.get(gram) ?? 0);
    correct.push(common);
    total.push(Math.max(0, tokens.length - order + 1));
  }
  return { correct, total, length: tokens.length, reference: references.length };
}

/** BLEU of a corpus, 0 to 100; an n-gram order without matches counts as 1/2, 1/4 … of one (smoothing "exp"; Chen and Cherry 2014). */
export function corpusBleu(counts: readonly BleuCounts[]): number {
  const sum = (of: (each: BleuCounts) => number) => counts.reduce((total, each) => total + of(each), 0);
  let smoothing = 1;
  let logs = 0;
  let orders = 0;
  let matches = 0;
  for (let index = 0; index < ORDER; index++) {
    const correct = sum((each) => each.correct[index] ?? 0);
    const total = sum((each) => each.total[index] ?? 0);
    if (total === 0) break;
    if (correct === 0) smoothing *= 2;
    matches += correct;
    logs += Math.log(correct === 0 ? 1 / (smoothing * total) : correct / total);
    orders++;
  }
  // Where texts are too short for 4-grams there is no BLEU, and where nothing matches it is 0: as in sacrebleu.
  if (orders < ORDER || matches === 0) return 0;
  const length = sum((each) => each.length);
  const reference = sum((each) => each.reference);
  const brevity = length < reference ? Math.exp(1 - reference / length) : 1;
  return 100 * brevity * Math.exp(logs / ORDER);
}

/** mteval-v13a's tokens: marks apart, but full stops and commas within numbers, and hyphens that follow no digit, stay. */
export function tokenize13a(text: string): string[] {
  const plain = text
    .replaceAll("<skipped>", "")
    .replaceAll("-\n", "")
    .replaceAll("\n", " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/g, " $1 ")
    .replace(/([^0-9])([.,])/g, "$1 $2 ")
    .replace(/([.,])([^0-9])/g, " $1 $2")
    .replace(/([0-9])(-)/g, "$1 $2 ")
    .split(/\s+/)
    .filter((token) => token !== "");
}

function countGrams(tokens: readonly string[], order: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + order <= tokens.length; start++) {
    const gram = tokens.slice(start, start + order).join(" ");
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}
