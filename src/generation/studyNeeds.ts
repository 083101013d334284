import type { Task } from "../corpus/corpus.ts";
import type { LanguageModel } from "../llm/languageModel.ts";
import type { Known } from "./preferenceOf.ts";
import type { StudyCache } from "./studyCache.ts";

/** A task that documents of the author's are on, and the key documents that a summary for it is made of. */
export interface StudyTask extends Pick<Task, "id" | "name" | "purpose"> {
  /** Ids, those nearest the task first. */
  readonly documents: readonly string[];
}

/** What documents that are on none of the tasks are on. */
export const ANY_TASK: Omit<StudyTask, "documents"> = {
  id: "any",
  name: "Any text",
  purpose: "Whatever this person writes.",
};

/** What there is to study: the key documents of the tasks that the author's documents are on. Plain data. */
export interface StudyPlan extends Known {
  readonly tasks: readonly StudyTask[];
  /** What tells a document's text from another, by document id. */
  readonly fingerprints: Readonly<Record<string, string>>;
  /** The differences measured, and what the author turned, as instructions. */
  readonly preference: string;
  /** The model by whose embeddings writers are to be chosen; undefined where they are chosen by style. */
  readonly embeddingModel?: string;
}

/** What of a plan is not known yet. */
export interface StudyNeeds {
  /** Ids of documents, the nearest to their tasks first. */
  readonly documents: readonly string[];
  /** Those whose summary is to be made anew; one call each, at most. */
  readonly tasks: readonly StudyTask[];
}

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
 * What a document's text and the models are: what was found is found again where they are the same. The embedding model is the one that was wanted,
 * also where it failed: a document is not asked about twice for that.
 */
export function madeOf(
  id: string,
  { fingerprints, embeddingModel }: StudyPlan,
  { name }: Pick<LanguageModel, "name">,
): string {
  return [fingerprints[id], name, ...(embeddingModel === undefined ? [] : ["by", embeddingModel])].join(" ");
}

/** Figures, and what is strongest, move with every document; a summary is another where its documents are, or what is measured or turned. */
export function summaryMadeOf(task: StudyTask, plan: StudyPlan, model: Pick<LanguageModel, "name">): string {
  const documents = task.documents.map((id) => madeOf(id, plan, model));
  const wishes = Object.entries(plan.steering).map(([id, { wish }]) => `${id} ${wish}`);
  const instructions = plan.preference.split("\n").map((line) => line.replace(/: about .*$/, ""));
  return JSON.stringify([documents, instructions.sort(), wishes.sort()]);
}
