import * as vscode from "vscode";
import type { Alternative } from "../voice/suggestion.ts";
import { nameOf } from "./sources.ts";

const MESSAGE_MS = 8_000;

/** Says in the status bar which of several suggestions are passages of the author's own, by their place among them, and where each stands. */
export function tellOwnPassages(suggestions: readonly Alternative[]): void {
  const own = suggestions.flatMap(({ passage }, index) =>
    passage === undefined ? [] : [vscode.l10n.t("{0} (“{1}”)", index + 1, nameOf(passage))],
  );
  if (own.length === 0) return;
  const message = vscode.l10n.t(
    "Idiolect: your own words, of {0} suggestions: {1}",
    suggestions.length,
    own.join(", "),
  );
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}
