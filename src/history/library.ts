import type { Prose, Sentence } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";
import type { DocumentOmissions, HistoryDocument, Skipped, SourceText } from "./document.ts";
import { NEAR_DUPLICATE_SHARE, resolveDuplicates } from "./duplicates.ts";
import { leaveOut } from "./leaveOut.ts";
import { FEWEST_WORDS, isSkipped, readDocument } from "./readDocument.ts";
import { SentenceIndex } from "./sentenceIndex.ts";

/** A sentence in this many documents is boilerplate: a byline, a disclaimer, an invitation. */
const DOCUMENTS_OF_BOILERPLATE = 3;

/** "Yes." may be in every document and still be what the author wrote. Words. */
const FEWEST_WORDS_OF_BOILERPLATE = 4;

/** A document that was read, whether or not a newer copy stands for it. */
interface Entry {
  readonly document: HistoryDocument;
  readonly sentences: ReadonlySet<string>;
  /** Ids of its near-duplicates. */
  readonly near: Set<string>;
}

/** What the library shows of its entries. */
interface View {
  readonly documents: readonly HistoryDocument[];
  readonly skipped: readonly Skipped[];
}

/** What a history holds, in figures. */
export interface HistorySummary {
  readonly documents: number;
  readonly words: number;
  readonly skipped: readonly Skipped[];
}

/**
 * The author's documents. What it shows depends on what is in it alone, not on the order in which it came:
 * adding and then removing a document leaves everything as it was.
 */
export class Library {
  readonly #isNotMine: (sentence: string) => boolean;
  readonly #entries = new Map<string, Entry>();
  readonly #skipped = new Map<string, Skipped>();
  readonly #index = new SentenceIndex();
  /** Documents as shown, kept so that an unchanged one stays the same object. */
  readonly #shown = new Map<string, HistoryDocument>();
  /** Documents that hold sentences known not to be the author's, with them, whether or not enough is left without. */
  readonly #whole = new Map<string, HistoryDocument>();
  #view: View | undefined;

  /** @param isNotMine whether a sentence ({@link Sentence.text}) is known not to be the author's, wherever it stands */
  constructor(isNotMine: (sentence: string) => boolean = () => false) {
    this.#isNotMine = isNotMine;
  }

  /** Reads a source into the library, in place of an earlier one of its id. Returns why not, if it is left out. */
  add(source: SourceText): Skipped | undefined {
    const result = readDocument(source);
    this.remove(source.id);
    if (!isSkipped(result)) return this.#take(result);
    this.#skipped.set(source.id, result);
    return result;
  }

  /** Judges anew which of these sentences are the author's, in every document that holds one; all sentences where none are named. */
  reconsider(sentences?: readonly string[]): void {
    for (const document of this.#documentsWith(sentences)) {
      if (this.#isJudgedSo(document)) continue;
      this.remove(document.id);
      this.#take(document);
    }
  }

  /** Forgets a document or a skipped file; nothing happens where there is none of this id. */
  remove(id: string): void {
    this.#view = undefined;
    this.#skipped.delete(id);
    this.#whole.delete(id);
    const entry = this.#entries.get(id);
    if (!entry) return;
    this.#entries.delete(id);
    this.#shown.delete(id);
    this.#index.remove(id, entry.sentences);
    for (const other of entry.near) this.#entries.get(other)!.near.delete(id);
  }

  /** Whether any document has a sentence ({@link Sentence.text}) as its author's. */
  holds(sentence: string): boolean {
    return this.#index.holdersOf(sentence).length > 0;
  }

  /** By id; without duplicates and repeated sentences. An unchanged document is the same object as before. */
  documents(): readonly HistoryDocument[] {
    return this.#currentView().documents;
  }

  /** Files that are not in the history, by path. */
  skipped(): readonly Skipped[] {
    return this.#currentView().skipped;
  }

  /** What was left out of the documents that are in the history, by path. */
  omissions(): readonly DocumentOmissions[] {
    return this.documents().map(({ id, prose }) => ({ path: id, omissions: prose.omissions }));
  }

  summary(): HistorySummary {
    const documents = this.documents();
    const words = documents.reduce((sum, { prose }) => sum + prose.words, 0);
    return { documents: documents.length, words, skipped: this.skipped() };
  }

  /** Takes in what is the author's of a document. */
  #take(whole: HistoryDocument): Skipped | undefined {
    const prose = this.#ownProse(whole);
    if (prose === whole.prose) return this.#admit(whole);
    this.#whole.set(whole.id, whole);
    if (prose.words >= FEWEST_WORDS) return this.#admit({ ...whole, prose });
    const skipped: Skipped = { path: whole.id, reason: "notMine" };
    this.#skipped.set(whole.id, skipped);
    return skipped;
  }

  #ownProse({ prose }: HistoryDocument): Prose {
    return leaveOut(prose, "notMine", ({ text }) => this.#isNotMine(text));
  }

  /** Whether a document is in the library with just the sentences that are the author's. */
  #isJudgedSo(whole: HistoryDocument): boolean {
    const known = this.#entries.get(whole.id)?.document.prose.sentences;
    return known !== undefined && sameSentences(this.#ownProse(whole).sentences, known);
  }

  #documentsWith(sentences: readonly string[] | undefined): readonly HistoryDocument[] {
    const all = new Map([...this.#entries].map(([id, { document }]) => [id, document]));
    for (const [id, document] of this.#whole) all.set(id, document);
    if (!sentences) return [...all.values()];
    const wanted = new Set(sentences);
    const holders = new Set(sentences.flatMap((sentence) => this.#index.holdersOf(sentence)));
    const isHolder = ({ id, prose }: HistoryDocument) =>
      holders.has(id) || (this.#whole.has(id) && prose.sentences.some(({ text }) => wanted.has(text)));
    return [...all.values()].filter(isHolder);
  }

  #admit(document: HistoryDocument): Skipped | undefined {
    const sentences = new Set(document.prose.sentences.map(({ text }) => text));
    const near = this.#nearDuplicates(sentences);
    for (const id of near) this.#entries.get(id)!.near.add(document.id);
    this.#index.add(document.id, sentences);
    this.#entries.set(document.id, { document, sentences, near });
    return near.size > 0 ? this.skipped().find(({ path }) => path === document.id) : undefined;
  }

  #currentView(): View {
    this.#view ??= this.#makeView();
    return this.#view;
  }

  #makeView(): View {
    const copies = [...this.#entries.values()]
      .filter(({ near }) => near.size > 0)
      .map(({ document }) => document);
    const replaced = resolveDuplicates(copies, (id) => this.#entries.get(id)!.near);
    const documents: HistoryDocument[] = [];
    const skipped = [...this.#skipped.values()];
    for (const { document } of this.#entries.values()) {
      const { id } = document;
      const newer = replaced.get(id);
      if (newer !== undefined) {
        skipped.push({ path: id, reason: "duplicate", detail: newer });
        continue;
      }
      const shown = this.#withoutBoilerplate(document, replaced);
      if (shown.prose.words >= FEWEST_WORDS) documents.push(shown);
      else skipped.push({ path: id, reason: "tooShort" });
    }
    documents.sort((a, b) => byText(a.id, b.id));
    skipped.sort((a, b) => byText(a.path, b.path));
    return { documents, skipped };
  }

  #withoutBoilerplate(document: HistoryDocument, replaced: ReadonlyMap<string, string>): HistoryDocument {
    const prose = leaveOut(document.prose, "repeated", (sentence) => this.#isBoilerplate(sentence, replaced));
    const before = this.#shown.get(document.id);
    if (before && sameSentences(prose.sentences, before.prose.sentences)) return before;
    const shown = prose === document.prose ? document : { ...document, prose };
    this.#shown.set(document.id, shown);
    return shown;
  }

  #isBoilerplate({ text }: Sentence, replaced: ReadonlyMap<string, string>): boolean {
    const holders = this.#index.holdersOf(text);
    if (holders.length < DOCUMENTS_OF_BOILERPLATE || countWords(text) < FEWEST_WORDS_OF_BOILERPLATE)
      return false;
    return holders.filter((id) => !replaced.has(id)).length >= DOCUMENTS_OF_BOILERPLATE;
  }

  #nearDuplicates(sentences: ReadonlySet<string>): Set<string> {
    const shared = new Map<string, number>();
    for (const sentence of sentences) {
      for (const id of this.#index.holdersOf(sentence)) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    const near = new Set<string>();
    for (const [id, count] of shared) {
      const longer = Math.max(sentences.size, this.#entries.get(id)!.sentences.size);
      if (count >= longer * NEAR_DUPLICATE_SHARE) near.add(id);
    }
    return near;
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function sameSentences(a: readonly Sentence[], b: readonly Sentence[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ start, end }, index) => start === b[index]!.start && end === b[index]!.end)
  );
}
