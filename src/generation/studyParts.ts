import type { LanguageModel, Prompt } from "../llm/languageModel.ts";
import { askForJson } from "./askForJson.ts";
import type { Comparison } from "./comparison.ts";
import { extractPrompt } from "./extractPrompt.ts";
import { isLeftOut, standingOf } from "./measuredHabits.ts";
import { extractSchema, type Observed, observedIn } from "./observed.ts";
import type { Known } from "./preferenceOf.ts";
import type { KeptDocument, KeptSummary, StudyCache } from "./studyCache.ts";
import { madeOf, type StudyNeeds, type StudyPlan, type StudyTask, summaryMadeOf } from "./studyNeeds.ts";
import { linesIn, summarySchema } from "./summaryLines.ts";
import { type Standing, summaryPrompt } from "./summaryPrompt.ts";

export interface StudyParts {
  readonly model: LanguageModel;
  readonly plan: StudyPlan;
  readonly cache: StudyCache;
  /** Undefined for a document that has gone since, or that there is nobody to set beside. */
  readonly compare: (document: string) => Promise<Comparison | undefined>;
  readonly signal: AbortSignal;
}

const MOST_TOKENS = { extract: 2_000, summary: 1_500 };

/** Asks for the differences in a document. Tells whether they are known now. Throws {@link LanguageModelError}. */
export async function studyDocument(
  id: string,
  { model, plan, cache, compare, signal }: StudyParts,
): Promise<boolean> {
  const comparison = await compare(id);
  if (!comparison || signal.aborted) return false;
  const observed = await askForJson(
    model,
    extractPrompt(comparison),
    {
      name: "differences",
      schema: extractSchema,
      maxTokens: MOST_TOKENS.extract,
      accept: (reply) => observedIn(reply, comparison),
    },
    signal,
  );
  if (!observed) return false;
  await cache.keepDocument({ document: id, made: madeOf(id, plan, model), observed });
  return true;
}

/** Asks for a task's summary, where anything was found. Tells whether it is known now. Throws {@link LanguageModelError}. */
export async function studyTask(task: StudyTask, request: StudyParts): Promise<boolean> {
  const { model, plan, cache, signal } = request;
  const { known, found } = await foundFor(task, request);
  const isWhole = known.length === task.documents.length;
  const keep = (lines: KeptSummary["lines"]) =>
    cache.keepSummary({
      task: task.id,
      documents: known.map(({ document }) => document),
      // One that lacks a document is used, and made anew when that is known.
      made: isWhole ? summaryMadeOf(task, plan, model) : "",
      lines,
    });
  if (found.length === 0) {
    // Nothing was found that measuring does not say better.
    if (isWhole) await keep([]);
    return isWhole;
  }
  const texts = found.flat().flatMap(({ own, other }) => [own, other]);
  const lines = await askForJson(
    model,
    summaryPrompt({ task, preference: plan.preference, found }),
    {
      name: "instructions",
      schema: summarySchema,
      maxTokens: MOST_TOKENS.summary,
      accept: (reply) => {
        const accepted = linesIn(reply, texts);
        return accepted && accepted.length > 0 ? accepted : undefined;
      },
    },
    signal,
  );
  if (!lines) return false;
  await keep(lines);
  return true;
}

type Findings = Pick<StudyParts, "plan" | "cache"> & { readonly model: Pick<LanguageModel, "name"> };

/** What is known of a task's key documents, and what of it goes into the summary. */
async function foundFor(
  task: StudyTask,
  { model, plan, cache }: Findings,
): Promise<{ known: KeptDocument[]; found: Standing[][] }> {
  const kept = await Promise.all(task.documents.map((id) => cache.document(id, madeOf(id, plan, model))));
  const known = kept.flatMap((each) => each ?? []);
  const found = known.map(({ observed }) => standing(observed, plan)).filter((each) => each.length > 0);
  return { known, found };
}

/** What would be sent first, to be shown before it is; undefined where nothing would be. */
export async function firstPrompt(
  { documents, tasks }: StudyNeeds,
  request: Findings & Pick<StudyParts, "compare">,
): Promise<Prompt | undefined> {
  for (const id of documents) {
    const comparison = await request.compare(id);
    if (comparison) return extractPrompt(comparison);
  }
  for (const task of tasks) {
    const { found } = await foundFor(task, request);
    if (found.length > 0) return summaryPrompt({ task, preference: request.plan.preference, found });
  }
  return undefined;
}

/** What was found without what measuring speaks against and what the author left out. */
function standing(observed: readonly Observed[], { measured, kin, steering }: Known): Standing[] {
  return observed.flatMap((each): Standing[] => {
    const standing = standingOf(each.habit, measured);
    return standing === "contradicted" || isLeftOut(each.habit, steering, kin) ? [] : [{ ...each, standing }];
  });
}
