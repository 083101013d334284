import pLimit from "p-limit";
import {
  type LanguageModel,
  LanguageModelError,
  type LanguageModelFailure,
  type Prompt,
} from "../llm/languageModel.ts";
import { askForJson } from "./askForJson.ts";
import type { Comparison } from "./comparison.ts";
import { extractPrompt } from "./extractPrompt.ts";
import { isLeftOut, standingOf } from "./measuredHabits.ts";
import { extractSchema, type Observed, observedIn } from "./observed.ts";
import type { Known } from "./preferenceOf.ts";
import type { KeptDocument, KeptSummary, StudyCache } from "./studyCache.ts";
import type { StudyTask } from "./studyPlan.ts";
import { linesIn, summarySchema } from "./summaryLines.ts";
import { type Standing, summaryPrompt } from "./summaryPrompt.ts";

/** What there is to study: the key documents of the tasks that the author's documents are on. Plain data. */
export interface StudyPlan extends Known {
  readonly tasks: readonly StudyTask[];
  /** What tells a document's text from another, by document id. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** The differences measured, and what the author turned, as instructions. */
  readonly preference: string;
}

export interface StudyRequest {
  readonly model: LanguageModel;
  readonly plan: StudyPlan;
  readonly cache: StudyCache;
  /** Undefined for a document that has gone since, or that there is nobody to set beside. */
  readonly compare: (document: string) => Promise<Comparison | undefined>;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: StudyProgress) => void;
}

/** How many of the calls that are needed are done. */
export interface StudyProgress {
  readonly done: number;
  readonly total: number;
}

/** What of a plan is not known yet. */
export interface StudyNeeds {
  /** Ids of documents, the nearest to their tasks first. */
  readonly documents: readonly string[];
  /** Those whose summary is to be made anew; one call each, at most. */
  readonly tasks: readonly StudyTask[];
}

export interface Studied {
  /** Documents and tasks that were asked about and are known now. */
  readonly documents: number;
  readonly tasks: number;
  /** What failed alone, while the rest went on. */
  readonly failed: readonly LanguageModelError[];
}

/** Calls at once. */
const AT_ONCE = 4;
/** What fails once for one document will fail for all. */
const FOR_ALL: ReadonlySet<LanguageModelFailure> = new Set([
  "unreachable",
  "unauthorized",
  "forbidden",
  "modelNotFound",
  "baseModel",
  "rateLimited",
  "redirected",
  "insecure",
]);
/** So many failures with no answer between them are the server's, not the documents'. */
const MOST_IN_A_ROW = 4;
const MOST_TOKENS = { extract: 2_000, summary: 1_500 };

/** What has to be asked for, with this model, until the plan is known: at most one call for each document and each task. */
export async function studyNeeds(
  plan: StudyPlan,
  model: Pick<LanguageModel, "name">,
  cache: StudyCache,
): Promise<StudyNeeds> {
  const wanted = new Set(plan.tasks.flatMap(({ documents }) => documents));
  const documents: string[] = [];
  for (const id of wanted) if (!(await cache.document(id, madeOf(id, plan, model)))) documents.push(id);
  const tasks: StudyTask[] = [];
  for (const task of plan.tasks) {
    const known = await cache.summary(task.id);
    const isAsBefore = known?.made === summaryMadeOf(task, plan, model);
    if (!isAsBefore || task.documents.some((id) => documents.includes(id))) tasks.push(task);
  }
  return { documents, tasks };
}

/**
 * Steps 2 and 3 of DPL, ahead of time: asks a model for the differences in each key document, and sums them up for each task. What is found is kept
 * as it comes, so that a study that was cancelled, or broke off, goes on where it was. What fails for one document or task fails alone; what will
 * fail for all ends the study: throws {@link LanguageModelError}. Ends early, without error, when the signal aborts.
 */
export async function study(request: StudyRequest): Promise<Studied> {
  const { model, plan, cache, signal, onProgress } = request;
  const needs = await studyNeeds(plan, model, cache);
  const total = needs.documents.length + needs.tasks.length;
  const stop = new AbortController();
  const run = { ...request, signal: AbortSignal.any([signal, stop.signal]) };
  const failed: LanguageModelError[] = [];
  let done = 0;
  let inARow = 0;
  const attempt = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (run.signal.aborted) return false;
    try {
      const isKnown = await work();
      inARow = 0;
      return isKnown;
    } catch (error) {
      if (!(error instanceof LanguageModelError)) throw error;
      // What was under way when the study ended says nothing new.
      if (run.signal.aborted) return false;
      failed.push(error);
      inARow++;
      if (FOR_ALL.has(error.failure) || inARow >= MOST_IN_A_ROW) throw error;
      return false;
    } finally {
      done++;
      if (!run.signal.aborted) onProgress?.({ done, total });
    }
  };
  onProgress?.({ done, total });
  const documents = await allOf(needs.documents, stop, (id) => attempt(() => studyDocument(id, run)));
  const tasks = await allOf(needs.tasks, stop, (task) => attempt(() => studyTask(task, run)));
  return { documents, tasks, failed };
}

/** Does a piece of work for each, the first alone, for it shows whether the model answers at all. Returns how many succeeded; once one rejects, no other begins. */
async function allOf<Item>(
  items: readonly Item[],
  stop: AbortController,
  work: (item: Item) => Promise<boolean>,
): Promise<number> {
  const [first, ...others] = items;
  if (first === undefined) return 0;
  const limit = pLimit(AT_ONCE);
  let succeeded = Number(await work(first));
  const count = async (item: Item) => {
    if (await work(item)) succeeded++;
  };
  try {
    await Promise.all(others.map((item) => limit(count, item)));
  } catch (error) {
    stop.abort();
    throw error;
  }
  return succeeded;
}

async function studyDocument(
  id: string,
  { model, plan, cache, compare, signal }: StudyRequest,
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

async function studyTask(task: StudyTask, request: StudyRequest): Promise<boolean> {
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

type Findings = Pick<StudyRequest, "plan" | "cache"> & { readonly model: Pick<LanguageModel, "name"> };

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
  request: Findings & Pick<StudyRequest, "compare">,
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

function madeOf(id: string, { fingerprints }: StudyPlan, { name }: Pick<LanguageModel, "name">): string {
  return `${fingerprints[id]} ${name}`;
}

/** Figures move with every document; a summary is another where its documents are, or what is measured or turned. */
function summaryMadeOf(task: StudyTask, plan: StudyPlan, model: Pick<LanguageModel, "name">): string {
  const documents = task.documents.map((id) => madeOf(id, plan, model));
  const wishes = Object.entries(plan.steering).map(([id, { wish }]) => `${id} ${wish}`);
  const instructions = plan.preference.split("\n").map((line) => line.replace(/: about .*$/, ""));
  return JSON.stringify([documents, instructions, wishes.sort()]);
}
