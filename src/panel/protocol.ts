/** What the extension host and the panel's page say to each other. Parsed on both sides; the page is a pure function of the last state. */
import * as z from "zod/mini";

const mark = z.tuple([z.number(), z.number()]);

/** One difference, in words and figures, ready to draw. */
export const differenceView = z.object({
  feature: z.string(),
  group: z.enum(["writing", "emotional", "semantic"]),
  aspect: z.string(),
  /** A whole sentence: "You open 9 % of your sentences with And or But; writers of posts do so in 4 %." */
  statement: z.string(),
  name: z.string(),
  direction: z.enum(["more", "less"]),
  unit: z.string(),
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]),
  norm: z.object({ mean: z.number(), sd: z.number(), writers: z.number() }),
  /** The writers' values, ascending, in `unit`: the strip of marks. */
  writers: z.array(z.number()),
  confidence: z.number(),
  evidence: z.array(
    z.object({
      document: z.string(),
      /** As a person knows the document: its file name. */
      title: z.string(),
      start: z.number(),
      end: z.number(),
      quote: z.string(),
      marks: z.array(mark),
    }),
  ),
  contrast: z.array(z.object({ writer: z.string(), task: z.string(), quote: z.string() })),
});
export type DifferenceView = z.infer<typeof differenceView>;

export const panelState = z.discriminatedUnion("kind", [
  /** Nothing has been added yet. */
  z.object({ kind: z.literal("empty") }),
  /** Reading for the first time; total 0: not known yet. */
  z.object({ kind: z.literal("reading"), done: z.number(), total: z.number() }),
  z.object({
    kind: z.literal("report"),
    documents: z.number(),
    words: z.number(),
    skipped: z.number(),
    wordsNeeded: z.number(),
    /** Whom the author is compared with, as words: "44 writers of articles and posts". */
    comparedWith: z.string(),
    /** Two to five plain sentences. */
    glance: z.array(z.string()),
    differences: z.array(differenceView),
    preference: z.string(),
    /** Reading goes on in the background. */
    reading: z.optional(z.object({ done: z.number(), total: z.number() })),
  }),
  z.object({ kind: z.literal("error"), message: z.string(), next: z.string() }),
]);
export type PanelState = z.infer<typeof panelState>;

export const toPage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("state"), state: panelState }),
]);
export type ToPage = z.infer<typeof toPage>;

export const toHost = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("addWriting") }),
  z.object({ type: z.literal("refresh") }),
  z.object({ type: z.literal("cancel") }),
  z.object({ type: z.literal("showSkipped") }),
  z.object({ type: z.literal("showLog") }),
  z.object({ type: z.literal("copyPreference") }),
  z.object({ type: z.literal("open"), document: z.string(), start: z.number(), end: z.number() }),
]);
export type ToHost = z.infer<typeof toHost>;
