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
 * unless it takes more, up to {@link MOST_DECIMALS}, to tell them apart; all with as many as the one that has most. Nothing is "0".
 */
export function formatAlike(...values: readonly number[]): string[] {
  const largest = Math.max(...values.map(Math.abs));
  const distinct = new Set(values).size;
  let decimals = largest >= 10 ? 0 : largest >= 1 ? 1 : 2;
  while (decimals < MOST_DECIMALS && new Set(values.map((value) => value.toFixed(decimals))).size < distinct)
    decimals++;
  const needed = Math.max(...values.map((value) => decimalsOf(Number(value.toFixed(decimals)))));
  const format = new Intl.NumberFormat(language(), {
    minimumFractionDigits: needed,
    maximumFractionDigits: needed,
  });
  return values.map((value) =>
    Math.abs(value) < 0.5 * 10 ** -decimals ? formatCount(0) : format.format(value),
  );
}

const MOST_DECIMALS = 3;

/** As they are written: 1 of 0.5, none of 2. */
function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}
