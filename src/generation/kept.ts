import type { Span } from "../text/prose.ts";
import { type Fact, type FactKind, factKinds } from "./fact.ts";
import { markupOf, OPAQUE } from "./markup.ts";
import { namesIn, wordsIn } from "./names.ts";
import { type Quantity, quantitiesIn } from "./quantities.ts";

/** What became of a text's facts in a rewrite. */
export interface Kept {
  /** In the text, and no longer in the rewrite; where they stand in the text. */
  readonly lost: readonly Fact[];
  /** In the rewrite, and not in the text; where they stand in the rewrite. */
  readonly added: readonly Fact[];
  /** How many the text has, of each kind. */
  readonly counts: Readonly<Record<FactKind, number>>;
}

/** Said once is said: a rewrite need not repeat these as often as the text does. */
const ONCE_IS_ENOUGH: ReadonlySet<FactKind> = new Set(["name", "number", "code", "address"]);

interface Facts {
  /** One for each that must be kept. */
  readonly stated: readonly Fact[];
  /** What may be one, and is not missed: words that numbers are written in, and all words of the text. */
  readonly amounts: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

/**
 * Which facts of a text a rewrite of it lost, and which it has that were not there: names, numbers with units and dates, links,
 * addresses, code, images, references, and how headings, lists, tables and tags are built.
 */
export function compareFacts(text: string, rewrite: string, languageId: string): Kept {
  const before = factsOf(text, languageId);
  const after = factsOf(rewrite, languageId);
  const counts = Object.fromEntries(factKinds.map((kind) => [kind, 0])) as Record<FactKind, number>;
  for (const { kind } of before.stated) counts[kind]++;
  return { lost: missingFrom(after, before.stated), added: missingFrom(before, after.stated), counts };
}

function factsOf(text: string, languageId: string): Facts {
  const markup = markupOf(text, languageId);
  const words = blanked(
    text,
    markup.filter(({ kind }) => OPAQUE.has(kind)),
  );
  const quantities = quantitiesIn(words);
  // A title's words are capitalised as titles are, and a month in a date as months are: neither makes a name of them.
  const titles = markup.filter(({ kind }) => kind === "heading").map(({ start }) => lineFrom(start, text));
  const names = namesIn(blanked(words, [...titles, ...quantities])).map(
    (name): Fact => ({ ...name, kind: "name", key: name.text }),
  );
  const numbers = quantities.filter(({ isSure }) => isSure).map(asFact);
  return {
    stated: [...markup, ...names, ...numbers].filter(isFirstOfItsKind()).sort((a, b) => a.start - b.start),
    amounts: new Set(quantities.map(({ key }) => key)),
    words: new Set([...wordsIn(text)].flatMap((word) => [word, word.toLowerCase()])),
  };
}

function asFact({ start, end, text, key }: Quantity): Fact {
  return { kind: "number", start, end, text, key };
}

function isFirstOfItsKind(): (fact: Fact) => boolean {
  const seen = new Set<string>();
  return ({ kind, key }) => {
    if (!ONCE_IS_ENOUGH.has(kind)) return true;
    const name = `${kind} ${key}`;
    return !seen.has(name) && seen.add(name) !== undefined;
  };
}

function missingFrom({ stated, amounts, words }: Facts, facts: readonly Fact[]): Fact[] {
  const left = new Map<string, number>();
  for (const { kind, key } of stated) left.set(`${kind} ${key}`, (left.get(`${kind} ${key}`) ?? 0) + 1);
  return facts.filter(({ kind, key }) => {
    if (kind === "name") return !words.has(key);
    if (kind === "number") return !amounts.has(key);
    const name = `${kind} ${key}`;
    const number = left.get(name) ?? 0;
    left.set(name, number - 1);
    return number <= 0;
  });
}

function lineFrom(start: number, text: string): Span {
  const end = text.indexOf("\n", start);
  return { start, end: end === -1 ? text.length : end };
}

/** The text with placeholders where these stand, all positions as they were. */
function blanked(text: string, spans: readonly Span[]): string {
  let plain = text;
  for (const { start, end } of spans) {
    plain = plain.slice(0, start) + "\uFFFC".repeat(end - start) + plain.slice(end);
  }
  return plain;
}
