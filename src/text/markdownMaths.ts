import type { InlineContext, MarkdownConfig } from "@lezer/markdown";

/** No formula is longer. Characters. */
const LONGEST_FORMULA = 4000;
const DOLLAR = 36;
const BACKSLASH = 92;

/**
 * Formulas as Pandoc has them: `$…$` without white space inside its marks and without a digit behind them, so that $5
 * and $10 are prices; `$$…$$` over any lines of a paragraph. Nothing in a formula is markup.
 */
export const MATHS: MarkdownConfig = {
  defineNodes: ["Formula"],
  parseInline: [
    {
      name: "Formula",
      before: "Escape",
      parse: (context, next, at) => (next === DOLLAR ? parseFormula(context, at) : -1),
    },
  ],
};

function parseFormula(context: InlineContext, at: number): number {
  const isDisplay = context.char(at + 1) === DOLLAR;
  const end = isDisplay ? endOfDisplay(context, at) : endOfInline(context, at);
  return end < 0 ? -1 : context.addElement(context.elt("Formula", at, end));
}

function endOfDisplay(context: InlineContext, at: number): number {
  const limit = Math.min(context.end, at + LONGEST_FORMULA);
  const close = context.slice(at + 2, limit).indexOf("$$");
  return close <= 0 ? -1 : at + 2 + close + 2;
}

function endOfInline(context: InlineContext, at: number): number {
  const limit = Math.min(context.end, at + LONGEST_FORMULA);
  let close = at + 1;
  for (; close < limit && context.char(close) !== DOLLAR; close += 1) {
    if (context.char(close) === BACKSLASH) close += 1;
  }
  if (close >= limit) return -1;
  const inside = context.slice(at + 1, close);
  if (!/^\S(?:[\s\S]*\S)?$/.test(inside) || /\d/.test(String.fromCharCode(context.char(close + 1))))
    return -1;
  const isPrice = /^\d/.test(inside) && !/[\\^_=+<>{}]/.test(inside);
  return isPrice ? -1 : close + 1;
}
