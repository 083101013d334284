import { plainText } from "../../src/evaluation/heldOut.ts";
import type { Background } from "../../src/voice/background.ts";
import { FEATURES } from "../../src/voice/evidence.ts";
import { LearnedPlace } from "../../src/voice/learnedPlace.ts";
import { freshWeights, Mixer } from "../../src/voice/mixer.ts";
import type { Network } from "../../src/voice/network/network.ts";
import { isWord, pieces } from "../../src/voice/pieces.ts";
import type { Vocabulary } from "../../src/voice/vocabulary.ts";
import { VoiceModel } from "../../src/voice/voiceModel.ts";
import { readProse, writingBelow } from "../corpus/readWriting.ts";

/** This share of an author's documents is known; of the rest the beginnings are written. */
const KNOWN = 0.65;
const LONGEST_TEXT = 9000;
/** Of the letters of a word, so many are typed at most. */
const MOST_LETTERS = 7;
/** How often an example is taken where one could be. */
const TAKEN = 0.9;

/** One place in a text: what spoke for each candidate, and which it was. */
export interface Example {
  /** A row for each candidate, and one for none. */
  readonly rows: Float32Array;
  /** The row that was right. */
  readonly right: number;
}

export interface ExampleParts {
  readonly background: Background;
  readonly vocabulary: Vocabulary;
  readonly network: Network;
}

/** Up to `most` examples from an author's writing, as if the last part of it were being written. */
export function examplesOf(
  folder: string,
  parts: ExampleParts,
  most: number,
  random: () => number,
): Example[] {
  const documents = writingBelow(folder).map((path) => ({ id: path, prose: readProse(path) }));
  const known = Math.min(documents.length - 1, Math.max(1, Math.round(documents.length * KNOWN)));
  const { network, ...rest } = parts;
  const mixer = new Mixer(freshWeights(FEATURES, () => 0.5));
  const model = new VoiceModel({ ...rest, learned: { network, mixer } });
  for (const document of documents.slice(0, known)) model.add(document);
  model.settle();
  const examples: Example[] = [];
  for (const { id, prose } of documents.slice(known)) {
    const text = plainText(prose).slice(0, LONGEST_TEXT);
    for (const { offset, piece, next } of places(text)) {
      if (examples.length >= most) return examples;
      if (random() > TAKEN) continue;
      const letters = isWord(piece) ? Math.ceil(random() * Math.min(piece.length, MOST_LETTERS)) : 0;
      const before = text.slice(0, offset + letters);
      const at = model.placeAt({ before, after: "", languageId: "plaintext", document: id });
      if (!at || at.prefix !== piece.slice(0, letters) || !(at.place instanceof LearnedPlace)) continue;
      const own = parts.vocabulary.idOf(piece);
      if (letters > 0) examples.push(exampleAt(at.place, at.prefix, own));
      if (next !== undefined) examples.push(exampleAt(at.place.after(own), "", parts.vocabulary.idOf(next)));
    }
  }
  return examples;
}

function exampleAt(place: LearnedPlace, typed: string, right: number): Example {
  const { ids, rows } = place.evidence(typed);
  const found = ids.indexOf(right);
  return { rows: rows.slice(0, (ids.length + 1) * FEATURES), right: found < 0 ? ids.length : found };
}

/** Each piece of a text, where it stands, and the one after it. */
function places(text: string): { offset: number; piece: string; next: string | undefined }[] {
  const all = pieces(text);
  let end = 0;
  return all.flatMap((piece, index) => {
    const offset = text.indexOf(piece, end);
    if (offset < 0) return [];
    end = offset + piece.length;
    return piece === "\n" ? [] : [{ offset, piece, next: all[index + 1] }];
  });
}
