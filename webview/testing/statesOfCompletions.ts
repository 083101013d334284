/** Why a completion is what it is and how well its author is known, as the extension host tells them, for the page's tests. */
import type { KnowsState } from "../../src/panel/knowsState.ts";
import type { WhyState } from "../../src/panel/whyState.ts";

const passage = {
  document: "file:///home/ada/letters/2019-03-boathouse.md",
  title: "letters/2019-03-boathouse.md",
  start: 120,
  end: 190,
  quote: "I would rather mend the gate than carry a new one down to the boathouse.",
  marks: [[8, 23]] as [number, number][],
};

export const why: WhyState = {
  completions: [
    {
      title: "Shown last",
      text: "rather mend the",
      says: [
        "Made on this machine; nothing was sent.",
        "42% likely, word for word, to be what you were about to write.",
      ],
      passagesAre: "Where you wrote this before",
      passages: [
        passage,
        {
          ...passage,
          document: "file:///home/ada/letters/a.md",
          title: `letters/${"a-name-without-end-".repeat(5)}.md`,
        },
      ],
      differences: ["You use fewer commas", "You write longer sentences"],
    },
    {
      title: "Accepted last",
      text: "The heron had come back to the weir, and nobody had told the committee.",
      says: [
        "Written by a-model at example.org.",
        "It sounds more like you than like other writers (fit 0.84, where 0 is the middle).",
      ],
      passagesAre: "Passages of yours that the model was shown",
      passages: [{ ...passage, marks: [] }],
      differences: [],
    },
  ],
};

export const gone: WhyState = {
  completions: [
    {
      title: "Shown last",
      says: [
        "Made on this machine; nothing was sent.",
        "It came from a document that is private now or no longer in your history: nothing of it is shown.",
      ],
      passagesAre: "",
      passages: [],
      differences: [],
    },
  ],
};

export const notMeasured: KnowsState = {
  says: "One in five of your documents is set aside and typed again, key by key.",
  comparisons: [],
  mayMeasure: true,
};

export const measuring: KnowsState = {
  says: "Measuring. You can go on writing.",
  comparisons: [],
  progress: 0.4,
  mayMeasure: false,
};

export const measured: KnowsState = {
  says: "Documents set aside: 3. Learned from: 12, with 9,086 words. Measured on this machine.",
  comparisons: [
    {
      title: "Keys saved",
      says: [
        "With your documents, suggestions save 28 of 100 keys: 5 more than without them or with another writer’s.",
        "Of 100 suggestions shown, 35 had words that you went on with.",
      ],
      rows: [
        { name: "Your documents", share: 0.28, figure: "28%", own: true },
        { name: "No documents", share: 0.22, figure: "22%", own: false },
        { name: "Another writer’s", share: 0.23, figure: "23%", own: false },
      ],
      about: "3,995 characters of yours were typed with each.",
    },
    {
      title: "Your paragraphs, told from other writers’",
      says: ["Of 100 pairs of a paragraph by you and one by another writer, yours is told as yours in 97."],
      rows: [
        { name: "Your documents", share: 0.97, figure: "97%", own: true },
        { name: "Chance", share: 0.5, figure: "50%", own: false },
      ],
      about: "25 paragraphs of yours, 40 by the writers that Idiolect brings along.",
    },
  ],
  mayMeasure: false,
};
