import { firstUnit } from "../generation/unit.ts";

/** Whether a suggestion among `texts` begins with what has been accepted of it, and its first sentence goes on from there. */
export function sentenceLeft(texts: readonly string[], accepted: string): boolean {
  return texts.some(
    (text) => text.startsWith(accepted) && firstUnit(text, "sentence").text.length > accepted.length,
  );
}
