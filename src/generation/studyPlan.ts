import type { Corpus, Register, Task } from "../corpus/corpus.ts";
import { type MatchedDocument, matchTask, nearestTask } from "../corpus/matchTask.ts";
import type { Works } from "../corpus/norms.ts";
import { type OtherWriter, otherWriters, passagesOn } from "../differences/otherWriters.ts";
import { chooseByEmbeddings, chooseRepresentatives, type Embedded } from "../differences/representatives.ts";
import type { Prose } from "../text/prose.ts";
import { type Comparison, LONGEST_COMPARED, proseToSend } from "./comparison.ts";
import { ANY_TASK, type StudyTask } from "./studyNeeds.ts";

/** N of DPL (Qiu et al. 2025, arXiv 2503.02450, section 4): so many documents are looked at for a task. */
export const KEY_DOCUMENTS = 8;

/** A document of the history that may be sent, with the source that {@link Prose} has offsets in. */
export interface Shared {
  readonly id: string;
  readonly text: string;
  readonly prose: Prose;
}

/** The tasks that an author's documents are on, those of most documents first. `nearest`: ids of documents by BM25, best first. */
export async function tasksToStudy(
  documents: readonly Shared[],
  tasks: readonly Task[],
  nearest: (query: string) => Promise<readonly string[]>,
): Promise<StudyTask[]> {
  const on = new Map<Task | undefined, Shared[]>();
  for (const document of documents) {
    const task = matchTask(document, tasks)?.task;
    const own = on.get(task) ?? [];
    own.push(document);
    on.set(task, own);
  }
  const met = [...on].sort((a, b) => b[1].length - a[1].length);
  const found: StudyTask[] = [];
  for (const [task, own] of met) {
    const longest = own.toSorted((a, b) => b.prose.words - a.prose.words || (a.id < b.id ? -1 : 1));
    const longestIds = longest.map(({ id }) => id);
    if (task) {
      const { id, name, purpose } = task;
      const near = await nearest(queryOf(task));
      const isOn = new Set(longestIds);
      // Those on the task come first, in whatever words; those on others show the author as well.
      const ids = [...near.filter((id) => isOn.has(id)), ...longestIds, ...near];
      found.push({ id, name, purpose, documents: [...new Set(ids)].slice(0, KEY_DOCUMENTS) });
    } else found.push({ ...ANY_TASK, documents: longestIds.slice(0, KEY_DOCUMENTS) });
  }
  return found;
}

const queryOf = ({ name, terms }: Task) => [name, ...terms].join(" ");

/** Id of the task that a text is on: {@link ANY_TASK} where it is on none. */
export function taskOf(document: MatchedDocument, tasks: readonly Task[]): string {
  return matchTask(document, tasks)?.task.id ?? ANY_TASK.id;
}

/** Whom an author is set beside. */
export interface Beside {
  readonly works: Works;
  readonly register: Register;
  readonly corpus: Corpus;
}

/** What writers are chosen by where they are chosen by embeddings: beginnings of about one length, each as it is sent. Plain data. */
export interface ToEmbed {
  readonly documents: readonly {
    readonly id: string;
    readonly text: string;
    /** Id of the nearest task. */
    readonly task: string;
  }[];
  /** What the bundled writers wrote on those tasks, by a task's id. */
  readonly passages: Readonly<Record<string, readonly { readonly writer: string; readonly text: string }[]>>;
}

/** The beginnings of documents, and of what others wrote on their tasks; as {@link compareDocument}. */
export function textsToEmbed(
  documents: readonly Shared[],
  { register, corpus }: Omit<Beside, "works">,
): ToEmbed {
  const writers = bundledWriters(corpus, register);
  const passages: Record<string, { writer: string; text: string }[]> = {};
  const nearest = documents.flatMap((document) => {
    const task = taskNear(document, corpus);
    const text = proseToSend(document.prose, LONGEST_COMPARED.other);
    if (!task || text === "") return [];
    passages[task.id] ??= writers.flatMap((each) => {
      const text = passageOn(task, each);
      return text ? [{ writer: each.id, text }] : [];
    });
    return [{ id: document.id, text, task: task.id }];
  });
  return { documents: nearest, passages };
}

/**
 * A document beside what its representatives wrote on the nearest task; never beside a writer whom the person added. They are chosen by style, or by
 * what an embedding model made of {@link textsToEmbed}. Undefined where there is nobody.
 */
export function compareDocument(
  document: Pick<Shared, "text" | "prose">,
  { works, register, corpus }: Beside,
  embedded?: Embedded,
): Comparison | undefined {
  const task = taskNear(document, corpus);
  if (!task) return undefined;
  const writers = bundledWriters(corpus, register);
  const byStyle = () =>
    chooseRepresentatives(works, writers, corpus.figures.norms[register], task.id).map(
      ({ writer }) => writer,
    );
  const besideThese = (chosen: readonly string[]) =>
    chosen.flatMap((id) => {
      const writer = writers.find((each) => each.id === id);
      return (writer && passageOn(task, writer)) || [];
    });
  const chosen = embedded ? besideThese(chooseByEmbeddings(embedded)) : [];
  // Vectors that tell nobody from another choose nobody.
  const others = chosen.length > 0 ? chosen : besideThese(byStyle());
  if (others.length === 0) return undefined;
  const { name, purpose } = task;
  return { task: { name, purpose }, own: proseToSend(document.prose, LONGEST_COMPARED.own), others };
}

function taskNear(document: MatchedDocument, { tasks }: Corpus): Task | undefined {
  return (nearestTask(document, tasks) ?? { task: tasks[0] }).task;
}

function bundledWriters(corpus: Corpus, register: Register): readonly OtherWriter[] {
  return otherWriters(corpus, register).filter(({ added }) => !added);
}

/** The beginning of what a writer wrote on a task, as it is sent; undefined where there is nothing of theirs. */
function passageOn({ id }: Task, writer: OtherWriter): string | undefined {
  const [passage] = passagesOn(id, writer);
  return passage && proseToSend(passage.source.prose, LONGEST_COMPARED.other);
}
