import * as z from "zod";

/** Hidden units. */
const HIDDEN = 32;

/** What a mixer has learned. */
export interface MixerWeights {
  /** One for each feature. */
  readonly linear: Float32Array;
  /** By feature, then by hidden unit. */
  readonly inner: Float32Array;
  readonly bias: Float32Array;
  readonly outer: Float32Array;
}

/** A mixer's file that cannot be used. */
export class MixerError extends Error {
  override readonly name = "MixerError";
}

const numbers = z.array(z.number());
const mixerFile = z.object({ linear: numbers, inner: numbers, bias: numbers, outer: numbers });

/** Reads corpus/mixer.json. Throws a {@link MixerError} where it is not what {@link Mixer} with so many features takes. */
export function parseMixer(text: string, features: number): Mixer {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (cause) {
    throw new MixerError("mixer.json: not JSON", { cause });
  }
  const { data: file, error } = mixerFile.safeParse(data);
  if (!file) throw new MixerError("mixer.json: not a mixer's weights", { cause: error });
  const fits =
    file.linear.length === features &&
    file.inner.length === features * HIDDEN &&
    file.bias.length === HIDDEN &&
    file.outer.length === HIDDEN;
  if (!fits) throw new MixerError(`mixer.json: made for other features than these ${features}: make it anew`);
  return new Mixer({
    linear: Float32Array.from(file.linear),
    inner: Float32Array.from(file.inner),
    bias: Float32Array.from(file.bias),
    outer: Float32Array.from(file.outer),
  });
}

/** Weights to begin learning from; `random` gives numbers from 0 to 1. */
export function freshWeights(features: number, random: () => number): MixerWeights {
  const spread = (length: number, width: number) =>
    Float32Array.from({ length }, () => (random() - 0.5) * width);
  return {
    linear: new Float32Array(features),
    inner: spread(features * HIDDEN, 0.5),
    bias: new Float32Array(HIDDEN),
    outer: spread(HIDDEN, 0.3),
  };
}

/**
 * Weighs the evidence for each candidate, and for none of them: a linear and a small hidden layer of rectified units give each a score, and
 * the scores' soft maximum the probabilities.
 */
export class Mixer {
  readonly features: number;
  readonly hidden = HIDDEN;
  readonly weights: MixerWeights;
  readonly #units = new Float32Array(HIDDEN);

  constructor(weights: MixerWeights) {
    this.weights = weights;
    this.features = weights.linear.length;
  }

  /** Probabilities of `rows` candidates by their evidence (row by row); they sum to 1. */
  probabilities(evidence: Float32Array, rows: number): Float64Array {
    const scores = new Float64Array(rows);
    let largest = Number.NEGATIVE_INFINITY;
    for (let row = 0; row < rows; row++) {
      const score = this.#scoreOf(evidence, row * this.features);
      scores[row] = score;
      if (score > largest) largest = score;
    }
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const weight = Math.exp((scores[row] as number) - largest);
      scores[row] = weight;
      sum += weight;
    }
    for (let row = 0; row < rows; row++) scores[row] = (scores[row] as number) / sum;
    return scores;
  }

  #scoreOf(evidence: Float32Array, start: number): number {
    const { linear, inner, bias, outer } = this.weights;
    const units = this.#units;
    units.set(bias);
    let score = 0;
    for (let feature = 0; feature < this.features; feature++) {
      const value = evidence[start + feature] as number;
      if (value === 0) continue;
      score += value * (linear[feature] as number);
      const row = feature * HIDDEN;
      for (let unit = 0; unit < HIDDEN; unit++) {
        units[unit] = (units[unit] as number) + value * (inner[row + unit] as number);
      }
    }
    for (let unit = 0; unit < HIDDEN; unit++) {
      const active = units[unit] as number;
      if (active > 0) score += active * (outer[unit] as number);
    }
    return score;
  }
}
