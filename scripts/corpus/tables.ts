import type { Register } from "../../src/corpus/corpus.ts";
import type { Claim } from "./claims.ts";
import { historySizes } from "./countAuthor.ts";

const share = (claims: readonly Claim[], of: "replicates" | "fitsAnother") =>
  claims.length === 0 ? "   –" : (claims.filter((claim) => claim[of]).length / claims.length).toFixed(3);

/** How often claims of at least each stated probability hold, by register and size of history, and how often on another author. */
export function replicationTable(
  claims: readonly Claim[],
  stated: readonly number[],
  families: Readonly<Record<string, string>>,
): string {
  const lines = ["stated ≥  kind       words  histories  claims each  replicate  on another author"];
  for (const least of [0.75, 0.8, 0.85, 0.9])
    for (const kind of ["proposal", "post"] satisfies Register[])
      for (const size of historySizes) {
        const made = claims
          .map((claim, index) => ({ claim, stated: stated[index]! }))
          .filter(({ claim }) => claim.size === size && claim.register === kind);
        const histories = new Set(made.map(({ claim }) => claim.trial)).size;
        const shown = onePerFamily(
          made.filter((one) => one.stated >= least),
          families,
        );
        if (histories === 0) continue;
        const each = (shown.length / histories).toFixed(2);
        lines.push(
          `${least.toFixed(2)}      ${kind.padEnd(9)} ${String(size).padStart(6)} ${String(histories).padStart(10)} ${each.padStart(12)} ${share(shown, "replicates").padStart(10)} ${share(shown, "fitsAnother").padStart(18)}`,
        );
      }
  return lines.join("\n");
}

function onePerFamily(
  made: readonly { claim: Claim; stated: number }[],
  families: Readonly<Record<string, string>>,
): Claim[] {
  const best = new Map<string, { claim: Claim; stated: number }>();
  for (const one of made) {
    const key = `${one.claim.trial} ${families[one.claim.feature]}`;
    if ((best.get(key)?.stated ?? 0) < one.stated) best.set(key, one);
  }
  return [...best.values()].map(({ claim }) => claim);
}

/** Stated probability against what came true, in steps of 0.05. */
export function calibrationTable(claims: readonly Claim[], stated: readonly number[]): string {
  const lines = ["stated      claims   mean  came true"];
  for (let step = 6; step < 20; step++) {
    const within = claims
      .map((claim, index) => ({ claim, stated: stated[index]! }))
      .filter((one) => Math.floor(one.stated * 20) === step);
    if (within.length === 0) continue;
    const mean = within.reduce((sum, one) => sum + one.stated, 0) / within.length;
    lines.push(
      `${(step / 20).toFixed(2)}–${((step + 1) / 20).toFixed(2)} ${String(within.length).padStart(7)}  ${mean.toFixed(3)}  ${share(
        within.map(({ claim }) => claim),
        "replicates",
      )}`,
    );
  }
  return lines.join("\n");
}

/** Stated probabilities in so many bins of the same size. */
const BINS = 10;
const RESAMPLES = 200;

/**
 * The mean distance of stated probabilities from what came true, in {@link BINS} bins of equal mass, and its 95 % interval when
 * authors are drawn anew.
 */
export function calibrationError(
  claims: readonly Claim[],
  stated: readonly number[],
  random: () => number,
): { error: number; interval: readonly [number, number] } {
  const byAuthor = new Map<string, number[]>();
  claims.forEach(({ author }, index) => {
    byAuthor.set(author, [...(byAuthor.get(author) ?? []), index]);
  });
  const authors = [...byAuthor.values()];
  const errorOf = (indices: readonly number[]) => {
    const order = [...indices].sort((a, b) => stated[a]! - stated[b]!);
    let error = 0;
    for (let bin = 0; bin < BINS; bin++) {
      const within = order.slice(
        Math.floor((bin * order.length) / BINS),
        Math.floor(((bin + 1) * order.length) / BINS),
      );
      error += Math.abs(within.reduce((sum, at) => sum + stated[at]! - Number(claims[at]!.replicates), 0));
    }
    return error / order.length;
  };
  const drawn = Array.from({ length: RESAMPLES }, () =>
    errorOf(authors.flatMap(() => authors[Math.floor(random() * authors.length)]!)),
  ).sort((a, b) => a - b);
  return {
    error: errorOf(authors.flat()),
    interval: [drawn[Math.floor(0.025 * RESAMPLES)]!, drawn[Math.floor(0.975 * RESAMPLES)]!],
  };
}

/** How many claims are forced from a history, however unsure. */
const FORCED = 10;

/**
 * With the {@link FORCED} surest claims of each history, one of a family: how often the author's other half goes further their way, taken
 * together, than another author of the same source does. By words of history.
 */
export function forcedChoice(
  claims: readonly Claim[],
  stated: readonly number[],
  families: Readonly<Record<string, string>>,
): string {
  return historySizes
    .map((size) => {
      const made = claims.flatMap((claim, index) =>
        claim.size === size ? [{ claim, stated: stated[index]! }] : [],
      );
      const trials = new Map<string, { claim: Claim; stated: number }[]>();
      for (const one of made) trials.set(one.claim.trial, [...(trials.get(one.claim.trial) ?? []), one]);
      let right = 0;
      for (const trial of trials.values()) {
        const statedOf = new Map(trial.map(({ claim, stated }) => [claim, stated]));
        const forced = onePerFamily(trial, families)
          .sort((a, b) => statedOf.get(b)! - statedOf.get(a)!)
          .slice(0, FORCED);
        const lead = forced.reduce(
          (sum, { further }) => sum + bounded(further.own) - bounded(further.another),
          0,
        );
        right += lead > 0 ? 1 : lead === 0 ? 0.5 : 0;
      }
      return `${size} words ${trials.size === 0 ? "–" : (right / trials.size).toFixed(3)} (${trials.size} histories)`;
    })
    .join(", ");
}

/** One odd feature must not rule. */
const bounded = (departure: number) => Math.max(-2, Math.min(2, departure));
