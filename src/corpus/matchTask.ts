import { contentStem } from "../style/wordMeaning.ts";
import type { Prose } from "../text/prose.ts";
import { tokenize } from "../text/tokenize.ts";
import type { Task } from "./corpus.ts";

/** A document, with the source that {@link Prose} has offsets in. */
export interface MatchedDocument {
  readonly text: string;
  readonly prose: Pick<Prose, "sentences" | "omissions">;
}

export interface TaskMatch {
  readonly task: Task;
  /** How much more often the task's terms stand in the document than in other prose, beside what is needed: from 1 it is a match. */
  readonly score: number;
}

/**
 * Below this a document is for none of the tasks: nats, summed over terms; long documents have more terms by chance.
 * Chosen on one half of bench/task-labels.json, measured on the other (bench/tasks.ts).
 */
const NEEDED = { atLeast: 3.5, perWord: 0.003 };
/** More of a document tells no more about what it is for. Words. */
const ENOUGH_WORDS = 1000;
/** How often a term stands in prose that is for something else: a word, and a phrase, per word of prose. */
const USUAL = { word: 1e-3, phrase: 1e-4 };
/** A document shorter than this is measured as if it had this many words: two words of two are not a rate. */
const SHORTEST = 150;
/** A term in the title or a heading says as much about the document as this many in its sentences. */
const HEADING = 8;

/** A term, as it is looked for. */
interface Cue {
  /** The words that follow the first. */
  readonly rest: readonly string[];
  /** The tasks that it speaks for, as indices. */
  readonly tasks: number[];
}

/** Cues by their first word. Tasks are never changed: their cues are made once. */
type Cues = ReadonlyMap<string, readonly Cue[]>;
const made = new WeakMap<readonly Task[], Cues>();

/** What was found for prose, which never changes: a history of a thousand documents is matched anew after each save. */
const matched = new WeakMap<
  MatchedDocument["prose"],
  { readonly tasks: readonly Task[]; readonly match: TaskMatch | undefined }
>();

/** What a document is for; undefined where that is none of the tasks. */
export function matchTask(document: MatchedDocument, tasks: readonly Task[]): TaskMatch | undefined {
  const known = matched.get(document.prose);
  if (known?.tasks === tasks) return known.match;
  const nearest = nearestTask(document, tasks);
  const match = nearest && nearest.score >= 1 ? nearest : undefined;
  matched.set(document.prose, { tasks, match });
  return match;
}

/**
 * The task whose terms stand in a document most above their usual rate, those in title and headings above all, however little that is.
 * A term of several tasks counts less for each. Facts have no say: what a text is about is not what it is for.
 * Undefined where no term of any task does.
 */
export function nearestTask(document: MatchedDocument, tasks: readonly Task[]): TaskMatch | undefined {
  let cues = made.get(tasks);
  if (!cues) {
    cues = cuesOf(tasks);
    made.set(tasks, cues);
  }
  const counts = new Map<Cue, number>();
  const length = countBody(document, cues, counts);
  for (const line of titleAndHeadings(document)) countCues(wordsOf(line), cues, HEADING, counts);
  const scores = tasks.map(() => 0);
  for (const [cue, count] of counts) {
    const usual = USUAL[cue.rest.length > 0 ? "phrase" : "word"] * Math.max(SHORTEST, length);
    const gain = Math.log((count + 0.5) / (usual + 0.5));
    const rarity = Math.log(1 + tasks.length / cue.tasks.length) / Math.log(1 + tasks.length);
    if (gain > 0) for (const task of cue.tasks) scores[task]! += gain * rarity;
  }
  const most = Math.max(0, ...scores);
  const task = tasks[scores.indexOf(most)];
  const needed = NEEDED.atLeast + NEEDED.perWord * Math.min(length, ENOUGH_WORDS);
  return task && most > 0 ? { task, score: most / needed } : undefined;
}

function cuesOf(tasks: readonly Task[]): Cues {
  const cues = new Map<string, Cue[]>();
  tasks.forEach(({ terms }, index) => {
    for (const term of terms) {
      const [first, ...rest] = wordsOf(term);
      if (first === undefined) continue;
      const known = cues.get(first) ?? [];
      cues.set(first, known);
      const same = known.find((cue) => cue.rest.join(" ") === rest.join(" "));
      if (!same) known.push({ rest, tasks: [index] });
      else if (!same.tasks.includes(index)) same.tasks.push(index);
    }
  });
  return cues;
}

/** Counts cues in the document's beginning; returns how many words that has. */
function countBody({ prose }: MatchedDocument, cues: Cues, counts: Map<Cue, number>): number {
  let length = 0;
  for (const { text } of prose.sentences) {
    if (length >= ENOUGH_WORDS) break;
    const words = wordsOf(text);
    length += words.length;
    countCues(words, cues, 1, counts);
  }
  return length;
}

function countCues(words: readonly string[], cues: Cues, weight: number, counts: Map<Cue, number>): void {
  for (let at = 0; at < words.length; at++) {
    for (const cue of cues.get(words[at]!) ?? []) {
      if (cue.rest.every((word, index) => words[at + 1 + index] === word))
        counts.set(cue, (counts.get(cue) ?? 0) + weight);
    }
  }
}

/** Words of grammar as they are, all others without their endings. */
function wordsOf(text: string): string[] {
  return tokenize(text).flatMap(({ kind, lower }) => {
    if (kind !== "word") return [];
    const word = lower.replaceAll("’", "'");
    return [contentStem(word) ?? word];
  });
}

const TITLE = /^["']?title["']?\s*[:=]\s*(.+)$/im;

function titleAndHeadings({ text, prose }: MatchedDocument): string[] {
  return prose.omissions.flatMap(({ start, end, reason }) => {
    if (reason === "heading") return [text.slice(start, end)];
    const title = reason === "frontMatter" ? TITLE.exec(text.slice(start, end))?.[1] : undefined;
    return title === undefined ? [] : [title];
  });
}
