import type { AddedWriter, BundledWriter, Corpus, FeatureVector, Register, Task } from "../corpus/corpus.ts";
import { matchTask } from "../corpus/matchTask.ts";
import { type Amount, amountOf } from "../corpus/norms.ts";
import { figuresOf } from "../corpus/writerFigures.ts";
import { countProse } from "../style/counts.ts";
import { extractProse } from "../text/extractProse.ts";
import { type Candidate, candidatesOf, type Quotable } from "./candidates.ts";

/** Something that another writer wrote, to quote from. */
export interface WriterPassage {
  /** Id of the task it is on; undefined where it is on none. */
  readonly task: string | undefined;
  /** What a quotation is said to be from: the task's id, or the document's name. */
  readonly from: string;
  readonly source: Quotable;
  readonly candidates: readonly Candidate[];
}

/** A writer who may be set beside the author, measured and read. */
export interface OtherWriter extends Amount {
  readonly id: string;
  /** By the person, not bundled. */
  readonly added: boolean;
  readonly features: FeatureVector;
  readonly passages: readonly WriterPassage[];
}

/** Corpora are never changed: what was read of one is read once. */
const readings = new WeakMap<Corpus, Map<Register, readonly OtherWriter[]>>();

/** Who may be set beside an author of a register: the bundled writers, who wrote on everything, and the added writers of that register. */
export function otherWriters(corpus: Corpus, register: Register): readonly OtherWriter[] {
  const read = readings.get(corpus) ?? new Map<Register, readonly OtherWriter[]>();
  readings.set(corpus, read);
  const known = read.get(register);
  if (known) return known;
  const others = [
    ...corpus.writers.map(readBundled),
    ...corpus.added
      .filter((writer) => writer.register === register)
      .map((writer) => readAdded(writer, corpus.tasks)),
  ];
  read.set(register, others);
  return others;
}

/** Nor are bundled writers, who are in one corpus after the other. */
const bundled = new WeakMap<BundledWriter, OtherWriter>();

function readBundled(writer: BundledWriter): OtherWriter {
  const known = bundled.get(writer) ?? readPassages(writer);
  bundled.set(writer, known);
  return known;
}

function readPassages({ id, passages }: BundledWriter): OtherWriter {
  const read = Object.entries(passages).map(([task, text]): WriterPassage => {
    const source = { id: `${id}/${task}`, text, prose: extractProse(text, "markdown") };
    return { task, from: task, source, candidates: candidatesOf([source]) };
  });
  const works = read.map(({ source }) => countProse(source.prose));
  return { id, added: false, ...figuresOf(works), ...amountOf(works), passages: read };
}

function readAdded({ id, excerpts, ...figures }: AddedWriter, tasks: readonly Task[]): OtherWriter {
  const passages = excerpts.map(({ title, languageId, text }): WriterPassage => {
    const source = { id: `${id}/${title}`, text, prose: extractProse(text, languageId) };
    return {
      task: matchTask(source, tasks)?.task.id,
      from: title,
      source,
      candidates: candidatesOf([source]),
    };
  });
  return { id, added: true, ...figures, passages };
}

/** A writer's passages on a task; of a writer who wrote nothing on it, all. */
export function passagesOn(task: string, { passages }: OtherWriter): readonly WriterPassage[] {
  const onTask = passages.filter((passage) => passage.task === task);
  return onTask.length > 0 ? onTask : passages;
}
