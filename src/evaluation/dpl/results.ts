import { corpusBleu } from "./metrics/bleu.ts";
import { type Metric, metrics, type Scored } from "./score.ts";
import { type Comparison, compare, type Resampled, resamples, type Spread, spreadOf } from "./statistics.ts";

/** The figures of one method. */
export interface MethodFigures {
  readonly method: string;
  readonly texts: number;
  /** Mean over targets, and its standard deviation over repetitions; BLEU over all texts of a repetition. */
  readonly figures: Readonly<Partial<Record<Metric, Spread>>>;
  /** The method less each baseline, by baseline and metric: on the targets that all methods have a figure for. */
  readonly against: Readonly<Record<string, Readonly<Partial<Record<Metric, Comparison>>>>>;
}

/** By target, what the repetitions gave. */
type ByTarget = ReadonlyMap<number, readonly Scored[]>;

/** What methods are set beside, where they were run; ours only for its own ablations. */
const BASELINES = ["none", "rag", "intsum", "cicl", "dpl", "ours"];

const baselinesOf = (method: string) =>
  BASELINES.filter((base) => base !== method && (base !== "ours" || method.startsWith("ours/")));

/** Sums up the figures of methods, in the order in which they are named, and sets each beside the baselines that were run. */
export function sumUp(scored: readonly Scored[], order: readonly string[], seed: string): MethodFigures[] {
  const methods = groupBy(scored, ({ method }) => method);
  const byTarget = new Map([...methods].map(([method, of]) => [method, groupBy(of, ({ target }) => target)]));
  const resampled = new Map(metrics.map((metric) => [metric, resample(byTarget, metric, seed)]));
  const against = (method: string, baseline: string, metric: Metric) => {
    const [own, other] = [resampled.get(metric)?.get(method), resampled.get(metric)?.get(baseline)];
    return own && other ? compare(own, other) : undefined;
  };
  return order.flatMap((method): MethodFigures[] => {
    const of = methods.get(method);
    if (!of) return [];
    const baselines = baselinesOf(method).filter((baseline) => methods.has(baseline));
    return [
      {
        method,
        texts: of.length,
        figures: definedOf(metrics, (metric) => spreadOf(repetitionsOf(of, metric))),
        against: Object.fromEntries(
          baselines.map((baseline) => [
            baseline,
            definedOf(metrics, (metric) => against(method, baseline, metric)),
          ]),
        ),
      },
    ];
  });
}

function groupBy<Key>(scored: readonly Scored[], keyOf: (each: Scored) => Key): Map<Key, Scored[]> {
  const groups = new Map<Key, Scored[]>();
  for (const each of scored) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return groups;
}

/** One figure for each repetition that has any. */
function repetitionsOf(scored: readonly Scored[], metric: Metric): number[] {
  const repeats = [...new Set(scored.map(({ repeat }) => repeat))].sort((a, b) => a - b);
  return repeats.flatMap((repeat) => {
    const of = scored.filter((each) => each.repeat === repeat);
    if (metric === "bleu") return [corpusBleu(of.map(({ bleu }) => bleu))];
    const values = of.flatMap(({ values }) => values[metric] ?? []);
    return values.length > 0 ? [mean(values)] : [];
  });
}

/** What each method comes to on the same draws of the targets that all of them have a figure for. */
function resample(
  methods: ReadonlyMap<string, ByTarget>,
  metric: Metric,
  seed: string,
): Map<string, Resampled> {
  const has = (of: ByTarget, target: number) =>
    of.get(target)?.some(({ values }) => metric === "bleu" || values[metric] !== undefined) ?? false;
  const all = [...new Set([...methods.values()].flatMap((of) => [...of.keys()]))].sort((a, b) => a - b);
  const targets = all.filter((target) => [...methods.values()].every((of) => has(of, target)));
  if (targets.length < 2) return new Map();
  const draws = resamples(targets.length, `${seed} bootstrap`);
  return new Map(
    [...methods].map(([method, of]) => {
      const scored = targets.map((target) => of.get(target)!);
      const statistic = metric === "bleu" ? bleuOver(scored) : meanOver(scored, metric);
      return [method, { value: statistic(targets.keys()), drawn: draws.map((draw) => statistic(draw)) }];
    }),
  );
}

type Statistic = (indices: Iterable<number>) => number;

/** The mean over drawn targets of the mean over a target's repetitions. */
function meanOver(scored: readonly (readonly Scored[])[], metric: Exclude<Metric, "bleu">): Statistic {
  const values = scored.map((of) => mean(of.flatMap(({ values }) => values[metric] ?? [])));
  return (indices) => {
    let [sum, count] = [0, 0];
    for (const index of indices) {
      sum += values[index]!;
      count++;
    }
    return sum / count;
  };
}

/** The mean over repetitions of corpus BLEU over drawn targets, from sums. */
function bleuOver(scored: readonly (readonly Scored[])[]): Statistic {
  const repeats = [...new Set(scored.flat().map(({ repeat }) => repeat))];
  const rows = repeats.map((repeat) =>
    scored.map((of) => {
      const found = of.find((each) => each.repeat === repeat)?.bleu;
      return found ? [...found.correct, ...found.total, found.length, found.reference] : undefined;
    }),
  );
  return (indices) => {
    const drawn = [...indices];
    return mean(
      rows.map((row) => {
        const sums = new Array<number>(10).fill(0);
        for (const index of drawn)
          row[index]?.forEach((value, at) => {
            sums[at]! += value;
          });
        return corpusBleu([
          { correct: sums.slice(0, 4), total: sums.slice(4, 8), length: sums[8]!, reference: sums[9]! },
        ]);
      }),
    );
  };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function definedOf<Key extends string, Value>(
  keys: readonly Key[],
  of: (key: Key) => Value | undefined,
): Partial<Record<Key, Value>> {
  const found: Partial<Record<Key, Value>> = {};
  for (const key of keys) {
    const value = of(key);
    if (value !== undefined) found[key] = value;
  }
  return found;
}
