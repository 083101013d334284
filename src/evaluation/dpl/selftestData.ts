import type { Item, Review, Target } from "./dataset.ts";

/** A small dataset to try the plumbing with: made-up users with marked habits, on made-up things. Its figures mean nothing. */

interface Thing extends Item {
  readonly id: string;
  readonly good: string;
  readonly bad: string;
  readonly use: string;
  readonly rating: number;
}

const thing = (title: string, use: string, good: string, bad: string, rating: number): Thing => ({
  id: title.toLowerCase().replaceAll(" ", "-"),
  title,
  description: `The ${title} is made for ${use}. It is sold for its ${good}.`,
  good,
  bad,
  use,
  rating,
});

const THINGS: readonly Thing[] = [
  thing("Brass Kettle", "boiling water on an open stove", "heavy base", "loose lid", 4),
  thing("Canvas Tent", "nights in the hills", "dry floor", "stiff pegs", 3),
  thing("Harbour Atlas", "finding a berth along the coast", "clear drawings", "thin paper", 5),
  thing("Garden Radio", "music between the beds", "warm sound", "short cable", 4),
  thing("Folding Ladder", "reaching the top shelf", "firm steps", "sharp hinge", 2),
  thing("Pocket Lantern", "the way to the shed at night", "bright flame", "slow switch", 4),
  thing("Linen Notebook", "lists and letters", "smooth pages", "weak spine", 3),
  thing("Copper Pan", "sauces that must not burn", "even heat", "long handle", 5),
  thing("Wool Blanket", "cold evenings on the porch", "soft edge", "strong smell", 3),
  thing("Bicycle Bell", "crowded paths along the river", "clear ring", "small screw", 4),
];

/** How somebody writes: sentences with places for what is told of the thing, and how they title it. */
interface Hand {
  readonly user: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

const HANDS: readonly Hand[] = [
  {
    user: "alder",
    title: "So, the {title}",
    sentences: [
      "I didn't think I'd want a {title} — and here we are.",
      "It's for {use}, they say, and I've used it for just that all week.",
      "The {good}? I love it, honestly, I can't say it any other way.",
      "But the {bad} drives me mad — why doesn't anybody test these things?",
      "I'd buy it again, I think, if I hadn't one already.",
    ],
  },
  {
    user: "birch",
    title: "Assessment of the {title}",
    sentences: [
      "The {title} was examined over a period of six weeks with regard to {use}.",
      "In this respect the {good} was found to be satisfactory throughout.",
      "It must, however, be observed that the {bad} was regarded as a deficiency by all who were consulted.",
      "In consideration of the price, the purchase may nevertheless be recommended to persons of moderate requirements.",
    ],
  },
  {
    user: "cedar",
    title: "{title}!",
    sentences: [
      "Wow!",
      "What a {title}!",
      "Great for {use}!",
      "The {good} is absolutely brilliant, really wonderful, the best ever!",
      "OK, the {bad} is a tiny bit annoying.",
      "Who cares!",
      "Buy it, you will never regret it, trust me!",
    ],
  },
  {
    user: "dogwood",
    title: "Notes on a {title}",
    sentences: [
      "There are three things to know about this {title}: what it is for, what it does well, and where it fails.",
      "First, it is for {use}, and within those bounds it does what it should.",
      "Second, there is the {good}, which is better than that of the two others that I own.",
      "Third, there is the {bad}; I measured it twice, and it was wrong both times.",
      "On balance, four out of ten people would be happy with it.",
    ],
  },
  {
    user: "elm",
    title: "my {title}",
    sentences: [
      "My grandmother had a {title} like this one, and when I opened the box I was back in her kitchen.",
      "She would have used it for {use}, humming, and so do I.",
      "The {good} reminds me of slow mornings and of the light on her hands.",
      "And the {bad}, well, she had one of those too, and she never complained of it.",
    ],
  },
  {
    user: "fir",
    title: "{title}: fine",
    sentences: [
      "Arrived on time.",
      "Used it for {use}.",
      "Works.",
      "Good: {good}.",
      "Bad: {bad}.",
      "Would not pay more.",
      "Would not pay less either.",
      "Done.",
    ],
  },
];

/** One target for each user: the last thing, after the others as what they had written before. */
export function selftestTargets(): Target[] {
  const past = THINGS.slice(0, -1);
  const last = THINGS.at(-1)!;
  return HANDS.map((hand) => ({
    user: hand.user,
    profile: past.map((about) => reviewBy(hand, about)),
    target: reviewBy(hand, last),
  }));
}

function reviewBy({ title, sentences }: Hand, about: Thing): Review {
  const fill = (text: string) =>
    text
      .replaceAll("{title}", about.title.toLowerCase())
      .replaceAll("{use}", about.use)
      .replaceAll("{good}", about.good)
      .replaceAll("{bad}", about.bad);
  const { id, description, rating } = about;
  return {
    item: { id, title: about.title, description },
    title: fill(title),
    rating,
    text: sentences.map(fill).join(" "),
  };
}
