/** Named characters that turn up in prose; the rest of HTML's two thousand do not. */
const NAMED: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ensp: " ",
  emsp: " ",
  thinsp: " ",
  shy: "",
  zwnj: "",
  mdash: "—",
  ndash: "–",
  minus: "−",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  sbquo: "‚",
  ldquo: "“",
  rdquo: "”",
  bdquo: "„",
  laquo: "«",
  raquo: "»",
  bull: "•",
  middot: "·",
  copy: "©",
  reg: "®",
  trade: "™",
  deg: "°",
  sect: "§",
  para: "¶",
  times: "×",
  frac12: "½",
  euro: "€",
  pound: "£",
  yen: "¥",
  cent: "¢",
  szlig: "ß",
  aelig: "æ",
  oslash: "ø",
  rarr: "→",
  larr: "←",
};

const ACCENTS: Readonly<Record<string, string>> = {
  grave: "\u0300",
  acute: "\u0301",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  ring: "\u030A",
  caron: "\u030C",
  cedil: "\u0327",
};

/** An HTML entity, encoded once or more often: `&mdash;`, `&#8212;`, `&amp;mdash;`, `&amp;amp;`. */
export const ENTITY = /&(?:amp;)*(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});/g;

/** What an {@link ENTITY} stands for; undefined where it is no entity that we know. */
export function decodeEntity(entity: string): string | undefined {
  const name = entity.slice(1, -1).replace(/^(?:amp;)+/, "");
  if (name.startsWith("#")) {
    const digits = name.slice(1);
    const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number.parseInt(digits, 10);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : undefined;
  }
  if (Object.hasOwn(NAMED, name)) return NAMED[name];
  const accented = /^([A-Za-z])(grave|acute|circ|tilde|uml|ring|caron|cedil)$/.exec(name);
  return accented ? (accented[1]! + ACCENTS[accented[2]!]!).normalize("NFC") : undefined;
}
