import type { Span } from "../text/prose.ts";

/** A number with its unit, a date or a time of day. */
export interface Quantity extends Span {
  readonly text: string;
  /** The same for the same amount, however it is written: "5 km", "date 2024-03-05", "time 14:30". */
  readonly key: string;
  /** Whether it states an amount wherever it stands. "one", "first" and "an hour" only may. */
  readonly isSure: boolean;
}

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec".split("|");
const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const DATE = new RegExp(
  [
    "(?<isoYear>\\d{4})-(?<isoMonth>\\d{2})-(?<isoDay>\\d{2})",
    `(?<day1>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month1>${MONTH})\\b\\.?(?:,? (?<year1>\\d{4}))?`,
    `(?<month2>${MONTH})\\b\\.? (?<day2>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<year2>\\d{4}))?`,
    `(?<month3>${MONTH})\\b\\.?,? (?<year3>\\d{4})`,
  ]
    .map((form) => `\\b${form}(?![\\p{L}\\p{N}])`)
    .join("|"),
  "giu",
);
const TIME =
  /\b(?<hour>[01]?\d|2[0-3])(?:[:.](?<minute>[0-5]\d))?(?:\s?(?<half>[ap])\.?m\b|(?<=:\d\d)(?![:\d]))/gi;

/** Units by the first of their names. */
const UNITS: readonly (readonly string[])[] = [
  ["%", "percent", "per cent"],
  ["$", "dollar", "dollars", "usd"],
  ["€", "euro", "euros", "eur"],
  ["£", "pound", "pounds", "gbp"],
  ["km", "kilometre", "kilometres", "kilometer", "kilometers"],
  ["cm", "centimetre", "centimetres", "centimeter", "centimeters"],
  ["mm", "millimetre", "millimetres", "millimeter", "millimeters"],
  ["m", "metre", "metres", "meter", "meters"],
  ["mile", "miles", "mi"],
  ["foot", "feet", "ft"],
  ["inch", "inches"],
  ["kg", "kilo", "kilos", "kilogram", "kilograms", "kilogramme", "kilogrammes"],
  ["g", "gram", "grams", "gramme", "grammes"],
  ["ton", "tons", "tonne", "tonnes"],
  ["l", "litre", "litres", "liter", "liters"],
  ["ms", "millisecond", "milliseconds"],
  ["s", "second", "seconds", "sec"],
  ["minute", "minutes", "min", "mins"],
  ["hour", "hours", "h", "hr", "hrs"],
  ["day", "days"],
  ["week", "weeks"],
  ["month", "months"],
  ["year", "years", "yr", "yrs"],
  ["kb", "kilobyte", "kilobytes"],
  ["mb", "megabyte", "megabytes"],
  ["gb", "gigabyte", "gigabytes"],
  ["tb", "terabyte", "terabytes"],
  ["°c", "degrees celsius"],
  ["°f", "degrees fahrenheit"],
  ["°", "degree", "degrees"],
];
const unitByName = new Map(UNITS.flatMap((names) => names.map((name) => [name, names[0]!])));
const UNIT = [...unitByName.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace("$", "\\$"))
  .join("|");

const SMALL =
  "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen".split(
    "|",
  );
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety".split("|");
const ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth".split(
  "|",
);
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
};
const AMOUNT = new RegExp(
  [
    "(?<![\\p{L}\\p{N}.,])(?<currency>[$€£])?\\s?(?<digits>\\d{1,3}(?:[,\\u00A0\\u202F'’]\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)*)(?<ordinal>st|nd|rd|th)?",
    `\\b(?:(?<tens>${TENS.join("|")})(?:[- ](?<ones>${SMALL.slice(1, 10).join("|")}))?|(?<small>${SMALL.join("|")})|(?<rank>${ORDINALS.join("|")})|(?<article>an?)(?=[- ](?:${UNIT}|${Object.keys(SCALES).join("|")})\\b))\\b`,
  ]
    .map(
      (form) =>
        `${form}(?:[- ](?<scale>${Object.keys(SCALES).join("|")})s?\\b)?(?:[- \\u00A0\\u202F]?(?<unit>${UNIT})(?![\\p{L}\\p{N}]))?`,
    )
    // Names of groups stand once in an expression.
    .map((form, at) => (at === 0 ? form : form.replace("<scale>", "<scale2>").replace("<unit>", "<unit2>")))
    .join("|"),
  "giu",
);
/** What stands between two numbers that share a unit: "5 to 7 km". */
const RANGE = /^\s*(?:[-–—]|to|or|and)\s*$/;

interface Found extends Quantity {
  readonly value: string;
  readonly unit: string | undefined;
}

/** The amounts, dates and times of a text, in order. */
export function quantitiesIn(text: string): Quantity[] {
  const taken: Quantity[] = [];
  let rest = text;
  const take = (pattern: RegExp, keyOf: (groups: Groups) => string | undefined) => {
    for (const { 0: found, index, groups = {} } of rest.matchAll(pattern)) {
      const key = keyOf(groups);
      if (key === undefined) continue;
      taken.push({ start: index, end: index + found.length, text: found, key, isSure: true });
      rest = `${rest.slice(0, index)}${"\uFFFC".repeat(found.length)}${rest.slice(index + found.length)}`;
    }
  };
  take(DATE, dateOf);
  take(TIME, timeOf);
  const amounts = [...rest.matchAll(AMOUNT)].flatMap((match) => amountOf(match) ?? []);
  return [...taken, ...withSharedUnits(amounts, text)].sort((a, b) => a.start - b.start);
}

type Groups = Readonly<Record<string, string | undefined>>;

function dateOf(found: Groups): string | undefined {
  const { isoYear, isoMonth, isoDay } = found;
  if (isoYear) return `date ${isoYear}-${isoMonth}-${isoDay}`;
  const month = found.month1 ?? found.month2 ?? found.month3 ?? "";
  const day = found.day1 ?? found.day2;
  const year = found.year1 ?? found.year2 ?? found.year3;
  // "may" is a word.
  if (month === "may") return undefined;
  const number = String(MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
  return `date ${[year, number, day?.padStart(2, "0")].filter((part) => part !== undefined).join("-")}`;
}

function timeOf({ hour = "", minute = "00", half }: Groups): string {
  const inHalf = Number(hour) % 12;
  const hours = half === undefined ? Number(hour) : half.toLowerCase() === "p" ? inHalf + 12 : inHalf;
  return `time ${hours}:${minute}`;
}

function amountOf({ 0: found, index, groups = {} }: RegExpExecArray): Found | undefined {
  const { digits, ordinal, currency } = groups;
  const scale = SCALES[(groups.scale ?? groups.scale2)?.toLowerCase() ?? ""];
  const named = (groups.unit ?? groups.unit2)?.toLowerCase();
  const unit = currency ?? (named === undefined ? undefined : unitByName.get(named));
  const rank = ordinal ? digits : rankOf(groups.rank);
  const value = digits === undefined ? valueOfWords(groups) : valueOfDigits(digits);
  const scaled = typeof value === "number" ? String(value * (scale ?? 1)) : value;
  const amount = rank === undefined ? scaled : `#${rank}`;
  if (amount === undefined) return undefined;
  const isOne = digits === undefined && value === 1 && scale === undefined;
  return {
    start: index + found.length - found.trimStart().length,
    end: index + found.length,
    text: found.trimStart(),
    key: keyOf(amount, unit),
    isSure: !isOne && groups.rank === undefined,
    value: amount,
    unit,
  };
}

const keyOf = (value: string, unit: string | undefined) => (unit === undefined ? value : `${value} ${unit}`);

/** Versions and the like ("3.5.1") have no value: they are as they stand. */
function valueOfDigits(digits: string): number | string {
  const plain = digits.replace(/[,\u00A0\u202F'’]/g, "");
  return /^\d{1,15}(?:\.\d+)?$/.test(plain) ? Number(plain) : plain;
}

function valueOfWords({ tens, ones, small, article }: Groups): number | undefined {
  if (article) return 1;
  if (small) return SMALL.indexOf(small.toLowerCase());
  if (!tens) return undefined;
  return 10 * (TENS.indexOf(tens.toLowerCase()) + 2) + (ones ? SMALL.indexOf(ones.toLowerCase()) : 0);
}

function rankOf(rank: string | undefined): string | undefined {
  return rank === undefined ? undefined : String(ORDINALS.indexOf(rank.toLowerCase()) + 1);
}

function withSharedUnits(amounts: readonly Found[], text: string): Quantity[] {
  const known: Quantity[] = [];
  let next: Found | undefined;
  for (const amount of amounts.toReversed()) {
    const shares =
      next !== undefined && amount.unit === undefined && RANGE.test(text.slice(amount.end, next.start));
    const unit = shares ? next?.unit : amount.unit;
    const { value, ...quantity } = amount;
    next = { ...amount, unit };
    known.push({
      start: quantity.start,
      end: quantity.end,
      text: quantity.text,
      key: keyOf(value, unit),
      isSure: quantity.isSure,
    });
  }
  return known.toReversed();
}
