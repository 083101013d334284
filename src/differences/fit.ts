import type { FitScale, Population } from "../corpus/population.ts";
import { type GramCounts, type GramKind, gramKinds, gramsOf, increase } from "../style/grams.ts";
import type { Prose } from "../text/prose.ts";

/**
 * How much of the population is mixed into the author's counts, in grams: the more kinds of gram there are, the more it takes before
 * the author's own counts can be trusted.
 */
const PRIOR: Readonly<Record<GramKind, number>> = { characters: 3000, words: 1500, grammar: 2500 };
/** Added to every count of the population, so that nothing is impossible. */
const FLOOR = 0.5;

/** The author's language, as counts, to be set against other writers'. */
export class FitModel {
  readonly #population: Population;
  readonly #counts: Readonly<Record<GramKind, Map<string, number>>> = {
    characters: new Map(),
    words: new Map(),
    grammar: new Map(),
  };
  readonly #totals: Record<GramKind, number> = { characters: 0, words: 0, grammar: 0 };

  constructor(population: Population) {
    this.#population = population;
  }

  add(grams: GramCounts): void {
    for (const kind of gramKinds) {
      for (const [gram, times] of grams[kind]) {
        increase(this.#counts[kind], gram, times);
        this.#totals[kind] += times;
      }
    }
  }

  /**
   * How much more likely a text is under the author's counts than under other writers', in standard units: the sum over kinds of gram of the
   * mean log-likelihood ratio, each measured from halfway between own and other texts, in the spread of texts of a hundred words.
   * Above 0 is more the author's. Undefined for a text without prose, and where nothing was added.
   */
  fitOf(prose: Prose): number | undefined {
    if (prose.words === 0 || this.#totals.words === 0) return undefined;
    const ratios = this.ratiosOf(gramsOf(prose));
    const scale = scaleFor(this.#population.scales, this.#totals.words);
    return (
      gramKinds.reduce((sum, kind) => sum + (ratios[kind] - scale.middle[kind]) / scale.spread[kind], 0) /
      Math.sqrt(gramKinds.length)
    );
  }

  /** The mean log-likelihood ratio per gram, in nats, by kind of gram; 0 for a kind that the text has none of. */
  ratiosOf(grams: GramCounts): Record<GramKind, number> {
    const ratio = (kind: GramKind) => {
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
    };
    return { characters: ratio("characters"), words: ratio("words"), grammar: ratio("grammar") };
  }
}

/** Between two measured amounts of history, scales are mixed by the logarithm of the amount; outside, the nearest holds. */
function scaleFor(scales: readonly FitScale[], words: number): FitScale {
  const above = scales.findIndex(({ history }) => history >= words);
  const high = scales[above < 0 ? scales.length - 1 : above]!;
  const low = scales[Math.max(0, above < 0 ? scales.length - 1 : above - 1)]!;
  if (high === low) return high;
  const share = Math.log(words / low.history) / Math.log(high.history / low.history);
  const mix = (of: "middle" | "spread") => {
    const between = (kind: GramKind) => low[of][kind] + share * (high[of][kind] - low[of][kind]);
    return { characters: between("characters"), words: between("words"), grammar: between("grammar") };
  };
  return { history: words, middle: mix("middle"), spread: mix("spread") };
}
