/**
 * Simulated writing: a text is typed key by key, and after each key one suggestion may be shown. The simulated writer
 * takes all of it with one key, or its first words with one key each, whenever that saves a key; otherwise types on.
 */

/** What gives the suggestions; "" where nothing is shown. */
export type Suggest = (before: string, after: string) => string;

export interface KeystrokeCounts {
  /** UTF-16 units of the text. */
  readonly characters: number;
  /** Keys pressed to write it. */
  readonly keys: number;
  /** Suggestions shown; one that stays while its beginning is typed counts once. */
  readonly shown: number;
  /** Suggestions of which something was taken. */
  readonly accepted: number;
}

export const NO_KEYSTROKES: KeystrokeCounts = { characters: 0, keys: 0, shown: 0, accepted: 0 };

/** Share of keys that suggestions saved: 1 − keys / characters. 0 for no text. */
export function keysSaved({ characters, keys }: KeystrokeCounts): number {
  return characters === 0 ? 0 : 1 - keys / characters;
}

/** Share of the suggestions shown of which something was taken; undefined where none was shown. */
export function precision({ shown, accepted }: KeystrokeCounts): number | undefined {
  return shown === 0 ? undefined : accepted / shown;
}

export function addCounts(a: KeystrokeCounts, b: KeystrokeCounts): KeystrokeCounts {
  return {
    characters: a.characters + b.characters,
    keys: a.keys + b.keys,
    shown: a.shown + b.shown,
    accepted: a.accepted + b.accepted,
  };
}

/** Types a text from its first character to its last. */
export function simulateTyping(text: string, suggest: Suggest): KeystrokeCounts {
  const typing = typingOf(text, suggest);
  for (;;) {
    const { done, value } = typing.next();
    if (done) return value;
  }
}

/** {@link simulateTyping}, one key after the other: yields what is counted so far. */
export function* typingOf(text: string, suggest: Suggest): Generator<KeystrokeCounts, KeystrokeCounts, void> {
  let keys = 0;
  let shown = 0;
  let accepted = 0;
  let typedThrough: string | undefined;
  for (let at = 0; at < text.length; ) {
    const suggestion = suggest(text.slice(0, at), "");
    if (suggestion !== "" && suggestion !== typedThrough) shown++;
    const acceptance = bestAcceptance(suggestion, text, at);
    if (acceptance) {
      accepted++;
      keys += acceptance.keys;
      at += acceptance.length;
      typedThrough = undefined;
    } else {
      keys++;
      typedThrough = suggestion !== "" && suggestion[0] === text[at] ? suggestion.slice(1) : undefined;
      at++;
    }
    yield { characters: at, keys, shown, accepted };
  }
  return { characters: text.length, keys, shown, accepted };
}

export interface Acceptance {
  readonly length: number;
  readonly keys: number;
}

/** One press of "accept next word": white space and a word, or white space and marks. */
const WORD_STEP = /\s*(?:[\p{L}\p{N}_]+(?:['’][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}_]+)|\s+$/gu;

/** How to save most keys with a suggestion at an offset of the text being typed; undefined where none are saved. */
export function bestAcceptance(suggestion: string, text: string, at: number): Acceptance | undefined {
  if (suggestion === "") return undefined;
  let best: Acceptance | undefined;
  if (text.startsWith(suggestion, at) && suggestion.length > 1 && endsAtWord(text, at + suggestion.length)) {
    best = { length: suggestion.length, keys: 1 };
  }
  let length = 0;
  let keys = 0;
  for (const [step] of suggestion.matchAll(WORD_STEP)) {
    if (!text.startsWith(step, at + length)) break;
    length += step.length;
    keys++;
    const saved = length - keys;
    if (saved < 1 || !endsAtWord(text, at + length)) continue;
    if (!best || saved > best.length - best.keys) best = { length, keys };
  }
  return best;
}

const WORD_CHARACTER = /[\p{L}\p{N}_]/u;

/** Whether no word of the text goes on across an offset. */
function endsAtWord(text: string, offset: number): boolean {
  const isWord = (index: number) => WORD_CHARACTER.test(text[index] ?? "");
  if (!isWord(offset - 1)) return true;
  const apostrophe = text[offset] === "'" || text[offset] === "’";
  return !isWord(offset) && !(apostrophe && isWord(offset + 1));
}
