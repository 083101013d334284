/**
 * The Porter stem (1980) of a word in lower case, with NLTK's extensions, by which METEOR is reckoned: packages for JavaScript
 * lack these, and make "on" of "one".
 */
export function stem(word: string): string {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word]!;
  if (word.length <= 2) return word;
  return [plural, past, finalY, long, longer, longest, finalE, finalL].reduce(
    (text, step) => step(text),
    word,
  );
}

const IRREGULAR: Readonly<Record<string, string>> = {
  ...{ sky: "sky", skies: "sky", dying: "die", lying: "lie", tying: "tie", news: "news", howe: "howe" },
  ...{ inning: "inning", innings: "inning", outing: "outing", outings: "outing" },
  ...{ canning: "canning", cannings: "canning", proceed: "proceed", exceed: "exceed", succeed: "succeed" },
};

type Rule = readonly [ending: string, instead: string, condition?: (stem: string) => boolean];

/** The first rule whose ending the word has decides, whether or not its condition holds. */
function apply(word: string, rules: readonly Rule[]): string {
  for (const [ending, instead, condition] of rules) {
    if (!word.endsWith(ending)) continue;
    const left = word.slice(0, word.length - ending.length);
    return !condition || condition(left) ? left + instead : word;
  }
  return word;
}

function plural(word: string): string {
  if (word.length === 4 && word.endsWith("ies")) return word.slice(0, -1);
  return apply(word, [
    ["sses", "ss"],
    ["ies", "i"],
    ["ss", "ss"],
    ["s", ""],
  ]);
}

function past(word: string): string {
  if (word.endsWith("ied")) return word.length === 4 ? word.slice(0, -1) : word.slice(0, -2);
  if (word.endsWith("eed")) return apply(word, [["eed", "ee", isLong]]);
  const ending = ["ed", "ing"].find((each) => word.endsWith(each) && hasVowel(word.slice(0, -each.length)));
  if (!ending) return word;
  const left = word.slice(0, -ending.length);
  if (/(?:at|bl|iz)$/.test(left)) return `${left}e`;
  const last = left.at(-1)!;
  if (left.length > 1 && left.at(-2) === last && isConsonant(left, left.length - 1))
    return "lsz".includes(last) ? left : left.slice(0, -1);
  return measure(left) === 1 && endsShort(left) ? `${left}e` : left;
}

const finalY = (word: string) =>
  apply(word, [["y", "i", (left) => left.length > 1 && isConsonant(left, left.length - 1)]]);

const isLong = (left: string) => measure(left) > 0;
const isLonger = (left: string) => measure(left) > 1;
const rules = (list: string): Rule[] =>
  list.split(" ").map((pair) => {
    const [ending = "", instead = ""] = pair.split(">");
    return [ending, instead, isLong];
  });

const LONG = rules(
  "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble fulli>ful",
);

function long(word: string): string {
  if (word.endsWith("alli") && isLong(word.slice(0, -4))) return long(word.slice(0, -2));
  return apply(word, [...LONG, ["logi", "log", (left) => isLong(`${left}l`)]]);
}

const LONGER = rules("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");
const longer = (word: string) => apply(word, LONGER);

const LONGEST: readonly Rule[] = [
  ..."al ance ence er ic able ible ant ement ment ent"
    .split(" ")
    .map((ending): Rule => [ending, "", isLonger]),
  ["ion", "", (left) => isLonger(left) && /[st]$/.test(left)],
  ..."ou ism ate iti ous ive ize".split(" ").map((ending): Rule => [ending, "", isLonger]),
];
const longest = (word: string) => apply(word, LONGEST);

const finalE = (word: string) =>
  apply(word, [["e", "", (left) => isLonger(left) || (measure(left) === 1 && !endsShort(left))]]);

const finalL = (word: string) => apply(word, [["ll", "l", (left) => isLonger(`${left}l`)]]);

function isConsonant(word: string, at: number): boolean {
  const letter = word[at]!;
  if ("aeiou".includes(letter)) return false;
  return letter !== "y" || at === 0 || !isConsonant(word, at - 1);
}

/** How often consonants follow vowels: Porter's m. */
function measure(left: string): number {
  let count = 0;
  for (let at = 1; at < left.length; at++) if (isConsonant(left, at) && !isConsonant(left, at - 1)) count++;
  return count;
}

const hasVowel = (left: string) => [...left].some((_, at) => !isConsonant(left, at));

/** Consonant, vowel, consonant other than w, x and y: Porter's *o; and, by NLTK, two letters like "on". */
function endsShort(left: string): boolean {
  const last = left.length - 1;
  if (last < 1 || !isConsonant(left, last) || isConsonant(left, last - 1)) return false;
  return last === 1 || (isConsonant(left, last - 2) && !/[wxy]$/.test(left));
}
