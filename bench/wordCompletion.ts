/** What any editor can do: the most frequent word that begins like the one being typed. */
import type { Prose } from "../src/text/prose.ts";
import { isWord } from "../src/voice/pieces.ts";
import { piecesOfProse } from "../src/voice/piecesOfProse.ts";

const TYPED_WORD = /[\p{L}\p{N}_']+$/u;

/** Completes words of the history from `shortest` letters on. */
export function wordCompletion(
  history: readonly { readonly prose: Prose }[],
  shortest: number,
): (before: string) => string {
  const counts = new Map<string, number>();
  for (const { prose } of history) for (const piece of piecesOfProse(prose)) count(counts, piece);
  const words = [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
  return (before) => {
    const typed = TYPED_WORD.exec(before)?.[0] ?? "";
    if (typed.length < shortest) return "";
    return words.find((word) => word.startsWith(typed) && word !== typed)?.slice(typed.length) ?? "";
  };
}

function count(counts: Map<string, number>, piece: string): void {
  if (!isWord(piece)) return;
  const word = piece.trim();
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
