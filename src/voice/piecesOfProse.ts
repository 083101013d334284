import { maskSecrets } from "../text/mask.ts";
import { PLACEHOLDER, type Prose } from "../text/prose.ts";
import { pieces } from "./pieces.ts";
import { BREAK, type Vocabulary } from "./vocabulary.ts";

/** The piece that nothing is predicted across. */
export const BREAK_PIECE = "";
/** The piece that begins a paragraph. */
export const PARAGRAPH_PIECE = "\n";

/** More source text than this between two sentences is something left out, not marks around a word. */
const WIDEST_GAP = 24;

/** A document's prose as pieces: each paragraph begins with {@link PARAGRAPH_PIECE}; what was left out is a break. */
export function piecesOfProse({ sentences }: Prose): string[] {
  const all: string[] = [];
  let paragraph = -1;
  let end = 0;
  for (const sentence of sentences) {
    const opens = sentence.paragraph !== paragraph;
    if (opens) all.push(PARAGRAPH_PIECE);
    else if (sentence.start - end > WIDEST_GAP) all.push(BREAK_PIECE);
    all.push(...readablePieces(opens ? sentence.text : ` ${sentence.text}`));
    ({ paragraph } = sentence);
    ({ end } = sentence);
  }
  return all;
}

/** Pieces of running text, with a break for each placeholder, and for what is secret: it is never learned, so never suggested. */
export function readablePieces(text: string): string[] {
  const readable = maskSecrets(text);
  const found = pieces(readable);
  if (!readable.includes(PLACEHOLDER)) return found;
  return found.map((piece) => (piece.endsWith(PLACEHOLDER) ? BREAK_PIECE : piece));
}

/** Pieces by number; pieces not seen before become known. */
export function numbered(found: readonly string[], vocabulary: Vocabulary): Int32Array<ArrayBuffer> {
  return Int32Array.from(found, (piece) => (piece === BREAK_PIECE ? BREAK : vocabulary.idOf(piece)));
}
