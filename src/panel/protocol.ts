/**
 * What the extension host and the panel's page say to each other, parsed on both sides.
 *
 * The page says that it listens (`ready`), and otherwise sends a {@link Request} with a number of its own. Each is answered by a `reply`
 * with that number: done, or a sentence that says what went wrong, which the page shows beside the control. What a request has
 * changed does not come with its reply: it is told as `state` or `sections`, since the page is a pure function of what it was told last.
 *
 * A new wish of the page's: a member of {@link request}, a case in `answerPanel` (src/editor/registerCommands.ts) that returns a promise
 * or throws an Error with a sentence, and in the page `useRequest` (webview/useRequest.tsx).
 */
import * as z from "zod/mini";
import { registers } from "../corpus/corpus.ts";
import type { Group, Unit } from "../style/feature.ts";
import { type Wish, wishes } from "../style/wish.ts";
import { sections, toldSections } from "./sectionState.ts";

export { type Wish, wishes };

export const groups = ["writing", "emotional", "semantic"] as const satisfies readonly Group[];

const units = [
  "per 100 words",
  "per 1000 words",
  "% of sentences",
  "% of words",
  "per sentence",
  "words",
  "letters",
  "sentences",
  "ratio",
] as const satisfies readonly Unit[];

/** Offsets in a quote. */
const mark = z.tuple([z.number(), z.number()]);

/** How far reading is; total 0: not known yet. */
const progress = z.object({
  done: z.number(),
  total: z.number(),
  /** It waits there until the person asks for it. */
  isPaused: z.optional(z.boolean()),
});
export type Progress = z.infer<typeof progress>;

/** Where the author stands on one feature among the writers, ready to draw. */
const standingView = z.object({
  feature: z.string(),
  /** What is measured: "dashes", "average length of sentences". */
  name: z.string(),
  unit: z.enum(units),
  /** Whether `value` itself says something to a reader; where it does not, only its place among the writers does. */
  tellingFigure: z.boolean(),
  value: z.number(),
  /** 80 % interval of `value`. */
  interval: z.tuple([z.number(), z.number()]),
  /** Of the writers' values, in `unit`. */
  mean: z.number(),
  /** The writers' values, ascending, in `unit`: one mark each. */
  writers: z.array(z.number()),
});
export type StandingView = z.infer<typeof standingView>;

const evidenceView = z.object({
  document: z.string(),
  /** As a person knows the document: its file name or short path. */
  title: z.string(),
  /** Offsets in the document's source. */
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  marks: z.array(mark),
});
export type EvidenceView = z.infer<typeof evidenceView>;

/** One difference, in words and figures, ready to draw. */
const differenceView = z.extend(standingView, {
  group: z.enum(groups),
  direction: z.enum(["more", "less"]),
  /** Not sure enough to be told as a difference, only mentioned as one that may hold. */
  tentative: z.boolean(),
  /** In a few words: "You write longer sentences". */
  headline: z.string(),
  /** The rest of that sentence: "26 words on average, where 44 writers of articles and posts average 20." */
  figures: z.string(),
  /** How sure it is, as a whole sentence. */
  confidence: z.string(),
  evidence: z.array(evidenceView),
  /** Names of writer and task, as a person reads them. */
  contrast: z.array(z.object({ writer: z.string(), task: z.string(), quote: z.string() })),
});
export type DifferenceView = z.infer<typeof differenceView>;

/** A habit that the author turned in their completions. */
const turnView = z.object({
  feature: z.string(),
  /** The difference's headline, or what is measured where it is none now. */
  title: z.string(),
  wish: z.enum(wishes),
  /** Whether only a language model can follow it: what completes on this machine weighs words one by one. */
  modelOnly: z.boolean(),
});
export type TurnView = z.infer<typeof turnView>;

export const panelState = z.discriminatedUnion("kind", [
  /** Nothing has been added yet. */
  z.object({ kind: z.literal("empty") }),
  /** Reading for the first time. */
  z.extend(progress, { kind: z.literal("reading") }),
  z.object({
    kind: z.literal("report"),
    documents: z.number(),
    words: z.number(),
    /** Number of files left out. */
    skipped: z.number(),
    /** The writing it takes before anything is claimed, in words. */
    wordsNeeded: z.number(),
    /** Where the history holds several kinds of writing, each compared by itself: all of them, the one that is shown among them. */
    kinds: z.optional(
      z.array(
        z.object({
          register: z.enum(registers),
          /** As a person calls them: "posts". */
          name: z.string(),
          documents: z.number(),
          shown: z.boolean(),
        }),
      ),
    ),
    /** Whom the author is compared with, as words: "44 writers of articles and posts". */
    comparedWith: z.string(),
    /** One to four plain sentences on how the writing differs, the most telling first; empty where nothing is claimed. */
    glance: z.array(z.string()),
    /** How sure that is, and on how much writing it rests, in whole sentences; empty where nothing is claimed. */
    footing: z.array(z.string()),
    /** The told ones first, each kind strongest first. */
    differences: z.array(differenceView),
    /** What is measured where nothing is claimed: a first picture, no more. */
    standings: z.array(standingView),
    /** What is measured and surely no difference, in the order of the feature list. */
    likeOthers: z.array(standingView),
    /** What completions are steered by: an instruction a line. */
    preference: z.string(),
    /** What the author turned in it; what is not named is as they write. */
    turned: z.array(turnView),
    /** No language model is chosen, and the person has not said that they want none. */
    offersModel: z.optional(z.boolean()),
    /** The report could not be made anew: why, and what the person can do about it. */
    trouble: z.optional(z.object({ message: z.string(), next: z.string() })),
    /** Reading goes on in the background. */
    reading: z.optional(progress),
  }),
  z.object({
    kind: z.literal("error"),
    message: z.string(),
    /** What the person can do about it. */
    next: z.string(),
  }),
]);
export type PanelState = z.infer<typeof panelState>;
export type ReportState = Extract<PanelState, { kind: "report" }>;

export const toPage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("state"), state: panelState }),
  /** What sections show that the page asked for; those that are not named stay as they are. */
  z.object({ type: z.literal("sections"), sections: toldSections }),
  /** A section is to be opened and brought into view. */
  z.object({ type: z.literal("reveal"), section: z.enum(sections) }),
  /** A request is done, or has failed: then a whole sentence says why. */
  z.object({ type: z.literal("reply"), id: z.number(), failure: z.optional(z.string()) }),
]);
export type ToPage = z.infer<typeof toPage>;

/** What the page may want of its host. */
export const request = z.discriminatedUnion("type", [
  z.object({ type: z.literal("addWriting") }),
  z.object({ type: z.literal("refresh") }),
  z.object({ type: z.literal("cancel") }),
  /** Reading stops, and goes on with "refresh". */
  z.object({ type: z.literal("pause") }),
  z.object({ type: z.literal("showSkipped") }),
  z.object({ type: z.literal("showLog") }),
  /** As a list in Markdown. */
  z.object({ type: z.literal("copyPreference") }),
  z.object({ type: z.literal("chooseModel") }),
  /** What a language model would add is not to be said again. */
  z.object({ type: z.literal("dismissModelNote") }),
  z.object({ type: z.literal("exportStyleGuide") }),
  /** A habit is to be turned in completions; null: as the author writes. The next state tells what came of it. */
  z.object({ type: z.literal("steer"), feature: z.string(), wish: z.nullable(z.enum(wishes)) }),
  /** Another kind of writing of the author's is to be shown. */
  z.object({ type: z.literal("showKind"), register: z.enum(registers) }),
  /** A section was opened: it is to be told, now and whenever the report changes. */
  z.object({ type: z.literal("ask"), section: z.enum(sections) }),
  /** How well the author is known is to be measured; the section tells how far that is. */
  z.object({ type: z.literal("measure") }),
  z.object({ type: z.literal("cancelMeasuring") }),
  /** A writer's passages are to be read. */
  z.object({ type: z.literal("readWriter"), writer: z.string() }),
  z.object({ type: z.literal("open"), document: z.string(), start: z.number(), end: z.number() }),
]);
export type Request = z.infer<typeof request>;

export const toHost = z.discriminatedUnion("type", [
  /** The page listens; it is to be told the state. */
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("request"), id: z.number(), request }),
]);
export type ToHost = z.infer<typeof toHost>;

/** A request that is in no version known here has a number nevertheless, and so gets a reply. Undefined where there is none. */
export function numberOf(message: unknown): number | undefined {
  return z.object({ type: z.literal("request"), id: z.number() }).safeParse(message).data?.id;
}
