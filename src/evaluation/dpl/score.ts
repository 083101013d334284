import type { Author } from "./context.ts";
import { type BleuCounts, bleuCounts } from "./metrics/bleu.ts";
import type { CosineDelta } from "./metrics/delta.ts";
import { meteor, type Synonyms } from "./metrics/meteor.ts";
import { rouge1, rougeL } from "./metrics/rouge.ts";
import type { Written } from "./writeAll.ts";

/** What is reckoned of each text and averaged over texts; BLEU is reckoned over all of them. */
export const textMetrics = [
  "rouge1",
  "rougeL",
  "meteor",
  "judge",
  "delta",
  "deltaMargin",
  "fit",
  "claims",
] as const;
export type TextMetric = (typeof textMetrics)[number];
export const metrics = ["rouge1", "rougeL", "meteor", "bleu", "judge", ...textMetrics.slice(4)] as const;
export type Metric = TextMetric | "bleu";

/** Of these less is better. */
export const LESS_IS_BETTER: readonly Metric[] = ["delta", "claims"];

/** A text's figures; those that cannot be had of it are absent. */
export interface Scored {
  readonly method: string;
  readonly target: number;
  readonly repeat: number;
  readonly values: Readonly<Partial<Record<TextMetric, number>>>;
  readonly bleu: BleuCounts;
}

/** What style is measured with. */
export interface Yardsticks {
  readonly delta: CosineDelta;
  readonly author: Pick<Author, "fit">;
  /** {@link claimDistance} to the author. */
  readonly claimsOf: (text: string) => number | undefined;
  readonly synonyms: Synonyms | undefined;
}

/** Sets a text beside what the user really wrote, and beside how the user writes. */
export async function score(
  written: Written,
  user: string,
  reference: string,
  { delta, author, claimsOf, synonyms }: Yardsticks,
): Promise<Scored> {
  const { text, judged } = written;
  const nearness = delta.nearness(text, user);
  const found: Record<TextMetric, number | undefined> = {
    rouge1: rouge1(text, reference),
    rougeL: rougeL(text, reference),
    meteor: meteor(text, reference, synonyms),
    judge: judged,
    delta: nearness?.own,
    deltaMargin: nearness?.margin,
    fit: await author.fit(text),
    claims: claimsOf(text),
  };
  return {
    method: written.method.name,
    target: written.target,
    repeat: written.repeat,
    values: Object.fromEntries(
      textMetrics.flatMap((metric) => (found[metric] === undefined ? [] : [[metric, found[metric]]])),
    ),
    bleu: bleuCounts(text, reference),
  };
}
