/**
 * Closed word classes of English, and a few small open ones. Memberships are facts of the language; the classes follow
 * Biber 1988 (Variation across Speech and Writing, appendix II), Hyland 2005 (Metadiscourse: hedges, boosters, attitude),
 * Tausczik & Pennebaker 2010 (LIWC: pronouns, quantifiers, mental verbs) and Halliday & Hasan 1976 (connectives).
 * A contraction belongs to the classes of its parts: "don't" is an auxiliary, a negation and a contraction.
 */
const lists = {
  definite: "the",
  indefinite: "a an",
  of: "of",
  prepositions:
    "about above across after against along among around at before behind below beneath beside besides between beyond by despite down during except for from in inside into like near off on onto out outside over past per since through throughout to toward towards under underneath until up upon via with within without",
  upon: "upon",
  particles: "up out off down away back over around",
  and: "and",
  or: "or nor either neither",
  but: "but yet",
  that: "that",
  which: "which",
  relativePronouns: "who whom whose which",
  questionWords: "what how why who whom whose where",
  demonstratives: "this these those",
  it: "it its itself",
  firstSingular: "i me my mine myself",
  firstPlural: "we us our ours ourselves",
  second: "you your yours yourself yourselves",
  thirdSingular: "he him his himself she her hers herself",
  thirdPlural: "they them their theirs themselves",
  indefinitePronouns:
    "anybody anyone anything everybody everyone everything nobody none nothing somebody someone something one",
  be: "am is are was were be been being isn't aren't wasn't weren't ain't",
  have: "have has had having",
  do: "do does did doing done",
  can: "can could cannot",
  may: "may might",
  must: "must should ought need needs shall",
  will: "will won't",
  would: "would",
  negations: "not no never neither nor none nobody nothing nowhere cannot",
  if: "if unless whether",
  time: "when while whenever until once before after",
  because: "because since",
  although: "although though whereas despite",
  subordinators:
    "after although as because before if once provided since so that though till unless until when whenever where whereas wherever whether while",
  quantifiers:
    "all any both each enough every few fewer less little lots many more most much other several some",
  only: "only just even merely still already",
  vague: "thing things stuff way ways lot lots kind kinds sort sorts bit bits somehow something somewhere",
  get: "get gets got getting gotten",
  comparatives:
    "more most less least better best worse worst easier easiest harder faster slower larger largest smaller smallest bigger biggest simpler simplest higher highest lower lowest older newer longer shorter greater greatest",
  superlatives:
    "most least best worst easiest largest smallest biggest simplest highest lowest greatest finest latest newest oldest",
  hedges:
    "about almost apparently appear appeared appears approximately arguably essentially fairly generally guess largely likely mainly maybe might mostly often partly perhaps possible possibly potentially presumably probable probably quite rather relatively roughly seem seemed seeming seems seemingly sometimes somewhat suggest suggests suppose tend tends typically unlikely usually",
  boosters:
    "absolutely actually always certain certainly clear clearly completely definitely doubtless entirely especially evidently exactly extremely fully greatly highly incredibly indeed never obvious obviously particularly perfectly plainly quite really simply so strongly surely thoroughly too totally truly undoubtedly utterly very",
  attitude:
    "admittedly curiously disappointingly fortunately frankly happily honestly hopefully importantly interestingly ironically luckily oddly regrettably remarkably sadly strangely surprisingly thankfully unfortunately unsurprisingly",
  mentalVerbs:
    "believe believed believes believing expect expected expects feel feeling feels felt find found guess hope hoped hopes imagine knew know knowing known knows mean means realize realized remember remembered see seen suppose supposed think thinking thinks thought understand understood want wanted wants wish wished wonder wondered",
  speechVerbs:
    "answer answered answers argue argued argues ask asked asking asks call called calls claim claimed claims cried discuss discussed explain explained explains mention mentioned propose proposed proposes replied reply report reported reports said say saying says speak spoke talk talked talking talks tell telling tells told write writes wrote",
  evaluativePositive:
    "appropriate beautiful better best clean clear easy effective elegant excellent fine good great happy helpful important interesting nice perfect pleasant powerful right robust simple successful useful valuable well wonderful",
  evaluativeNegative:
    "annoying awful bad broken complex complicated confusing dangerous difficult hard painful poor sad terrible tricky ugly unfortunate unnecessary useless worse worst wrong",
  politeness: "please sorry thank thanks welcome",
  additive: "additionally also besides furthermore likewise moreover plus similarly too",
  contrastive:
    "although but conversely despite however instead nevertheless nonetheless otherwise rather still though whereas while yet",
  causal: "accordingly because consequently hence so since therefore thereby thus",
  temporal:
    "afterwards again currently earlier eventually finally first initially last later meanwhile next now previously recently second soon subsequently then third",
  timeWords:
    "ago day days hour hours minute minutes month months moment night today tomorrow tonight week weeks year years yesterday morning evening",
  sense: "hear heard listen look looked looking looks saw see seen sound sounds touch watch watched",
  motion:
    "bring brought came carry come comes coming fell go goes going gone leave left move moved ran run turn turned walk walked went",
} as const;

export type ListedClass = keyof typeof lists;
/** Classes told by a word's ending or length. */
export type FormedClass =
  | "contractions"
  | "manner"
  | "nominalisations"
  | "ing"
  | "past"
  | "long"
  | "veryLong"
  | "short"
  | "hyphenated";
export type WordClass = ListedClass | FormedClass | "function";

const formed: readonly FormedClass[] = [
  "contractions",
  "manner",
  "nominalisations",
  "ing",
  "past",
  "long",
  "veryLong",
  "short",
  "hyphenated",
];
export const wordClasses: readonly WordClass[] = [
  ...(Object.keys(lists) as ListedClass[]),
  ...formed,
  "function",
];

/** Listed classes whose words carry grammar, not content; what is left is a content word (Ure 1971, lexical density). */
const grammatical: readonly ListedClass[] = [
  "definite",
  "indefinite",
  "prepositions",
  "of",
  "and",
  "or",
  "but",
  "that",
  "which",
  "relativePronouns",
  "questionWords",
  "demonstratives",
  "it",
  "firstSingular",
  "firstPlural",
  "second",
  "thirdSingular",
  "thirdPlural",
  "indefinitePronouns",
  "be",
  "have",
  "do",
  "can",
  "may",
  "must",
  "will",
  "would",
  "negations",
  "if",
  "time",
  "because",
  "although",
  "subordinators",
  "quantifiers",
  "only",
  "additive",
  "contrastive",
  "causal",
];
const furtherGrammatical = "as so such than then there here now too very same own let";

/** Endings in -ly that are not adverbs of manner, or that have a class of their own. */
const notManner = new Set(
  "apply assembly belly bully early family fly holy imply italy july lovely lonely likely multiply only rely reply silly supply ugly unlikely friendly daily weekly monthly yearly".split(
    " ",
  ),
);
const notIng = new Set(
  "anything being bring during evening everything king morning nothing ring sing something spring string strings thing wing".split(
    " ",
  ),
);
const nominal = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ism)s?$/;
const contraction =
  /^(?<base>\p{L}+?)(?<ending>n't|'(?:re|ve|ll|d|m))$|^(?<subject>it|that|there|here|what|who|where|how|he|she|let|one|everyone)'s$/u;

const listed = readLists();

/** The classes a word belongs to; `lower` is in lower case. The order is fixed. */
export function classesOf(lower: string): readonly WordClass[] {
  const found = new Set<WordClass>(listed.get(lower));
  if (lower.includes("'")) {
    const parts = contraction.exec(lower)?.groups;
    if (parts) {
      found.add("contractions").add("function");
      for (const own of listed.get(parts.base ?? parts.subject ?? "") ?? []) found.add(own);
      if (parts.ending === "n't") found.add("negations");
      if (lower.startsWith("can'")) for (const own of listed.get("can") ?? []) found.add(own);
      if (parts.ending === "'ll" || lower === "won't") found.add("will");
      if (/'(?:re|m|s)$/.test(lower) && parts.subject !== "let") found.add("be");
    }
  }
  const letters = lower.length;
  if (letters >= 7) found.add("long");
  if (letters >= 10) found.add("veryLong");
  if (letters <= 3) found.add("short");
  if (lower.includes("-")) found.add("hyphenated");
  if (letters >= 5) {
    if (lower.endsWith("ly") && !notManner.has(lower)) found.add("manner");
    if (lower.endsWith("ing") && !notIng.has(lower)) found.add("ing");
    if (lower.endsWith("ed") && lower !== "need") found.add("past");
  }
  if (letters >= 7 && nominal.test(lower)) found.add("nominalisations");
  return [...found];
}

/** Whether a word, or what stands before its apostrophe, has a listed class. */
export function isA(lower: string, wordClass: ListedClass | "function"): boolean {
  return (listed.get(lower) ?? listed.get(beforeApostrophe(lower)))?.includes(wordClass) ?? false;
}

/** Nothing where there is no apostrophe after letters. */
function beforeApostrophe(lower: string): string {
  const apostrophe = lower.indexOf("'");
  return apostrophe > 0 ? lower.slice(0, apostrophe) : "";
}

function readLists(): ReadonlyMap<string, readonly WordClass[]> {
  const classes = new Map<string, WordClass[]>();
  const put = (word: string, wordClass: WordClass) => {
    const own = classes.get(word);
    if (!own) classes.set(word, [wordClass]);
    else if (!own.includes(wordClass)) own.push(wordClass);
  };
  for (const [name, words] of Object.entries(lists))
    for (const word of words.split(" ")) put(word, name as ListedClass);
  for (const name of grammatical) for (const word of lists[name].split(" ")) put(word, "function");
  for (const word of furtherGrammatical.split(" ")) put(word, "function");
  return classes;
}
