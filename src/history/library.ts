import { packed, sentenceCountOf } from "../text/packedProse.ts";
import type { Prose } from "../text/prose.ts";
import { countWords } from "../text/tokenize.ts";
import type { DocumentOmissions, HistoryDocument, Skipped, SourceText } from "./document.ts";
import { NEAR_DUPLICATE_SHARE, resolveDuplicates } from "./duplicates.ts";
import { hashOf } from "./fingerprint.ts";
import { leaveOut } from "./leaveOut.ts";
import { FEWEST_WORDS, isSkipped, readDocument } from "./readDocument.ts";
import { type SentenceHash, SentenceIndex } from "./sentenceIndex.ts";

/** A sentence in this many documents is boilerplate: a byline, a disclaimer, an invitation. */
const DOCUMENTS_OF_BOILERPLATE = 3;

/** "Yes." may be in every document and still be what the author wrote. Words. */
const FEWEST_WORDS_OF_BOILERPLATE = 4;

/** A document that was read, whether or not a newer copy stands for it. */
interface Entry {
  readonly document: HistoryDocument;
  /** Each once. */
  readonly sentences: Float64Array;
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
  /** Sentences that so many documents hold that none of them has them from its author: as of the last view. */
  readonly #repeated = new Set<SentenceHash>();
  /** Documents that are to be looked at anew, by id. */
  readonly #stale = new Set<string>();
  /** Which document of these ids stands for another: as of the last view. */
  #replaced: ReadonlyMap<string, string> = new Map();
  /** Sentences of documents that came or went since the last view. */
  #moved: Float64Array[] = [];
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
    if (!isSkipped(result)) return this.#take({ ...result, prose: packed(result.prose) });
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
    this.#stale.delete(id);
    this.#index.remove(id, entry.sentences);
    this.#moved.push(entry.sentences);
    for (const other of entry.near) this.#entries.get(other)!.near.delete(id);
  }

  /** Whether any document has a sentence ({@link Sentence.text}) as its author's. */
  holds(sentence: string): boolean {
    return this.#index.holdersOf(hashOf(sentence)).length > 0;
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
    return packed(leaveOut(prose, "notMine", ({ text }) => this.#isNotMine(text)));
  }

  /** Whether a document is in the library with just the sentences that are the author's. */
  #isJudgedSo(whole: HistoryDocument): boolean {
    const known = this.#entries.get(whole.id)?.document.prose;
    return known !== undefined && sameSentences(this.#ownProse(whole), known);
  }

  #documentsWith(sentences: readonly string[] | undefined): readonly HistoryDocument[] {
    const all = new Map([...this.#entries].map(([id, { document }]) => [id, document]));
    for (const [id, document] of this.#whole) all.set(id, document);
    if (!sentences) return [...all.values()];
    const wanted = new Set(sentences);
    const holders = new Set(sentences.flatMap((sentence) => this.#index.holdersOf(hashOf(sentence))));
    const isHolder = ({ id, prose }: HistoryDocument) =>
      holders.has(id) || (this.#whole.has(id) && prose.sentences.some(({ text }) => wanted.has(text)));
    return [...all.values()].filter(isHolder);
  }

  #admit(document: HistoryDocument): Skipped | undefined {
    const sentences = Float64Array.from(new Set(document.prose.sentences.map(({ text }) => hashOf(text))));
    const near = this.#nearDuplicates(sentences);
    for (const id of near) this.#entries.get(id)!.near.add(document.id);
    this.#index.add(document.id, sentences);
    this.#moved.push(sentences);
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
    this.#judgeRepeated(resolveDuplicates(copies, (id) => this.#entries.get(id)!.near));
    const documents: HistoryDocument[] = [];
    const skipped = [...this.#skipped.values()];
    for (const { document } of this.#entries.values()) {
      const { id } = document;
      const newer = this.#replaced.get(id);
      if (newer !== undefined) {
        skipped.push({ path: id, reason: "duplicate", detail: newer });
        continue;
      }
      const shown = this.#show(document);
      if (shown.prose.words >= FEWEST_WORDS) documents.push(shown);
      else skipped.push({ path: id, reason: "tooShort" });
    }
    documents.sort((a, b) => byText(a.id, b.id));
    skipped.sort((a, b) => byText(a.path, b.path));
    return { documents, skipped };
  }

  /** Finds out which sentences became or ceased to be boilerplate. It costs what has changed, not what there is. */
  #judgeRepeated(replaced: ReadonlyMap<string, string>): void {
    const moved = this.#moved;
    for (const id of new Set([...replaced.keys(), ...this.#replaced.keys()])) {
      const entry = this.#entries.get(id);
      if (entry && replaced.has(id) !== this.#replaced.has(id)) moved.push(entry.sentences);
    }
    this.#moved = [];
    this.#replaced = replaced;
    for (const sentences of moved) for (const sentence of sentences) this.#judge(sentence);
  }

  #judge(sentence: SentenceHash): void {
    const holders = this.#index.holdersOf(sentence);
    const isRepeated =
      holders.length >= DOCUMENTS_OF_BOILERPLATE &&
      holders.filter((id) => !this.#replaced.has(id)).length >= DOCUMENTS_OF_BOILERPLATE;
    if (isRepeated === this.#repeated.has(sentence)) return;
    if (isRepeated) this.#repeated.add(sentence);
    else this.#repeated.delete(sentence);
    for (const id of holders) this.#stale.add(id);
  }

  /** A document without boilerplate; the same object as before where nothing of it has changed. */
  #show(document: HistoryDocument): HistoryDocument {
    const { id } = document;
    const before = this.#shown.get(id);
    if (before && !this.#stale.has(id)) return before;
    this.#stale.delete(id);
    const prose = packed(
      leaveOut(
        document.prose,
        "repeated",
        ({ text }) => this.#repeated.has(hashOf(text)) && countWords(text) >= FEWEST_WORDS_OF_BOILERPLATE,
      ),
    );
    if (before && sameSentences(prose, before.prose)) return before;
    const shown = prose === document.prose ? document : { ...document, prose };
    this.#shown.set(id, shown);
    return shown;
  }

  #nearDuplicates(sentences: Float64Array): Set<string> {
    const shared = new Map<string, number>();
    for (const sentence of sentences) {
      for (const id of this.#index.holdersOf(sentence)) shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    const near = new Set<string>();
    for (const [id, count] of shared) {
      const longer = Math.max(sentences.length, this.#entries.get(id)!.sentences.length);
      if (count >= longer * NEAR_DUPLICATE_SHARE) near.add(id);
    }
    return near;
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function sameSentences(one: Prose, other: Prose): boolean {
  if (one === other) return true;
  if (sentenceCountOf(one) !== sentenceCountOf(other)) return false;
  const others = other.sentences;
  return one.sentences.every(
    ({ start, end }, index) => start === others[index]!.start && end === others[index]!.end,
  );
}
