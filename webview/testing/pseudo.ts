/** A made-up language, to find what cannot be translated: its words have none of the letters a to z, and so whatever has was forgotten. */
import type { Bundle } from "../../scripts/l10n/messages.ts";

const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const FOREIGN = [..."åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ"];

/** Dates, numbers and lists are in this language, whose letters are others as well. */
export const LANGUAGE = "ru";

/** English words in the made-up language; what is to be filled in stays. */
export function pseudo(english: string): string {
  const foreign = english.replace(/\{\d+\}|[a-z]/gi, (part) => FOREIGN[PLAIN.indexOf(part)] ?? part);
  return `⟦${foreign}⟧`;
}

/** All messages in the made-up language. */
export function pseudoBundle(messages: Bundle): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, value]) => {
      const message = typeof value === "string" ? value : value.message;
      return [key, message === "en" ? LANGUAGE : pseudo(message)];
    }),
  );
}

/** What is no word of ours: what people wrote and how they and their files are called. It stays as it is in every language. */
export function data(text: string): string {
  return `⸢${text}⸣`;
}

/** What of a text is neither translated nor {@link data}; empty where nothing was forgotten. */
export function forgottenIn(text: string): string {
  return (text.replace(/⸢[^⸣]*⸣/g, "").match(/[a-z]+(?: [a-z]+)*/gi) ?? []).join(", ");
}
