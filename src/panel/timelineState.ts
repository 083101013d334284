/** The author's habits over time, as the page draws them. Words are the host's; the page lays out. */
import * as z from "zod/mini";

const moment = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  value: z.number(),
  words: z.number(),
  /** The date and the value, to be read out: "March 2019: 31 words". */
  label: z.string(),
  /** How many documents are of that time, and who they are where they are few. */
  count: z.number(),
  documents: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type MomentState = z.infer<typeof moment>;

const trait = z.object({
  feature: z.string(),
  /** What is measured: "average length of sentences". */
  name: z.string(),
  /** How it has changed, as a whole sentence, or that no change is clear. */
  says: z.string(),
  changed: z.boolean(),
  moments: z.array(moment),
  /** What the trend is at the first and the last moment. */
  line: z.optional(z.tuple([z.number(), z.number()])),
  /** What writers of the kind average. */
  mean: z.number(),
  /** The lowest and highest value and the writers' average, as they are written beside the picture. */
  labels: z.object({ low: z.string(), high: z.string(), mean: z.string() }),
});
export type TraitState = z.infer<typeof trait>;

export const timelineState = z.object({
  /** How many documents have dates, where those come from, and what counts as a change. */
  about: z.string(),
  /** The first and last date, as they are written under the pictures. */
  ends: z.tuple([z.string(), z.string()]),
  traits: z.array(trait),
  /** The document that is least like the others. */
  odd: z.optional(
    z.object({ id: z.string(), title: z.string(), says: z.string(), because: z.array(z.string()) }),
  ),
});
export type TimelineState = z.infer<typeof timelineState>;
