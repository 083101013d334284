import type { Token } from "../../text/tokenize.ts";
import type { Aspect, Direction, Feature, Group, Showing, Unit } from "../feature.ts";
import { type Mark, readSentence, type SignName, signs } from "../signs.ts";
import type { CountName, Counts } from "../tally.ts";
import { classesOf, type WordClass } from "../wordClasses.ts";

/** The words of one aspect's features share a group, an aspect and mostly a source. */
export interface Setting {
  readonly group: Group;
  readonly aspect: Aspect;
  readonly source: string;
}

export interface Wording {
  readonly id: string;
  /** {@link Feature.name} */
  readonly name: string;
  /** A verb phrase: "use contractions". It makes {@link Feature.says} and {@link Feature.instruction}, where those are not given. */
  readonly does: string;
  readonly says?: Feature["says"];
  readonly instruction?: Feature["instruction"];
  readonly source?: string;
  /** {@link Feature.tellingFigure}; true where it is not given. */
  readonly tellingFigure?: boolean;
}

export const nothing: Showing = { strength: 0, marks: [] };

/** A feature from its parts; the wording is derived from `does` where it is not given. */
export function feature(
  setting: Setting,
  wording: Wording,
  measure: Pick<Feature, "unit" | "scale" | "value" | "shows">,
): Feature {
  const { id, name, does } = wording;
  return {
    id,
    group: setting.group,
    aspect: setting.aspect,
    source: wording.source ?? setting.source,
    name,
    says: wording.says ?? { more: `${does} more often`, less: `${does} less often` },
    instruction: wording.instruction ?? { more: `Often ${does}.`, less: `Seldom ${does}.` },
    tellingFigure: wording.tellingFigure ?? true,
    ...measure,
  };
}

/** A quotient of counts; undefined where there is nothing to divide by. */
export const ratio =
  (over: CountName, under: CountName, times = 1) =>
  (counts: Counts) =>
    counts[under] > 0 ? (times * counts[over]) / counts[under] : undefined;

/** How often words of a class are used. */
export function wordsOf(
  setting: Setting,
  wordClass: WordClass,
  wording: Wording,
  unit: Extract<Unit, "per 1000 words" | "% of words"> = "per 1000 words",
): Feature {
  return feature(setting, wording, {
    unit,
    scale: "root",
    value: ratio(`word.${wordClass}`, "letterWords", unit === "% of words" ? 100 : 1000),
    shows: (tokens, direction) => showing(tokens, direction, marksOfWords(tokens, wordClass)),
  });
}

/** How often a sign is met, by words or by sentences. */
export function timesOf(
  setting: Setting,
  sign: SignName,
  wording: Wording,
  unit: Extract<Unit, "per 1000 words" | "per sentence"> = "per 1000 words",
): Feature {
  return feature(setting, wording, {
    unit,
    scale: "root",
    value:
      unit === "per sentence" ? ratio(`sign.${sign}`, "sentences") : ratio(`sign.${sign}`, "words", 1000),
    shows: (tokens, direction) => showing(tokens, direction, signs[sign](readSentence(tokens))),
  });
}

/** In what share of sentences a sign is met. */
export function sentencesWith(setting: Setting, sign: SignName, wording: Wording): Feature {
  return feature(setting, wording, {
    unit: "% of sentences",
    scale: "root",
    value: ratio(`in.${sign}`, "sentences", 100),
    shows: (tokens, direction) => showing(tokens, direction, signs[sign](readSentence(tokens))),
  });
}

/** Presence is as strong as it is frequent; absence is the more telling the more room there was, up to a long sentence. */
export function showing(tokens: readonly Token[], direction: Direction, marks: readonly Mark[]): Showing {
  if (direction === "more") return { strength: marks.length, marks };
  return marks.length > 0
    ? nothing
    : { strength: Math.min(tokens.length, LONG_ENOUGH_TO_TELL) / LONG_ENOUGH_TO_TELL, marks: [] };
}

const LONG_ENOUGH_TO_TELL = 20;

export function marksOfWords(tokens: readonly Token[], wordClass: WordClass): Mark[] {
  return marksOfTokens(
    tokens,
    (token) => token.kind === "word" && classesOf(token.lower).includes(wordClass),
  );
}

export function marksOfTokens(tokens: readonly Token[], passes: (token: Token) => boolean): Mark[] {
  return tokens.filter(passes).map((token): Mark => [token.start, token.start + token.text.length]);
}
