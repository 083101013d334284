import { countProse } from "../style/counts.ts";
import { detectEnglish } from "../text/detectEnglish.ts";
import { extractProse, supportedLanguages } from "../text/extractProse.ts";
import type { Prose, Span } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";
import { withoutBoilerplate } from "./boilerplate.ts";
import type { AddedWriter, Excerpt } from "./corpus.ts";
import { amountOf } from "./norms.ts";
import { type KindFigures, registerOf } from "./registerOf.ts";
import { figuresOf } from "./writerFigures.ts";

/** Somebody's writing, from wherever it comes. */
export interface WriterTexts {
  readonly name: string;
  readonly documents: readonly {
    /** Their name, as a person knows them; one of its own for each of a writer's documents. */
    readonly id: string;
    /** VS Code's identifier of the format. */
    readonly languageId: string;
    readonly text: string;
    /** Stretches that others wrote: whoever reads the writers has taken them out of the text. */
    readonly notMine?: readonly Span[];
  }[];
}

/** Why somebody, or somebody's text, is not among the writers to compare with. `path` is what it is about, as a person knows it. */
export type WriterProblem =
  | { readonly kind: "notThere" | "noWriters" | "notEnglish" | "sameName" | "notRead"; readonly path: string }
  | { readonly kind: "tooFewWords"; readonly path: string; readonly words: number; readonly needed: number }
  | { readonly kind: "unreadable" | "badPack"; readonly path: string; readonly detail: string };

/** A writer of less writing would say more about a text than about a hand; the leanest of the real writers has about as much. Words. */
export const WORDS_OF_A_WRITER = 1000;
/** A shorter document says nothing about its writer. Words. */
const FEWEST_WORDS = 30;
/** Enough to find a sentence to quote for every difference. */
const EXCERPTS = 12;
/** About as long as the bundled writers' passages. Words. */
const EXCERPT_WORDS = 300;

type WriterDocument = WriterTexts["documents"][number];

interface ReadDocument extends Prose {
  readonly source: WriterDocument;
}

/**
 * The writers of one folder or repository, called `label`, as figures and excerpts. Sentences that three or more documents share
 * are nobody's. Each writer belongs to the register that their writing is nearest to. Who cannot be used is told and left out.
 */
export function readWriters(
  label: string,
  texts: readonly WriterTexts[],
  figures: KindFigures,
): { readonly writers: readonly AddedWriter[]; readonly problems: readonly WriterProblem[] } {
  const writers: AddedWriter[] = [];
  const problems: WriterProblem[] = texts.length === 0 ? [{ kind: "noWriters", path: label }] : [];
  for (const { name, documents, others } of withoutBoilerplate(texts.map(readTexts))) {
    const id = `${label}/${name}`;
    const works = documents.map(countProse);
    const written = figuresOf(works);
    if (written.words < WORDS_OF_A_WRITER) {
      problems.push(
        others > documents.length
          ? { kind: "notEnglish", path: id }
          : { kind: "tooFewWords", path: id, words: written.words, needed: WORDS_OF_A_WRITER },
      );
      continue;
    }
    writers.push({
      id,
      name,
      register: registerOf(works, figures),
      ...written,
      concentration: amountOf(works).concentration,
      excerpts: excerptsOf(documents),
    });
  }
  return { writers, problems };
}

/** The prose of English documents long enough; `others` counts those in another language. */
function readTexts({ name, documents }: WriterTexts) {
  const read = documents
    .filter(({ languageId }) => supportedLanguages.includes(languageId))
    .map((source): ReadDocument => ({ source, ...extractProse(source.text, source.languageId) }))
    .filter(({ words }) => words >= FEWEST_WORDS);
  const english = read.filter(detectEnglish);
  return { name, documents: english, others: read.length - english.length };
}

/** The beginnings of documents, of as many as there may be, from all of them evenly. */
function excerptsOf(documents: readonly ReadDocument[]): Excerpt[] {
  const every = Math.max(1, documents.length / EXCERPTS);
  const chosen = documents.filter(
    (_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every),
  );
  return chosen.map(({ source, sentences }) => {
    let words = 0;
    const enough = sentences.findIndex(({ text }) => {
      words += countWords(text);
      return words >= EXCERPT_WORDS;
    });
    const last = enough < 0 ? sentences.length - 1 : enough;
    const text = source.text.slice(sentences[0]!.start, sentences[last]!.end);
    return { title: source.id, languageId: source.languageId, text };
  });
}
