import type { Corpus, Register, Task } from "../corpus/corpus.ts";
import { type MatchedDocument, matchTask, nearestTask } from "../corpus/matchTask.ts";
import type { Works } from "../corpus/norms.ts";
import { otherWriters, passagesOn } from "../differences/otherWriters.ts";
import { chooseRepresentatives } from "../differences/representatives.ts";
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

/** A document beside what its representatives wrote on the nearest task; never beside a writer whom the person added. Undefined where there is nobody. */
export function compareDocument(
  document: Pick<Shared, "text" | "prose">,
  { works, register, corpus }: Beside,
): Comparison | undefined {
  const task = (nearestTask(document, corpus.tasks) ?? { task: corpus.tasks[0] }).task;
  if (!task) return undefined;
  const bundled = otherWriters(corpus, register).filter(({ added }) => !added);
  const chosen = chooseRepresentatives(works, bundled, corpus.figures.norms[register], task.id);
  const others = chosen.flatMap(({ writer }) => {
    const other = bundled.find(({ id }) => id === writer);
    const [passage] = other ? passagesOn(task.id, other) : [];
    return passage ? [proseToSend(passage.source.prose, LONGEST_COMPARED.other)] : [];
  });
  if (others.length === 0) return undefined;
  const { name, purpose } = task;
  return { task: { name, purpose }, own: proseToSend(document.prose, LONGEST_COMPARED.own), others };
}
