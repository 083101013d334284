import { splitSentences } from "../../../text/sentences.ts";

/** Words that are two, in the order of NLTK's Treebank tokeniser. */
const CONTRACTIONS: readonly RegExp[] = [
  /\b(can)(not)\b/gi,
  /\b(d)('ye)\b/gi,
  /\b(gim)(me)\b/gi,
  /\b(gon)(na)\b/gi,
  /\b(got)(ta)\b/gi,
  /\b(lem)(me)\b/gi,
  /\b(more)('n)\b/gi,
  /\b(wan)(na)(?=\s)/gi,
  / ('t)(is)\b/gi,
  / ('t)(was)\b/gi,
];

/**
 * The words and marks of a text as NLTK's `word_tokenize` has them, which METEOR is reckoned on: the Treebank tokeniser, sentence
 * by sentence. Where sentences end is not asked of NLTK's trained model but of `splitSentences`: only a full stop's token hangs on it.
 */
export function treebankTokens(text: string): string[] {
  return splitSentences(text).flatMap(({ start, end }) => tokensOf(text.slice(start, end)));
}

function tokensOf(sentence: string): string[] {
  let text = sentence
    .replace(/([«“‘„]|[`]+)/g, " $1 ")
    .replace(/^"/, "``")
    .replace(/(``)/g, " $1 ")
    .replace(/([ ([{<])("|'{2})/g, "$1 `` ")
    .replace(/(?<=\s|^)(')(?!re\b|ve\b|ll\b|m\b|t\b|s\b|d\b|n\b)(?=\w)/gi, "$1 ")
    .replace(/([^.])(\.)([\])}>"'»”’ ]*)\s*$/g, "$1 $2 $3 ")
    .replace(/([»”’])/g, " $1 ")
    .replace(/([:,])([^\d])/g, " $1 $2")
    .replace(/([:,])$/g, " $1 ")
    .replace(/\.{2,}/g, " $& ")
    .replace(/[;@#$%&\u2012-\u2015]/g, " $& ")
    .replace(/[?!]/g, " $& ")
    .replace(/([^'])' /g, "$1 ' ")
    .replace(/[*]/g, " $& ")
    .replace(/[\][(){}<>]/g, " $& ")
    .replace(/--/g, " -- ");
  text = ` ${text} `
    .replace(/''/g, " '' ")
    .replace(/"/g, " '' ")
    .replace(/([^' ])('[sS]|'[mM]|'[dD]|') /g, "$1 $2 ")
    .replace(/([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) /g, "$1 $2 ");
  for (const contraction of CONTRACTIONS) text = text.replace(contraction, " $1 $2 ");
  return text.split(/\s+/).filter((token) => token !== "");
}
