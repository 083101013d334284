/** How well the author is known, as the page draws it. Words are the host's; the page lays out. */
import * as z from "zod/mini";

const row = z.object({
  /** Whose documents were learned: "Your documents". */
  name: z.string(),
  /** From 0 to 1, the length of its bar. */
  share: z.number(),
  /** "28%". */
  figure: z.string(),
  /** The author's, which the others are controls for. */
  own: z.boolean(),
});

const comparison = z.object({
  /** What is counted: "Keys saved". */
  title: z.string(),
  /** What came of it, as whole sentences. */
  says: z.array(z.string()),
  rows: z.array(row),
  /** How it was counted, and what it does not tell. */
  about: z.string(),
});
export type ComparisonState = z.infer<typeof comparison>;

export const knowsState = z.object({
  /** What measuring does, or why it cannot be done. */
  says: z.string(),
  comparisons: z.array(comparison),
  /** Share that is done, from 0 to 1, while it is being measured. */
  progress: z.optional(z.number()),
  mayMeasure: z.boolean(),
});
export type KnowsState = z.infer<typeof knowsState>;
