import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { InsertedText } from "../history/insertedText.ts";
import { type Digest, normalised, withHashes } from "../history/notMine.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import { extractProse } from "../text/extractProse.ts";
import type { Span } from "../text/prose.ts";
import { describeError } from "./failure.ts";
import { LANGUAGES, languageOfDocument } from "./settings.ts";

/** What is put into a document is judged when nothing has changed for this long. Milliseconds. */
const SETTLE_MS = 1_000;
/** Sentences that went, remembered so that text which is cut and pasted stays its author's. */
const MOST_REMOVED = 1_000;

export interface NotMineParts {
  readonly engine: Pick<Engine, "disown" | "markSentences">;
  readonly list: NotMineFile;
  readonly digestWith: (salt: string) => Digest;
  /** Suggestions that were shown lately in a document. */
  readonly suggestedIn: (uri: string) => readonly string[];
  readonly log: vscode.LogOutputChannel;
}

/** One open document. */
interface Open {
  readonly inserted: InsertedText;
  /** As it was before the last change. */
  text: string;
  /** Whether it was saved since it last changed. */
  isSaved: boolean;
  settling?: NodeJS.Timeout;
}

/**
 * Keeps apart what the author writes and what completions and pastes put into open documents; what is not theirs is
 * known by its hash from then on, in every document. What the history has already is theirs.
 */
export class NotMineKeeper implements vscode.Disposable {
  readonly #parts: NotMineParts;
  readonly #open = new Map<string, Open>();
  readonly #removed = new Set<string>();
  readonly #listening: vscode.Disposable;

  constructor(parts: NotMineParts) {
    this.#parts = parts;
    for (const document of vscode.workspace.textDocuments) this.#opened(document);
    this.#listening = vscode.Disposable.from(
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)),
      // The history reads what is saved: by then the engine must know.
      vscode.workspace.onWillSaveTextDocument(({ document }) => this.#decide(document, true)),
    );
  }

  /**
   * Marks the sentences that a selection touches, in all documents; tells how many those are.
   * @throws StateNotSavedError
   */
  async mark({ document, selections }: vscode.TextEditor, as: "mine" | "notMine"): Promise<number> {
    const spans = selections.map((range) => ({
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
    }));
    const touched = sentencesOf(document).filter((sentence) =>
      spans.some(({ start, end }) => sentence.start < Math.max(end, start + 1) && start < sentence.end),
    );
    await this.markSentences(
      touched.map(({ text }) => text),
      as,
    );
    return touched.length;
  }

  /**
   * Marks sentences ({@link Sentence.text}), in all documents.
   * @throws StateNotSavedError
   */
  async markSentences(sentences: readonly string[], as: "mine" | "notMine"): Promise<void> {
    await this.#parts.engine.markSentences(sentences, as);
    await this.#keep(sentences, as);
  }

  /**
   * Takes sentences that something else wrote for not the author's, but for those that their history has.
   * @throws StateNotSavedError
   */
  async disown(sentences: readonly string[]): Promise<void> {
    if (sentences.length > 0) await this.#keep(await this.#parts.engine.disown(sentences), "notMine");
  }

  dispose(): void {
    this.#listening.dispose();
    for (const { settling } of this.#open.values()) clearTimeout(settling);
  }

  #opened(document: vscode.TextDocument): void {
    if (!isProse(document)) return;
    this.#open.set(document.uri.toString(), {
      inserted: new InsertedText(),
      text: document.getText(),
      isSaved: false,
    });
  }

  #closed(document: vscode.TextDocument): void {
    const id = document.uri.toString();
    clearTimeout(this.#open.get(id)?.settling);
    this.#open.delete(id);
  }

  #changed({ document, contentChanges, reason }: vscode.TextDocumentChangeEvent): void {
    const open = this.#open.get(document.uri.toString());
    if (!open || contentChanges.length === 0) return;
    const before = open.text;
    open.text = document.getText();
    open.isSaved = false;
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      removed: rangeLength,
      text,
    }));
    this.#remember(before, changes, languageOfDocument(document));
    const put = open.inserted.change(changes, this.#parts.suggestedIn(document.uri.toString()));
    // What comes back by undoing was judged when it first came.
    if (put.length > 0 && reason === undefined) this.#paste(document, open, before, put);
    if (open.inserted.spans.length === 0) return;
    clearTimeout(open.settling);
    open.settling = setTimeout(() => this.#decide(document, false), SETTLE_MS);
  }

  #paste(document: vscode.TextDocument, { inserted }: Open, before: string, put: readonly Span[]): void {
    const own = new Set([...this.#removed, ...textsIn(before, languageOfDocument(document))]);
    inserted.paste(sentencesOf(document), put, (sentence) => own.has(sentence));
  }

  #remember(
    before: string,
    changes: readonly { start: number; removed: number }[],
    languageId: string,
  ): void {
    for (const { start, removed } of changes) {
      const text = before.slice(start, start + removed);
      if (/[.!?]/.test(text)) for (const each of textsIn(text, languageId)) this.#removed.add(each);
    }
    for (const oldest of this.#removed) {
      if (this.#removed.size <= MOST_REMOVED) break;
      this.#removed.delete(oldest);
    }
  }

  #decide(document: vscode.TextDocument, isSaved: boolean): void {
    const open = this.#open.get(document.uri.toString());
    if (!open) return;
    if (isSaved) open.isSaved = true;
    // Neither changed nor saved since: the file was read anew, and nobody pasted what it holds.
    if (!document.isDirty && !open.isSaved) open.inserted.clear();
    if (open.inserted.spans.length === 0) return;
    const editor = vscode.window.activeTextEditor;
    const cursor = editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
    const decided = open.inserted.decide(sentencesOf(document), cursor, isSaved);
    // The engine is asked at once, so that it knows before it is given the document that is being saved.
    this.disown(decided.map(({ text }) => text)).catch((error: unknown) =>
      this.#parts.log.error(`What was inserted could not be marked. ${describeError(error)}`),
    );
  }

  async #keep(sentences: readonly string[], as: "mine" | "notMine"): Promise<void> {
    if (sentences.length === 0) return;
    const { list, digestWith } = this.#parts;
    await list.update(({ salt, hashes }) => {
      const digest = digestWith(salt);
      const marked = sentences.map((sentence) => digest(normalised(sentence)));
      const gone = new Set(marked);
      return as === "notMine" ? withHashes(hashes, marked) : hashes.filter((hash) => !gone.has(hash));
    });
  }
}

function isProse(document: vscode.TextDocument): boolean {
  const languages: readonly string[] = LANGUAGES;
  return document.uri.scheme !== "idiolect" && languages.includes(languageOfDocument(document));
}

const sentencesOf = (document: vscode.TextDocument) =>
  extractProse(document.getText(), languageOfDocument(document)).sentences;

const textsIn = (text: string, languageId: string) =>
  extractProse(text, languageId).sentences.map((sentence) => sentence.text);
