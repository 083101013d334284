/** The map of writers and habits over time as the extension host tells them, for the page's tests. */
import type { MapState, WriterState } from "../../src/panel/mapState.ts";
import type { MomentState, TimelineState, TraitState } from "../../src/panel/timelineState.ts";

const names = [
  "Ines Okafor",
  "Tom Reyes",
  "Marit Solberg",
  "Adaeze Nwosu",
  "Piotr Zieliński",
  "Leila Haddad",
  "Jun Takeda",
  "Rosalind Pereira-Whittington",
  "Edmund Achterberg",
  "Gwen Pritchard",
  "Niall Corrigan",
  "Farah Siddiqui",
  "Harold Beckett",
  "Sanna Virtanen",
  "Viktor Anand",
  "Carys Llewellyn",
  "Yuki Tanahara",
  "Danny Okoro",
  "Miriam Adler",
  "Kwame Boateng",
  "Becca Thornley",
  "Siobhan Garvey",
  "team/anna",
  "team/ben",
];

/** Numbers from −1 to 1, spread evenly and without a pattern that the eye sees. */
const spread = (index: number, step: number) => 2 * ((index * step) % 1) - 1;

const groups = [undefined, 3, 7, 12, 17];

const writers: WriterState[] = names.map((name, index) => {
  const speaker = groups[index % groups.length];
  return {
    id: `w${index}`,
    name,
    added: name.startsWith("team/"),
    place: [4.5 * spread(index, 0.618) - 2, 3.5 * spread(index, 0.414) - 0.5],
    chosen: groups.includes(index),
    ...(groups.includes(index)
      ? { speaker: `w${index}` }
      : speaker !== undefined && { speaker: `w${speaker}` }),
    distance: (0.8 + 0.05 * index).toFixed(2),
    apart: [
      "You write sentences of 30 words or more more often: 38% of sentences, they 0.32%.",
      "You speak as “I” less often: 1 in every 1,000 words, they 27.",
    ],
    shared: ["Both of you use more commas: you 1.6 in a sentence, they 1.8."],
  };
});

export const map: MapState = {
  about:
    "From left to right and from bottom to top are the two directions in which 44 writers of articles and posts differ most: 33% of all that they differ in (20% and 13%). The rest does not show, so who looks near here may be further; the list goes by the whole distance.",
  distances:
    "At a distance of 1 two people's habits are, typically, as far apart as a writer's are from the average. The 44 writers of articles and posts are from 0.7 to 1.4 away from you. Layout does not count, and what little writing supports counts less.",
  sharing: "What you share, unlike writers of articles and posts on average",
  across: {
    more: "pack more content into the words and use longer words",
    less: "put more small words between the content and use shorter words",
  },
  up: {
    more: "put a word that carries feeling into a sentence more often and use a wider vocabulary",
    less: "put a word that carries feeling into a sentence less often and repeat the same words more",
  },
  author: [1.2, 0.8],
  spread: { long: 0.9, short: 0.4, turned: 30 },
  real: Array.from({ length: 44 }, (_, index) => [5 * spread(index, 0.755) + 1, 4 * spread(index, 0.57)]),
  writers,
};

const YEAR = 365 * 86_400_000;
const START = Date.UTC(2019, 2, 4);

/** What was written over five years; the last mark is of many documents. */
function moments(valueAt: (index: number) => number, unit: string): MomentState[] {
  return Array.from({ length: 32 }, (_, index) => {
    const at = START + (5 * YEAR * index) / 31;
    const count = index === 31 ? 12 : 1;
    const value = valueAt(index);
    return {
      at,
      value,
      words: 200 + 150 * ((index * 7) % 9),
      label: `${new Date(at).toLocaleDateString("en", { dateStyle: "medium", timeZone: "UTC" })}: ${value.toFixed(1)} ${unit}`,
      count,
      documents: count > 1 ? [] : [{ id: `file:///home/ada/notes/${index}.md`, title: `notes/${index}.md` }],
    };
  });
}

function trait(
  feature: string,
  name: string,
  unit: string,
  middle: number,
  slope: number,
  says?: string,
): TraitState {
  const all = moments(
    (index) => Math.max(0, middle + slope * (index - 16) + 0.3 * middle * spread(index, 0.618)),
    unit,
  );
  const values = all.map(({ value }) => value);
  return {
    feature,
    name,
    says: says ?? "No clear change.",
    changed: says !== undefined,
    moments: all,
    line: [middle - 16 * slope, middle + 15 * slope],
    mean: 0.8 * middle,
    labels: {
      low: Math.min(...values).toFixed(1),
      high: Math.max(...values).toFixed(1),
      mean: (0.8 * middle).toFixed(1),
    },
  };
}

export const timeline: TimelineState = {
  about:
    "A document’s date is the one in its front matter or its name, else when it was last changed. 2 documents have no date and are left out. A change is told where it is large enough to notice and where, of 20 people who do not change, at most one would be told of any.",
  ends: ["2019", "2024"],
  traits: [
    trait(
      "sentence-length",
      "average length of sentences",
      "words",
      26,
      -0.4,
      "You have come to write shorter sentences: 31 words in 2019 – 2020, 24 in 2022 – 2024.",
    ),
    trait("dashes", "dashes", "in every 1,000 words", 4, 0.01),
    trait("i", "“I”, “me” and “my”", "in every 1,000 words", 17, 0.1),
    trait("vague-words", "“thing”, “way”, “something” and other vague words", "in every 1,000 words", 3, 0),
  ],
  odd: {
    id: "file:///home/ada/notes/a-very-long-name-of-a-document-that-has-to-be-broken-somewhere.md",
    title: "notes/a-very-long-name-of-a-document-that-has-to-be-broken-somewhere.md",
    says: "It is 1.7 times as far from your other documents as one of yours usually is from the rest.",
    because: ["You use colons less often there: 1 in every 1,000 words, in the others 11."],
  },
};

export const tooFewDates: TimelineState = {
  about:
    "It takes documents of at least five days, two months apart from first to last, to show habits over time; documents of yours with a date: 3. A document’s date is the one in its front matter or its name, else when it was last changed.",
  ends: ["Jan 1, 2024", "Jan 3, 2024"],
  traits: [],
};
