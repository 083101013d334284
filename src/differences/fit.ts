import type { FitScale, Population } from "../corpus/population.ts";
import { countProse } from "../style/counts.ts";
import { type GramCounts, type GramKind, gramKinds, gramsOf, increase, perKind } from "../style/grams.ts";
import type { Counts } from "../style/tally.ts";
import type { Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";

/**
 * How much of the population is mixed into the author's counts, in grams. It is far more than any author wrote, so that a gram
 * counts for little by itself and what is rare does not rule (bench/fit.ts: smaller ones tell authors apart less well).
 */
const PRIOR: Readonly<Record<GramKind, number>> = {
  characters: 150_000,
  words: 75_000,
  pairs: 100_000,
  grammar: 125_000,
  patterns: 200_000,
};
/** A word that a text is about comes again and again in it: within a stretch of so many words, counts are taken by their logarithms. */
const STRETCH = 2000;
/** Added to every count of the population, so that nothing is impossible. */
const FLOOR = 0.5;

/** What a nat of likeness in style is worth: far less than one, since features say the same thing several times (bench/fit.ts). */
const WORTH_OF_STYLE = 0.1;
/** The length of text that scales are measured on. Words. */
const SCALED_TO = 100;

/** The author's language, as counts, to be set against other writers'. */
export class FitModel {
  readonly #population: Population;
  readonly #style: ((text: Counts) => number) | undefined;
  readonly #counts = perKind(() => new Map<string, number>());
  readonly #totals = perKind(() => 0);
  #words = 0;

  /** `style` tells how much likelier a text's style is the author's, in nats ({@link styleLikeness}); without it words alone count. */
  constructor(population: Population, style?: (text: Counts) => number) {
    this.#population = population;
    this.#style = style;
  }

  /** Takes in a document of the author's. */
  add(prose: Prose): void {
    this.#words += prose.words;
    for (const sentences of stretchesOf(prose.sentences)) {
      const grams = gramsOf({ sentences });
      for (const kind of gramKinds) {
        for (const [gram, times] of grams[kind]) {
          const weight = Math.log1p(times);
          increase(this.#counts[kind], gram, weight);
          this.#totals[kind] += weight;
        }
      }
    }
  }

  /**
   * How much more likely a text is under the author's counts than under other writers', in standard units: the sum over kinds of gram of the
   * mean log-likelihood ratio, each measured from halfway between own and other texts, in the spread of texts of a hundred words, and the
   * likeness in style. Above 0 is more the author's. Undefined for a text without prose, and where nothing was added.
   */
  fitOf(prose: Prose): number | undefined {
    if (prose.words === 0 || this.#words === 0) return undefined;
    const ratios = this.ratiosOf(gramsOf(prose));
    const scale = scaleFor(this.#population.scales, this.#words);
    const language =
      gramKinds.reduce((sum, kind) => sum + (ratios[kind] - scale.middle[kind]) / scale.spread[kind], 0) /
      Math.sqrt(gramKinds.length);
    const style = this.#style ? this.#style(countProse(prose)) : 0;
    // The mean of more words spreads less: what is a sum is brought to the same footing.
    return language + (WORTH_OF_STYLE * style) / Math.sqrt(prose.words / SCALED_TO);
  }

  /** The mean log-likelihood ratio per gram, in nats, by kind of gram; 0 for a kind that the text has none of. */
  ratiosOf(grams: GramCounts): Record<GramKind, number> {
    return perKind((kind) => {
      const { counts, total } = this.#population.tables[kind];
      const all = total + FLOOR * (counts.size + 1);
      let sum = 0;
      let number = 0;
      for (const [gram, times] of grams[kind]) {
        const others = ((counts.get(gram) ?? 0) + FLOOR) / all;
        const author =
          ((this.#counts[kind].get(gram) ?? 0) + PRIOR[kind] * others) / (this.#totals[kind] + PRIOR[kind]);
        sum += times * Math.log(author / others);
        number += times;
      }
      return number > 0 ? sum / number : 0;
    });
  }
}

function stretchesOf(sentences: readonly Sentence[]): Sentence[][] {
  const stretches: Sentence[][] = [];
  let room = 0;
  for (const sentence of sentences) {
    if (room <= 0) {
      stretches.push([]);
      room = STRETCH;
    }
    stretches.at(-1)?.push(sentence);
    room -= countWords(sentence.text);
  }
  return stretches;
}

/** Between two measured amounts of history, scales are mixed by the logarithm of the amount; outside, the nearest holds. */
function scaleFor(scales: readonly FitScale[], words: number): FitScale {
  const above = scales.findIndex(({ history }) => history >= words);
  const high = scales[above < 0 ? scales.length - 1 : above]!;
  const low = scales[Math.max(0, above < 0 ? scales.length - 1 : above - 1)]!;
  if (high === low) return high;
  const share = Math.log(words / low.history) / Math.log(high.history / low.history);
  const mix = (of: "middle" | "spread") =>
    perKind((kind) => low[of][kind] + share * (high[of][kind] - low[of][kind]));
  return { history: words, middle: mix("middle"), spread: mix("spread") };
}
