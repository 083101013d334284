/** Why the last completions are what they are, as the page draws it. Words are the host's; the page lays out. */
import * as z from "zod/mini";

const passage = z.object({
  document: z.string(),
  /** As a person knows the document: its file name or short path. */
  title: z.string(),
  /** Offsets in the document's source. */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  marks: z.array(z.tuple([z.number(), z.number()])),
});

const completion = z.object({
  /** "Shown last", "Accepted last". */
  title: z.string(),
  /** The completion; absent where what it came from may not be shown any more. */
  text: z.optional(z.string()),
  /** Who made it, how likely it was or how it fits, and what else it came from: whole sentences. */
  says: z.array(z.string()),
  /** What the passages are: "Where you wrote this before". */
  passagesAre: z.string(),
  passages: z.array(passage),
  /** Differences of the author's that it goes along with, in a few words each. */
  differences: z.array(z.string()),
});
export type ExplainedState = z.infer<typeof completion>;

export const whyState = z.object({ completions: z.array(completion) });
export type WhyState = z.infer<typeof whyState>;
