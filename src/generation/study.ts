import pLimit from "p-limit";
import { LanguageModelError, type LanguageModelFailure } from "../llm/languageModel.ts";
import { studyNeeds } from "./studyNeeds.ts";
import { type StudyParts, studyDocument, studyTask } from "./studyParts.ts";

export interface StudyRequest extends StudyParts {
  readonly onProgress?: (progress: StudyProgress) => void;
}

/** How many of the calls that are needed are done. */
export interface StudyProgress {
  readonly done: number;
  readonly total: number;
}

export interface Studied {
  /** Documents and tasks that were asked about and are known now. */
  readonly documents: number;
  readonly tasks: number;
  /** What failed alone, while the rest went on. */
  readonly failed: readonly LanguageModelError[];
}

/** A model says so that is not to be asked any more: what is under way is brought to its end, and nothing else is begun. */
export class NoMoreRequests extends Error {
  override readonly name = "NoMoreRequests";
}

/** Calls at once. */
const AT_ONCE = 4;
/** What fails once for one document will fail for all. */
const FOR_ALL: ReadonlySet<LanguageModelFailure> = new Set([
  "unreachable",
  "proxy",
  "unauthorized",
  "forbidden",
  "modelNotFound",
  "noSuchAddress",
  "baseModel",
  "rateLimited",
  "unpaid",
  "redirected",
  "insecure",
  "notAllowed",
  "blocked",
  "editorModelGone",
]);
/** So many failures with no answer between them are the server's, not the documents'. */
const MOST_IN_A_ROW = 4;

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
  let isEnding = false;
  const attempt = async (work: () => Promise<boolean>): Promise<boolean> => {
    if (isEnding || run.signal.aborted) return false;
    try {
      const isKnown = await work();
      inARow = 0;
      return isKnown;
    } catch (error) {
      if (error instanceof NoMoreRequests) {
        isEnding = true;
        return false;
      }
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
