import { join } from "node:path";
import { CosineDelta } from "../../evaluation/dpl/metrics/delta.ts";
import type { Synonyms } from "../../evaluation/dpl/metrics/meteor.ts";
import { type MethodFigures, sumUp } from "../../evaluation/dpl/results.ts";
import { type Scored, score } from "../../evaluation/dpl/score.ts";
import type { Written } from "../../evaluation/dpl/writeAll.ts";
import { writeAtomically } from "../../node/writeAtomically.ts";
import { countWords } from "../../text/tokenize.ts";
import type { Authors } from "./authors.ts";
import type { OpenRun } from "./openRun.ts";
import type { RunOptions } from "./options.ts";
import { type MethodCost, tableOf } from "./table.ts";

/** Others of less writing are nobody to be nearer to. Words. */
const WORDS_OF_AN_OTHER = 500;

export interface ScoredMethod {
  readonly figures: MethodFigures;
  readonly cost: MethodCost;
}

/** Reckons every figure of what was written. */
export async function scoreAll(
  written: readonly Written[],
  { targets, pool }: Pick<OpenRun, "targets" | "pool">,
  authors: Authors,
  synonyms: Synonyms | undefined,
  { methods, seed }: Pick<RunOptions, "methods" | "seed">,
): Promise<MethodFigures[]> {
  const texts = new Map<string, string>();
  for (const user of pool.users) {
    const text = pool
      .by(user)
      .map(({ text }) => text)
      .join("\n\n");
    if (targets.some((target) => target.user === user) || countWords(text) >= WORDS_OF_AN_OTHER)
      texts.set(user, text);
  }
  const delta = new CosineDelta(texts);
  const scored: Scored[] = [];
  // A target's user is measured once, and then forgotten; and in whatever order answers came, sums are the same.
  for (const each of written.toSorted((a, b) => a.target - b.target || a.repeat - b.repeat)) {
    const target = targets[each.target]!;
    const author = await authors.of(target, { choice: "all", count: 0 });
    const claimsOf = (text: string) => author.claimDistance(text);
    scored.push(await score(each, target.user, target.target.text, { delta, author, claimsOf, synonyms }));
  }
  const order = methods.map(({ name }) => name);
  return sumUp(scored, order, String(seed));
}

/** Writes the results: `results.json`, `results.md`, and what was written as `texts.jsonl`. Returns the Markdown. */
export async function writeResults(
  options: RunOptions,
  methods: readonly ScoredMethod[],
  written: readonly Written[],
  targets: OpenRun["targets"],
  meteorName: string,
): Promise<string> {
  const { out, writer, judge, embeddingModel, repeats, seed, sampling, dataset } = options;
  const settings = {
    dataset,
    targets: targets.length,
    model: writer.model,
    origin: writer.endpoint.origin,
    judge: judge?.model,
    embeddingModel,
    repeats,
    seed,
    sampling,
    meteor: meteorName,
  };
  const json = { settings, methods: methods.map(({ figures, cost }) => ({ ...figures, cost })) };
  const table = tableOf(methods, targets.length * repeats, meteorName);
  const judged = judge ? `, judged by ${judge.model}` : "";
  const markdown = `${writer.model} on ${targets.length} targets of ${dataset}, ${repeats} ${repeats === 1 ? "repetition" : "repetitions"}, seed ${seed}${judged}.\n\n${table}\n`;
  const lines = written.map(({ method, target, repeat, text, judged: score }) =>
    JSON.stringify({ method: method.name, user: targets[target]!.user, repeat, text, judged: score }),
  );
  await writeAtomically(join(out, "results.json"), `${JSON.stringify(json, undefined, 2)}\n`);
  await writeAtomically(join(out, "results.md"), markdown);
  await writeAtomically(join(out, "texts.jsonl"), `${lines.sort().join("\n")}\n`);
  return markdown;
}
