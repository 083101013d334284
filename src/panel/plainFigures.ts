import { t } from "@vscode/l10n";
import type { Unit } from "../style/feature.ts";
import { formatAlike, formatCount } from "./numbers.ts";

/** From this share on, "so many in ten" is plainer than "one in so many". Percent. */
const TENTHS_FROM = 30;

/**
 * The author's value and the writers' average as they are said in passing, in natural frequencies: "1 sentence in 4; others, 1 in 9".
 * Where rounding would make both the same they are given as figures.
 */
export function plainly(unit: Unit, value: number, mean: number): string {
  switch (unit) {
    case "% of sentences":
      return shares(value, mean, {
        oneIn: (own, others) => t("1 sentence in {0}; others, 1 in {1}", own, others),
        inTen: (own, others) => t("{0} sentences in 10; others, {1}", own, others),
        percent: (own, others) => t("{0}% of sentences; others, {1}%", own, others),
        none: (others) => t("in this writing never; others, 1 sentence in {0}", others),
      });
    case "% of words":
      return shares(value, mean, {
        oneIn: (own, others) => t("1 word in {0}; others, 1 in {1}", own, others),
        inTen: (own, others) => t("{0} words in 10; others, {1}", own, others),
        percent: (own, others) => t("{0}% of words; others, {1}%", own, others),
        none: (others) => t("in this writing never; others, 1 word in {0}", others),
      });
    case "per 1000 words":
      return rates(value, mean);
    case "per 100 words":
      return bare(value, mean, (own, others) => t("{0} in every 100 words; others, {1}", own, others));
    case "per sentence":
      return tenfold(value, mean);
    case "words":
      return bare(value, mean, (own, others) => t("{0} words on average; others, {1}", own, others));
    case "letters":
      return bare(value, mean, (own, others) => t("{0} letters on average; others, {1}", own, others));
    case "sentences":
      return bare(value, mean, (own, others) => t("{0} sentences on average; others, {1}", own, others));
    case "ratio":
      return bare(value, mean, (own, others) => t("{0}; others, {1}", own, others));
  }
}

interface ShareWords {
  oneIn(own: string, others: string): string;
  inTen(own: string, others: string): string;
  percent(own: string, others: string): string;
  none(others: string): string;
}

/** Shares in percent. */
function shares(value: number, mean: number, say: ShareWords): string {
  if (value === 0 && mean > 0) return say.none(oneIn(100 / mean));
  if (Math.min(value, mean) > 0 && Math.max(value, mean) < TENTHS_FROM) {
    const [own, others] = [oneIn(100 / value), oneIn(100 / mean)];
    if (own !== others) return say.oneIn(own, others);
  }
  const [own, others] = [value, mean].map((share) => Math.round(share / 10));
  const areTenths = [own, others].every((tenths) => tenths !== undefined && tenths > 0 && tenths < 10);
  if (areTenths && own !== others) return say.inTen(String(own), String(others));
  return bare(value, mean, say.percent);
}

/** Rates in a thousand words; what is rarer than one as how far apart. */
function rates(value: number, mean: number): string {
  if (value === 0 && mean > 0)
    return t("in this writing never; others, once in {0} words", oneIn(1000 / mean));
  if (Math.min(value, mean) >= 1 || mean <= 0)
    return bare(value, mean, (own, others) => t("{0} in every 1,000 words; others, {1}", own, others));
  const [own, others] = [oneIn(1000 / value), oneIn(1000 / mean)];
  return own === others
    ? bare(value, mean, (own, others) => t("{0} in every 1,000 words; others, {1}", own, others))
    : t("once in {0} words; others, once in {1}", own, others);
}

/** Averages a sentence, as counts in ten of them. */
function tenfold(value: number, mean: number): string {
  const say = (own: string, others: string) => t("{0} in 10 sentences; others, {1}", own, others);
  const [own = 0, others = 0] = [value, mean].map((average) => Math.round(10 * average));
  return own === others ? bare(10 * value, 10 * mean, say) : say(formatCount(own), formatCount(others));
}

function bare(value: number, mean: number, say: (own: string, others: string) => string): string {
  const [own = "", others = ""] = formatAlike(value, mean);
  return say(own, others);
}

/** To two digits: more would claim to be surer than any of these are. */
function oneIn(number: number): string {
  const digits = number < 10 ? 1 : 2;
  return formatCount(Number(number.toPrecision(digits)));
}
