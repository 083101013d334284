import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { InsertedText } from "../history/insertedText.ts";
import { type Digest, normalised, withHashes } from "../history/notMine.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import { extractProse } from "../text/extractProse.ts";
import type { Sentence } from "../text/prose.ts";
import { describeError } from "./failure.ts";
import { LANGUAGES } from "./settings.ts";

/** What is put into a document is judged when nothing has changed for this long. Milliseconds. */
const SETTLE_MS = 1_000;
/** Sentences that went, remembered so that text which is cut and pasted stays its author's. */
const MOST_REMOVED = 1_000;

export interface NotMineParts {
  readonly engine: Pick<Engine, "markSentences">;
  readonly list: NotMineFile;
  readonly digestWith: (salt: string) => Digest;
  /** Suggestions that were shown lately in a document. */
  readonly suggestedIn: (uri: string) => readonly string[];
  /** Whether a document belongs to the history: what is copied from it is the author's. */
  readonly isHistory: (uri: string) => boolean;
  readonly log: vscode.LogOutputChannel;
}

/** One open document. */
interface Open {
  readonly inserted: InsertedText;
  /** As it was before the last change. */
  text: string;
  settling?: NodeJS.Timeout;
}

/**
 * Keeps apart what the author writes and what completions and pastes put into open documents; what is not theirs is
 * known by its hash from then on, in every document.
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
    await this.#tell(touched, as);
    return touched.length;
  }

  dispose(): void {
    this.#listening.dispose();
    for (const { settling } of this.#open.values()) clearTimeout(settling);
  }

  #opened(document: vscode.TextDocument): void {
    if (!isProse(document)) return;
    this.#open.set(document.uri.toString(), { inserted: new InsertedText(), text: document.getText() });
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
    const changes = contentChanges.map(({ rangeOffset, rangeLength, text }) => ({
      start: rangeOffset,
      removed: rangeLength,
      text,
    }));
    this.#remember(before, changes, document.languageId);
    const put = open.inserted.change(changes, this.#parts.suggestedIn(document.uri.toString()));
    // What comes back by undoing was judged when it first came; what a file held when it was read anew, nobody pasted.
    if (put.length > 0 && reason === undefined && document.isDirty) this.#paste(document, open, before, put);
    if (open.inserted.spans.length === 0) return;
    clearTimeout(open.settling);
    open.settling = setTimeout(() => this.#decide(document, false), SETTLE_MS);
  }

  #paste(
    document: vscode.TextDocument,
    { inserted }: Open,
    before: string,
    put: Parameters<InsertedText["paste"]>[1],
  ): void {
    const own = new Set([...this.#removed, ...textsIn(before, document.languageId)]);
    for (const other of vscode.workspace.textDocuments) {
      if (other === document || !isProse(other) || !this.#parts.isHistory(other.uri.toString())) continue;
      for (const text of textsIn(other.getText(), other.languageId)) own.add(text);
    }
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
    if (!open || open.inserted.spans.length === 0) return;
    const editor = vscode.window.activeTextEditor;
    const cursor = editor?.document === document ? document.offsetAt(editor.selection.active) : undefined;
    const decided = open.inserted.decide(sentencesOf(document), cursor, isSaved);
    this.#tell(decided, "notMine").catch((error: unknown) =>
      this.#parts.log.error(`What was inserted could not be marked. ${describeError(error)}`),
    );
  }

  async #tell(sentences: readonly Sentence[], as: "mine" | "notMine"): Promise<void> {
    if (sentences.length === 0) return;
    const { engine, list, digestWith } = this.#parts;
    const texts = sentences.map(({ text }) => text);
    // Asked first, so that it is known before the document is read, which is asked for later.
    const marking = engine.markSentences(texts, as);
    await list.update(({ salt, hashes }) => {
      const digest = digestWith(salt);
      const marked = texts.map((text) => digest(normalised(text)));
      const gone = new Set(marked);
      return as === "notMine" ? withHashes(hashes, marked) : hashes.filter((hash) => !gone.has(hash));
    });
    await marking;
  }
}

function isProse({ uri, languageId }: vscode.TextDocument): boolean {
  const languages: readonly string[] = LANGUAGES;
  return uri.scheme !== "idiolect" && languages.includes(languageId);
}

const sentencesOf = (document: vscode.TextDocument) =>
  extractProse(document.getText(), document.languageId).sentences;

const textsIn = (text: string, languageId: string) =>
  extractProse(text, languageId).sentences.map((sentence) => sentence.text);
