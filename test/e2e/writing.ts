import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Stands in every folder that {@link writeWriting} fills, and nowhere else: where it turns up, the author's text does. */
export const MARKER = "The lamplighter of Quillby never counted his ladders.";

const places = ["the boathouse", "the lower orchard", "our kitchen", "the old mill", "the station yard"];
const things = ["gate", "kettle", "ledger", "handcart", "window frame", "barometer", "stove"];
const people = ["Marta", "the ferryman", "my aunt", "young Piet", "the baker", "Mrs. Oduya"];
const days = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
  "market day",
  "Midsummer",
  "Martinmas",
  "Easter",
];
const weathers = [
  "It rained",
  "The wind turned",
  "A fog came in",
  "The sun was out",
  "Frost lay on the roof",
];

interface Words {
  readonly place: string;
  readonly thing: string;
  readonly person: string;
  readonly day: string;
  readonly weather: string;
}

const sentences: readonly ((words: Words) => string)[] = [
  ({ thing, place }) => `I would rather mend the ${thing} than carry a new one down to ${place}.`,
  ({ weather, day, place }) => `${weather} on ${day}, so we sat in ${place} and did nothing much, slowly.`,
  ({ person, thing }) => `Perhaps ${person} was right about the ${thing}; I am not sure that I want to know.`,
  ({ person, place }) => `${cap(person)} said that nobody had swept ${place} since spring, and nobody had.`,
  ({ day, thing, place }) =>
    `By ${day} the ${thing} stood in ${place} again, a little crooked, quite content.`,
  ({ place, person }) => `You can hear the river from ${place}, and ${person} singing, and very little else.`,
  ({ thing, person }) => `Who needs a ${thing}? Not I, and not ${person} either, as it turned out.`,
  ({ weather, person, day }) => `${weather}, and ${person} came over with bread and the news of ${day}.`,
  ({ place, thing, day }) =>
    `There is a drawer in ${place} where the ${thing} keys have lain since last ${day}.`,
  ({ person, day }) => `We waited for ${person} until dusk on ${day}; then we ate the soup ourselves.`,
  ({ thing, day, place }) =>
    `The ${thing} in ${place} is never finished, it seems to me, only left alone until ${day}.`,
];

const DOCUMENTS = 8;
const PARAGRAPHS = 5;
const SENTENCES = 5;

/** Fills a folder with about 2,900 words by one person: eight letters in Markdown. */
export function writeWriting(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let letter = 0; letter < DOCUMENTS; letter += 1) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, (_, paragraph) => {
      const first = (letter * PARAGRAPHS + paragraph) * SENTENCES;
      return Array.from({ length: SENTENCES }, (_, sentence) => sentenceAt(first + sentence)).join(" ");
    });
    if (letter === 0) paragraphs.push(MARKER);
    writeFileSync(join(folder, `letter-${letter + 1}.md`), `${paragraphs.join("\n\n")}\n`);
  }
}

/** The lists have different lengths, so that the same words seldom meet again in the same sentence. */
function sentenceAt(number: number): string {
  const round = Math.floor(number / sentences.length);
  const from = (list: readonly string[]) => list[(number + round) % list.length]!;
  return sentences[number % sentences.length]!({
    place: from(places),
    thing: from(things),
    person: from(people),
    day: from(days),
    weather: from(weathers),
  });
}

function cap(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
