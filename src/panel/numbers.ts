import { t } from "@vscode/l10n";

/** The language that numbers, dates and lists are written in: that of the words around them. */
export const language = () =>
  t({ message: "en", comment: "The language of the numbers, as a BCP 47 tag such as de or pt-BR" });

/** A whole number with its thousands set apart: "12,480". */
export function formatCount(count: number): string {
  return new Intl.NumberFormat(language(), { maximumFractionDigits: 0 }).format(count);
}

/** "a, b, and c". */
export function formatList(items: readonly string[]): string {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(items);
}

/**
 * Values of one unit, to be read beside each other: no more decimals than their size calls for (none from 10, one from 1, else two),
 * unless it takes more, up to {@link MOST_DECIMALS}, to tell them apart.
 */
export function formatAlike(...values: readonly number[]): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const distinct = new Set(values).size;
  let decimals = largest >= 10 ? 0 : largest >= 1 ? 1 : 2;
  while (decimals < MOST_DECIMALS && new Set(values.map((value) => value.toFixed(decimals))).size < distinct)
    decimals++;
  const format = new Intl.NumberFormat(language(), { maximumFractionDigits: decimals });
  return values.map((value) => format.format(Math.abs(value) < 0.5 * 10 ** -decimals ? 0 : value));
}

const MOST_DECIMALS = 3;
