import { posix } from "node:path";
import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { contrastOf } from "../generation/contrast.ts";
import { MOST, type PromptInputs, type Unit } from "../generation/prompt.ts";
import { queryOf } from "../generation/queryOf.ts";
import type { Passage } from "../generation/retrieve.ts";
import type { Place } from "./place.ts";

/** What a model summed up ahead of time of how the author writes on the task that a text is on; empty where nothing is. */
export interface Summaries {
  preferenceFor(text: string, languageId: string): Promise<string>;
}

/** Of a document, what its task is told by: more says no more. UTF-16 units. */
export const LONGEST_TOLD_BY = 8_000;

/** What goes into a prompt, and whence its passages are. */
export interface PlaceInputs extends PromptInputs {
  readonly retrieved: readonly Passage[];
}

/** All that goes into the prompt for a place: the author's differences and nearest passages, and the text around it. */
export async function promptInputsAt(
  { uri, request }: Place,
  engine: Pick<Engine, "reportFor" | "retrieve">,
  summaries: Summaries,
): Promise<PlaceInputs> {
  const { before, after, languageId } = request;
  const title = titleOf(vscode.Uri.parse(uri));
  const text = (before + after).slice(0, LONGEST_TOLD_BY);
  const [report, passages, summary] = await Promise.all([
    engine.reportFor(text, languageId),
    engine.retrieve(queryOf({ title, before, after }), MOST.passages, uri),
    summaries.preferenceFor(text, languageId),
  ]);
  return {
    preference: summary === "" ? report.preference : summary,
    passages: passages.map(({ text }) => text),
    retrieved: passages,
    contrast: contrastOf(report),
    title,
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
