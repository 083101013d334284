import { posix } from "node:path";
import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { contrastOf } from "../generation/contrast.ts";
import { MOST, type PromptInputs, type Unit } from "../generation/prompt.ts";
import type { Place } from "./place.ts";

/** Of the text before the cursor, what passages are sought by, in UTF-16 units. */
const QUERY = 1_000;

/** All that goes into the prompt for a place: the author's differences and nearest passages, and the text around it. */
export async function promptInputsAt(
  { uri, request }: Place,
  engine: Pick<Engine, "report" | "retrieve">,
): Promise<PromptInputs> {
  const { before, after, languageId } = request;
  const [report, passages] = await Promise.all([
    engine.report(),
    engine.retrieve(before.slice(-QUERY), MOST.passages, uri),
  ]);
  return {
    preference: report.preference,
    passages: passages.map(({ text }) => text),
    contrast: contrastOf(report),
    title: titleOf(vscode.Uri.parse(uri)),
    before,
    after,
    languageId,
    unit: unitAt(before),
  };
}

/** Where a paragraph begins, a paragraph is wanted; within one, the rest of the sentence or the next. */
function unitAt(before: string): Unit {
  return /(?:^|\n[ \t]*\n)[ \t]*$/.test(before) ? "paragraph" : "sentence";
}

/** A document's name without its extension; undefined for one that was never saved. */
export function titleOf({ scheme, path }: vscode.Uri): string | undefined {
  return scheme === "untitled" ? undefined : posix.parse(path).name;
}
