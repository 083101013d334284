/** States of the page as the extension host sends them, for the page's tests. */
import type { DifferenceView, PanelState, ReportState } from "../../src/panel/protocol.ts";

/** Values of `count` writers, ascending: more of them near the mean than far from it. */
export function around(mean: number, sd: number, count = 44): number[] {
  return Array.from({ length: count }, (_, index) => {
    const share = (index + 0.5) / count;
    return Math.max(0, mean + (sd * Math.log(share / (1 - share))) / 1.8);
  });
}

const differences: DifferenceView[] = [
  {
    feature: "sentence-length",
    group: "writing",
    name: "average length of sentences",
    direction: "more",
    tentative: false,
    unit: "words",
    tellingFigure: true,
    value: 27.4,
    interval: [25.9, 28.8],
    mean: 20.2,
    writers: around(20.2, 3),
    headline: "You write longer sentences",
    figures: "27 words on average, where 44 writers of articles and posts average 20.",
    confidence: "Very likely to hold in your other writing: such differences do about 96 times in 100.",
    evidence: [
      {
        document: "file:///home/ada/notes/harbour.md",
        title: "notes/harbour.md",
        start: 120,
        end: 298,
        quote:
          "By the time the second ferry had cleared the breakwater and turned its lights towards the town, we had given up on the tide tables and were arguing, not very seriously, about supper.",
        marks: [],
      },
      {
        document: "file:///home/ada/notes/ledger.md",
        title: "notes/ledger.md",
        start: 40,
        end: 180,
        quote:
          "The old ledger went on for three hundred pages, most of them in a hand that nobody at the cooperative could read, and it took Marit the better part of a winter to copy out the first third.",
        marks: [],
      },
    ],
    contrast: [
      {
        writer: "Ines Okafor",
        task: "Design proposal",
        quote: "The importer reads one file at a time. It stops at the first error.",
      },
      { writer: "Tom Reyes", task: "Trip report", quote: "We left at six. Nobody was awake yet." },
    ],
  },
  {
    feature: "opens-and-but",
    group: "writing",
    name: "sentences opened with And, But, So or Or",
    direction: "more",
    tentative: false,
    unit: "% of sentences",
    tellingFigure: true,
    value: 9.1,
    interval: [7.2, 11],
    mean: 2.9,
    writers: around(2.9, 2.2),
    headline: "You open a sentence with “And”, “But”, “So” or “Or” more often",
    figures: "9.1% of your sentences, where 44 writers of articles and posts average 2.9%.",
    confidence: "Very likely to hold in your other writing: such differences do about 93 times in 100.",
    evidence: [
      {
        document: "file:///home/ada/notes/bread.md",
        title: "notes/bread.md",
        start: 12,
        end: 70,
        quote: "But the second loaf never rose, and I still cannot say why.",
        marks: [[0, 3]],
      },
    ],
    contrast: [
      {
        writer: "Ines Okafor",
        task: "Design proposal",
        quote: "A second importer was considered, although nobody asked for it.",
      },
    ],
  },
  {
    feature: "dashes",
    group: "writing",
    name: "dashes",
    direction: "less",
    tentative: false,
    unit: "per 1000 words",
    tellingFigure: true,
    value: 0.4,
    interval: [0.1, 0.9],
    mean: 3.3,
    writers: around(3.3, 2.5),
    headline: "You use dashes less often",
    figures: "0.4 in every 1,000 words, where 44 writers of articles and posts average 3.3.",
    confidence: "Likely to hold in your other writing: such differences do about 87 times in 100.",
    evidence: [
      {
        document: "file:///home/ada/notes/harbour.md",
        title: "notes/harbour.md",
        start: 400,
        end: 470,
        quote: "The pier, which was closed that year, had begun to lean (as piers do) into the wind.",
        marks: [],
      },
    ],
    contrast: [],
  },
  {
    feature: "i",
    group: "emotional",
    name: "“I”, “me” and “my”",
    direction: "more",
    tentative: false,
    unit: "per 1000 words",
    tellingFigure: true,
    value: 17.6,
    interval: [13.1, 22],
    mean: 4.4,
    writers: around(4.4, 4),
    headline: "You speak as “I” more often",
    figures: "18 in every 1,000 words, where 44 writers of articles and posts average 4.",
    confidence: "Likely to hold in your other writing: such differences do about 88 times in 100.",
    evidence: [
      {
        document: "file:///home/ada/notes/bread.md",
        title: "notes/bread.md",
        start: 300,
        end: 360,
        quote: "I keep my flour in the coldest room I have, and I weigh everything twice.",
        marks: [
          [0, 1],
          [7, 9],
          [36, 37],
          [48, 49],
        ],
      },
    ],
    contrast: [
      { writer: "Tom Reyes", task: "Trip report", quote: "The tents were dry and the stove worked." },
    ],
  },
  {
    feature: "vocabulary",
    group: "writing",
    name: "different words in each hundred",
    direction: "more",
    tentative: true,
    unit: "% of words",
    tellingFigure: false,
    value: 75.2,
    interval: [74.1, 76.4],
    mean: 71.5,
    writers: around(71.5, 1.7),
    headline: "You use a wider vocabulary",
    figures: "More so than 44 writers of articles and posts on average.",
    confidence: "It may hold in your other writing: such differences do about 78 times in 100.",
    evidence: [
      {
        document: "file:///home/ada/notes/ledger.md",
        title: "notes/ledger.md",
        start: 500,
        end: 590,
        quote: "Brine, tar, wet rope and paraffin: the shed kept every trade it had ever sheltered.",
        marks: [],
      },
    ],
    contrast: [],
  },
];

export const report: ReportState = {
  kind: "report",
  documents: 14,
  words: 12480,
  skipped: 3,
  wordsNeeded: 2000,
  comparedWith: "44 writers of articles and posts",
  glance: [
    "You write longer sentences: 27 words on average; others, 20.",
    "You open a sentence with “And”, “But”, “So” or “Or” more often: 1 sentence in 11; others, 1 in 34.",
    "You use dashes less often: once in 2,500 words; others, once in 300.",
  ],
  footing: [
    "2 of the 4 differences found are very likely to hold in what you write next. The others are likely to.",
    "This rests on 12,480 words in 14 documents of yours, beside 44 writers of articles and posts.",
  ],
  differences,
  standings: [],
  preference: [
    "Write long sentences: about 27 words, where others have 20.",
    "Open a sentence with And or But now and then: about 9.1 % of sentences, where others have 2.9.",
    "Avoid dashes: about 0.4 per 1000 words, where others have 3.3.",
  ].join("\n"),
  likeOthers: [],
  turned: [],
};

/** The same author with too little writing: nothing is claimed. */
export const tooLittle: ReportState = {
  ...report,
  documents: 1,
  words: 760,
  skipped: 1,
  glance: [],
  footing: [],
  differences: [],
  preference: "",
  standings: differences
    .slice(0, 3)
    .map(({ feature, name, unit, tellingFigure, value, interval, mean, writers }) => ({
      feature,
      name,
      unit,
      tellingFigure,
      value,
      interval: [interval[0] * 0.85, interval[1] * 1.15],
      mean,
      writers,
    })),
};

export const states = {
  empty: { kind: "empty" },
  looking: { kind: "reading", done: 0, total: 0 },
  reading: { kind: "reading", done: 12, total: 40 },
  report,
  "report of one kind among several": {
    ...report,
    kinds: [
      { register: "post", name: "posts", documents: 9, shown: true },
      { register: "fiction", name: "fiction", documents: 3, shown: false },
    ],
  },
  "report while reading": { ...report, reading: { done: 3, total: 15 } },
  "report without a model": { ...report, offersModel: true },
  "report after a failure": {
    ...report,
    trouble: {
      message: "The folder /home/ada/notes cannot be read: permission denied.",
      next: "Try again. If it fails once more, the log says why.",
    },
  },
  "too little": tooLittle,
  "nothing sure": { ...tooLittle, documents: 9, words: 5200 },
  error: {
    kind: "error",
    message: "The folder /home/ada/notes cannot be read: permission denied.",
    next: "Choose another folder, or see the log for details.",
  },
} satisfies Record<string, PanelState>;
