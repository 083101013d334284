import type { Corpus } from "../corpus/corpus.ts";
import { registerOf } from "../corpus/registerOf.ts";
import { nearestTask, type ReportDocument } from "./buildReport.ts";
import { otherWriters } from "./otherWriters.ts";

/** Something that another writer wrote, to be read. */
export interface WriterText {
  /** What it is: a task's id, or the name of an added writer's document. */
  readonly from: string;
  /** As it stands in its source. */
  readonly text: string;
}

/**
 * What there is to read of a writer, on the author's nearest task first; empty where only figures are known of the writer, or the writer is
 * not among those who may be set beside the author.
 */
export function writingOf(
  writer: string,
  documents: readonly ReportDocument[],
  corpus: Corpus,
): readonly WriterText[] {
  const register = registerOf(
    documents.map(({ counts }) => counts),
    corpus.figures,
  );
  const nearest = nearestTask(documents, corpus.tasks)?.id;
  const passages = otherWriters(corpus, register).find(({ id }) => id === writer)?.passages ?? [];
  const first = (task: string | undefined) => Number(task === nearest);
  return [...passages]
    .sort((a, b) => first(b.task) - first(a.task))
    .map(({ from, source }) => ({ from, text: source.text }));
}
