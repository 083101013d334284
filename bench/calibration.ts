/**
 * Fits the maps of src/voice/calibration.ts: how often pieces are right that the counts give some probability.
 *
 *   node bench/calibration.ts AUTHORS [--authors 12] [--max-chars 6000]
 *
 * Reads AUTHORS as bench/completion.ts does, and types as its simulator does at "eager".
 */
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeBackground } from "../scripts/corpus/makeBackground.ts";
import { simulateTyping } from "../src/evaluation/keystrokes.ts";
import { Background } from "../src/voice/background.ts";
import type { LogisticMap } from "../src/voice/calibration.ts";
import { FIRST_WORDS } from "../src/voice/policy.ts";
import { type PlaceAt, VoiceModel } from "../src/voice/voiceModel.ts";
import { chooseAuthors, readAuthor } from "./authors.ts";

interface Outcome {
  readonly logOdds: number;
  readonly right: boolean;
}

const outcomes = new Map<string, Outcome[]>();

function note(kind: string, probability: number, right: boolean): void {
  const bounded = Math.min(Math.max(probability, 1e-4), 0.9995);
  const known = outcomes.get(kind) ?? [];
  outcomes.set(kind, known);
  known.push({ logOdds: Math.log(bounded / (1 - bounded)), right });
}

/** Whether a piece stands at an offset of the text, and ends where a word ends. */
function stands(text: string, offset: number, piece: string): boolean {
  const isWord = (at: number) => /[\p{L}\p{N}_]/u.test(text[at] ?? "");
  const end = offset + piece.length;
  return text.startsWith(piece, offset) && !(isWord(end - 1) && isWord(end));
}

function noteAll(
  { place, prefix, refused }: PlaceAt,
  { textOf }: { textOf(id: number): string },
  text: string,
  at: number,
): void {
  const start = at - prefix.length;
  const letters = Math.min(4, prefix.trim().length);
  for (const { id, probability } of place.first(FIRST_WORDS, prefix, refused)) {
    const piece = textOf(id);
    const right = stands(text, start, piece);
    note(
      piece === prefix ? "whole word" : letters === 0 ? "word start" : `letters ${letters}`,
      probability,
      right,
    );
    const [next] = right ? place.after(id).next(1) : [];
    if (next) note("next word", next.probability, stands(text, start + piece.length, textOf(next.id)));
  }
}

/** Logistic regression of the outcomes on the log-odds, by Newton's method. */
function fit(data: readonly Outcome[]): LogisticMap {
  let offset = 0;
  let slope = 0.7;
  for (let step = 0; step < 50; step++) {
    let [g0, g1, h00, h01, h11] = [0, 0, 1e-3, 0, 1e-3];
    for (const { logOdds, right } of data) {
      const predicted = 1 / (1 + Math.exp(-offset - slope * logOdds));
      const error = Number(right) - predicted;
      const weight = predicted * (1 - predicted);
      g0 += error;
      g1 += error * logOdds;
      h00 += weight;
      h01 += weight * logOdds;
      h11 += weight * logOdds * logOdds;
    }
    const determinant = h00 * h11 - h01 * h01;
    offset += (h11 * g0 - h01 * g1) / determinant;
    slope += (h00 * g1 - h01 * g0) / determinant;
  }
  return { offset, slope };
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { authors: { type: "string", default: "12" }, "max-chars": { type: "string", default: "6000" } },
});
const [root] = positionals;
if (root === undefined)
  throw new Error("Usage: node bench/calibration.ts AUTHORS [--authors N] [--max-chars N]");
const folders = chooseAuthors(resolve(root), Number(values.authors));
const file = makeBackground(dirname(resolve(root)), folders);
for (const folder of folders) {
  const { history, texts } = readAuthor(folder, Number(values["max-chars"]));
  const parts = await Background.read(file);
  const model = new VoiceModel(parts);
  for (const document of history) model.add(document);
  model.settle();
  texts.forEach((text, index) => {
    simulateTyping(text, (before) => {
      const request = { before, after: "", languageId: "plaintext", document: String(index) };
      const place = model.placeAt(request);
      if (place) noteAll(place, { textOf: (id) => parts.vocabulary.textOf(id) }, text, before.length);
      return model.suggest(request, "eager")?.text ?? "";
    });
  });
}
for (const [kind, data] of [...outcomes].sort()) {
  const { offset, slope } = fit(data);
  console.log(
    `${kind.padEnd(12)} ${String(data.length).padStart(6)}   offset ${offset.toFixed(2)}   slope ${slope.toFixed(2)}`,
  );
}
