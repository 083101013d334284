import { Mixer, type MixerWeights } from "../../src/voice/mixer.ts";
import type { Example } from "./mixerExamples.ts";

const RATE = 0.004;
const LAST_RATE = 1e-5;
const DECAY = 1e-4;
/** Adam's (Kingma and Ba 2015). */
const MOMENTUM = 0.9;
const SPREAD = 0.999;

/** Fits a mixer's weights, in place, to examples: gradient descent on the cross entropy, with Adam and a rate that falls to nothing. */
export class MixerLearner {
  readonly #mixer: Mixer;
  readonly #weights: MixerWeights;
  readonly #steps: number;
  #step = 0;
  readonly #all: readonly {
    values: Float32Array;
    gradient: Float32Array;
    mean: Float32Array;
    square: Float32Array;
  }[];

  /** `steps`: how often {@link learn} will be called. */
  constructor(weights: MixerWeights, steps: number) {
    this.#mixer = new Mixer(weights);
    this.#weights = weights;
    this.#steps = steps;
    this.#all = [weights.linear, weights.inner, weights.bias, weights.outer].map((values) => ({
      values,
      gradient: new Float32Array(values.length),
      mean: new Float32Array(values.length),
      square: new Float32Array(values.length),
    }));
  }

  /** One step down the gradient of some examples. */
  learn(examples: readonly Example[]): void {
    for (const { gradient } of this.#all) gradient.fill(0);
    for (const example of examples) this.#addGradient(example);
    this.#step++;
    const rate = RATE * (1 - this.#step / this.#steps) + LAST_RATE;
    const meanScale = 1 / (1 - MOMENTUM ** this.#step);
    const squareScale = 1 / (1 - SPREAD ** this.#step);
    for (const { values, gradient, mean, square } of this.#all) {
      for (let at = 0; at < values.length; at++) {
        const slope = (gradient[at] as number) / examples.length;
        const first = MOMENTUM * (mean[at] as number) + (1 - MOMENTUM) * slope;
        const second = SPREAD * (square[at] as number) + (1 - SPREAD) * slope * slope;
        mean[at] = first;
        square[at] = second;
        const value = values[at] as number;
        const move = (first * meanScale) / (Math.sqrt(second * squareScale) + 1e-8) + DECAY * value;
        values[at] = value - rate * move;
      }
    }
  }

  #addGradient({ rows, right }: Example): void {
    const { features, hidden } = this.#mixer;
    const { inner, bias, outer } = this.#weights;
    const [linearSlope, innerSlope, biasSlope, outerSlope] = this.#all.map(({ gradient }) => gradient) as [
      Float32Array,
      Float32Array,
      Float32Array,
      Float32Array,
    ];
    const candidates = rows.length / features;
    const probabilities = this.#mixer.probabilities(rows, candidates);
    const units = new Float32Array(hidden);
    for (let row = 0; row < candidates; row++) {
      const slope = (probabilities[row] as number) - (row === right ? 1 : 0);
      if (Math.abs(slope) < 1e-4) continue;
      const start = row * features;
      units.set(bias);
      for (let feature = 0; feature < features; feature++) {
        const value = rows[start + feature] as number;
        if (value === 0) continue;
        for (let unit = 0; unit < hidden; unit++) {
          units[unit] = (units[unit] as number) + value * (inner[feature * hidden + unit] as number);
        }
      }
      for (let unit = 0; unit < hidden; unit++) {
        const active = units[unit] as number;
        units[unit] = active > 0 ? slope * (outer[unit] as number) : 0;
        if (active > 0) outerSlope[unit] = (outerSlope[unit] as number) + slope * active;
        biasSlope[unit] = (biasSlope[unit] as number) + (units[unit] as number);
      }
      for (let feature = 0; feature < features; feature++) {
        const value = rows[start + feature] as number;
        if (value === 0) continue;
        linearSlope[feature] = (linearSlope[feature] as number) + slope * value;
        const at = feature * hidden;
        for (let unit = 0; unit < hidden; unit++) {
          innerSlope[at + unit] = (innerSlope[at + unit] as number) + value * (units[unit] as number);
        }
      }
    }
  }
}
