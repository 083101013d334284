/** How well a history lets its author be completed and told: measured on documents that are kept from it, beside two controls. */
import type { Prose } from "../text/prose.ts";
import type { Policy } from "../voice/suggestion.ts";
import type { VoiceModel } from "../voice/voiceModel.ts";
import { beginningsOf, divide, plainText, shareAbove, spread } from "./heldOut.ts";
import { addCounts, type KeystrokeCounts, keysSaved, NO_KEYSTROKES, typingOf } from "./keystrokes.ts";

export interface KnownDocument {
  readonly id: string;
  readonly prose: Prose;
}

/** Whose documents are completed from: the author's, nobody's, or another writer's. */
export const histories = ["own", "none", "other"] as const;
export type History = (typeof histories)[number];

/** What it takes to measure. */
export const NEEDED = { documents: 5, words: 1_500, heldOutWords: 200 } as const;

export interface TooLittle {
  readonly kind: "tooLittle";
  readonly documents: number;
  readonly words: number;
}

export interface Knowing {
  readonly kind: "measured";
  readonly policy: Policy;
  /** Documents of the author's that suggestions were made from, and those that were typed. */
  readonly known: number;
  readonly heldOut: number;
  /** Words of the histories. */
  readonly words: { readonly own: number; readonly other: number };
  /** What was typed, the same with each history. Characters. */
  readonly characters: number;
  /** Share of the keys that suggestions saved, by whose history they were made from; without `other` where there is nobody to compare with. */
  readonly saved: { readonly own: number; readonly none: number; readonly other?: number };
  /** Of the suggestions shown with the author's history, the share of which something was taken; undefined where none was shown. */
  readonly taken: number | undefined;
  /**
   * How often a paragraph of the author's fits better than one of another writer's: judged by the author's history, and by another
   * writer's in its place. Undefined where there were no paragraphs to compare.
   */
  readonly told: { readonly own: number; readonly other?: number } | undefined;
  readonly paragraphs: { readonly own: number; readonly others: number };
}

export interface KnowingInputs {
  /** Of the author's, in a lasting order. */
  readonly documents: readonly KnownDocument[];
  /** Another writer's, of the same kind. */
  readonly other: readonly KnownDocument[] | undefined;
  /** Paragraphs of still other writers of that kind. */
  readonly paragraphs: readonly Prose[];
  readonly policy: Policy;
  /** A voice model that knows no author. */
  readonly freshVoice: () => Promise<VoiceModel>;
  /** What tells how well a text fits the author of these documents; undefined for a text that cannot be told of. */
  readonly fitOf: (documents: readonly KnownDocument[]) => Promise<(text: Prose) => number | undefined>;
  /** A document's paragraphs. */
  readonly paragraphsOf: (prose: Prose) => readonly Prose[];
  /** Lets whoever waits be served; called after every key. Throws where measuring is to end. */
  readonly pause: () => Promise<void>;
  /** Share done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
  /** Milliseconds, from any moment on. */
  readonly now: () => number;
}

/** What is typed at most with each history, and for how long with the first: so that all is done within about forty seconds. */
const MOST_CHARACTERS = 4_000;
const LONGEST_TYPING = 12_000;
const MOST_PARAGRAPHS = 40;
/** Of a longer history, documents with about so many words are learned: learning more would take longer than typing. */
const MOST_WORDS = 150_000;
/** Of the work, typing is this much. */
const SHARE_OF_TYPING = 0.95;

/** Measures; of a history that is too short, says how much there is. Rejects with what `pause` throws. */
export async function measureKnowing(inputs: KnowingInputs): Promise<Knowing | TooLittle> {
  const { documents, other, policy, freshVoice, onProgress } = inputs;
  const divided = divide(documents);
  const known = ofAtMost(divided.known, MOST_WORDS);
  const { heldOut } = divided;
  const words = wordsIn(known);
  if (documents.length < NEEDED.documents || words < NEEDED.words || wordsIn(heldOut) < NEEDED.heldOutWords)
    return { kind: "tooLittle", documents: documents.length, words: wordsIn(documents) };
  const histories = { own: known, none: [], ...(other && { other }) };
  const rounds = Object.keys(histories).length;
  let texts = beginningsOf(
    heldOut.map(({ prose }) => plainText(prose)),
    MOST_CHARACTERS,
  );
  const typed: Partial<Record<History, KeystrokeCounts>> = {};
  for (const [round, [name, history]] of Object.entries(histories).entries()) {
    const voice = await freshVoice();
    for (const document of history) {
      voice.add(document);
      await inputs.pause();
    }
    voice.settle();
    const progress = (share: number) => onProgress((SHARE_OF_TYPING * (round + share)) / rounds);
    const { counts, typed: done } = await typeAll(texts, voice, inputs, round === 0, progress);
    typed[name as History] = counts;
    texts = done;
  }
  const paragraphs = await tellParagraphs(known, heldOut, inputs);
  onProgress(1);
  const saved = (name: History) => (typed[name] ? keysSaved(typed[name]) : 0);
  const { characters, shown, accepted } = typed.own ?? NO_KEYSTROKES;
  return {
    kind: "measured",
    policy,
    known: known.length,
    heldOut: heldOut.length,
    words: { own: words, other: wordsIn(other ?? []) },
    characters,
    saved: { own: saved("own"), none: saved("none"), ...(other && { other: saved("other") }) },
    taken: shown === 0 ? undefined : accepted / shown,
    ...paragraphs,
  };
}

/** Types texts from their beginnings; the first time no longer than there is time for, so that what is typed is what all are measured by. */
async function typeAll(
  texts: readonly string[],
  voice: VoiceModel,
  { policy, pause, now }: KnowingInputs,
  isFirst: boolean,
  onProgress: (share: number) => void,
): Promise<{ counts: KeystrokeCounts; typed: string[] }> {
  const total = texts.reduce((sum, { length }) => sum + length, 0);
  const start = now();
  const typed: string[] = [];
  let counts = NO_KEYSTROKES;
  let before = 0;
  for (const [index, text] of texts.entries()) {
    const document = `measured ${index}`;
    const typing = typingOf(text, (before) => {
      const request = { before, after: "", languageId: "plaintext", document };
      return voice.suggest(request, policy)?.text ?? "";
    });
    let soFar = NO_KEYSTROKES;
    for (const step of typing) {
      soFar = step;
      onProgress((before + step.characters) / total);
      await pause();
      if (isFirst && now() - start > LONGEST_TYPING) break;
    }
    counts = addCounts(counts, soFar);
    typed.push(text.slice(0, soFar.characters));
    before += text.length;
    if (soFar.characters < text.length) break;
  }
  return { counts, typed };
}

async function tellParagraphs(
  known: readonly KnownDocument[],
  heldOut: readonly KnownDocument[],
  { other, paragraphs, paragraphsOf, fitOf, pause }: KnowingInputs,
): Promise<Pick<Knowing, "told" | "paragraphs">> {
  const own = spread(
    heldOut.flatMap(({ prose }) => paragraphsOf(prose)),
    MOST_PARAGRAPHS,
  );
  const others = spread(paragraphs, MOST_PARAGRAPHS);
  const tell = async (history: readonly KnownDocument[]) => {
    const fit = await fitOf(history);
    const fits = async (some: readonly Prose[]) => {
      const values: number[] = [];
      for (const one of some) {
        const value = fit(one);
        if (value !== undefined) values.push(value);
        await pause();
      }
      return values;
    };
    return shareAbove(await fits(own), await fits(others));
  };
  const byOwn = await tell(known);
  const byOther = other && (await tell(other));
  return {
    told: byOwn === undefined ? undefined : { own: byOwn, ...(byOther !== undefined && { other: byOther }) },
    paragraphs: { own: own.length, others: others.length },
  };
}

/** So many documents, spread evenly, that they have about that many words. */
function ofAtMost(documents: readonly KnownDocument[], words: number): readonly KnownDocument[] {
  const share = words / wordsIn(documents);
  return share >= 1 ? documents : spread(documents, Math.max(1, Math.floor(documents.length * share)));
}

const wordsIn = (documents: readonly KnownDocument[]) =>
  documents.reduce((sum, { prose }) => sum + prose.words, 0);
