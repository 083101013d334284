import { posix } from "node:path";
import * as vscode from "vscode";
import { contextAt } from "../completion/contextAt.ts";
import { LONGEST_REWRITE } from "../generation/rewritePrompt.ts";
import { countWords } from "../text/tokenize.ts";
import { LANGUAGES, languageOfDocument } from "./settings.ts";

/** A stretch of a document that is to be rewritten, with "\n" at lines' ends. */
export interface Passage {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  /** The document's name, with its extension. */
  readonly name: string;
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/** The selection in the active editor as a passage, or why it cannot be rewritten, in words. */
export function selectedPassage(): Passage | string {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.selection.isEmpty) {
    return vscode.l10n.t("Select the text to rewrite, then run this command again.");
  }
  const { document, selection } = editor;
  const languages: readonly string[] = LANGUAGES;
  if (document.uri.scheme === "idiolect") return vscode.l10n.t("This document is only for reading.");
  if (!languages.includes(languageOfDocument(document))) {
    return vscode.l10n.t("Idiolect does not rewrite documents of this language: {0}.", document.languageId);
  }
  const whole = document.getText();
  const start = document.offsetAt(selection.start);
  const end = document.offsetAt(selection.end);
  const passage = {
    uri: document.uri,
    languageId: languageOfDocument(document),
    name: posix.basename(document.uri.path),
    before: unified(whole.slice(0, start)),
    text: unified(whole.slice(start, end)),
    after: unified(whole.slice(end)),
  };
  if (countWords(passage.text) === 0) return vscode.l10n.t("There is no word to rewrite in the selection.");
  if (passage.text.length > LONGEST_REWRITE) {
    return vscode.l10n.t(
      "Select less: {0} characters can be rewritten at once, and {1} are selected.",
      LONGEST_REWRITE,
      passage.text.length,
    );
  }
  if (isInCode(passage))
    return vscode.l10n.t("The selection is in code or front matter: only prose is rewritten.");
  return passage;
}

/** Text with "\n" for every line's end, as it is sent, compared and shown. */
export function unified(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

function isInCode({ before, text, after, languageId }: Passage): boolean {
  const space = /^\s*/.exec(text)?.[0].length ?? 0;
  const context = contextAt(before + text.slice(0, space), text.slice(space) + after, languageId);
  return !context.inProse && (context.because === "code" || context.because === "frontMatter");
}
