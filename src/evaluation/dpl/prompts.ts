import { fenceFor } from "../../generation/fence.ts";
import { DATA, STANDARD } from "../../generation/standard.ts";
import type { Prompt } from "../../llm/languageModel.ts";
import type { Item, Review } from "./dataset.ts";

/**
 * The prompts of the published methods, in our words: they hold what the published ones hold (Qiu et al. 2025, arXiv 2503.02450, and its
 * code), in the same order. The texts of users stand between fences, since a text must not be taken for an instruction.
 */

/** What writers are compared by: the paper's three groups, or whatever the model finds. */
export const standards = ["structured", "free"] as const;
export type Standard = (typeof standards)[number];

const COMPARED: Readonly<Record<Standard, string>> = {
  structured: STANDARD,
  free: "Name whatever sets this person apart, in any respect that you find telling.",
};

const ONLY_TEXT =
  "Reply with the text alone: no heading, no rating, no comment, no quotation marks around it.";

export interface Compared {
  readonly own: Review;
  readonly others: readonly Review[];
  readonly standard: Standard;
}

/** One call for each past text: how the user's text differs from other users' on the same item; of nobody else's, what marks it. */
export function differencePrompt({ own, others, standard }: Compared): Prompt {
  const fence = fenceFor([...textsOf(own), ...others.flatMap(textsOf)]);
  const task =
    others.length > 0
      ? "You are given what one person wrote about something, and what others wrote about the same. Say how the person's writing differs from that of the others."
      : "You are given what one person wrote about something. Say what marks the person's writing.";
  return {
    system: `${task}\n${COMPARED[standard]}\n${DATA}`,
    user: [
      itemPart(own.item, fence),
      `The person's text:\n${ownPart(own, fence)}`,
      ...others.map((other, index) => `Another person's text (${index + 1}):\n${ownPart(other, fence)}`),
    ].join("\n\n"),
  };
}

/** One call for a user: the differences found, and past texts, as one profile. */
export function summaryPrompt(
  found: readonly { readonly review: Review; readonly differences: string }[],
  past: readonly Review[],
): Prompt {
  const fence = fenceFor([
    ...found.flatMap(({ review, differences }) => [...textsOf(review), differences]),
    ...past.flatMap(textsOf),
  ]);
  return {
    system: `You are given what was found about how one person's writing differs from other people's, text by text, and some of what the person wrote.
Sum up in one profile how this person writes and what matters to them, above all where they differ from others. Reply with the profile alone.
${DATA}`,
    user: [
      ...found.map(
        ({ review, differences }, index) =>
          `Comparison ${index + 1}\n${itemPart(review.item, fence)}\nHow the person differs from the others:\n${fenced(differences, fence)}`,
      ),
      pastPart(past, fence),
    ].join("\n\n"),
  };
}

/** IntSum: a profile of a user from past texts alone (Richardson et al. 2023). */
export function historySummaryPrompt(past: readonly Review[]): Prompt {
  const fence = fenceFor(past.flatMap(textsOf));
  return {
    system: `You are given some of what one person wrote. Sum up in one profile how this person writes and what matters to them. Reply with the profile alone.\n${DATA}`,
    user: pastPart(past, fence),
  };
}

export interface Wanted {
  /** Item, rating and title; the text is not looked at. */
  readonly target: Omit<Review, "text">;
  readonly past: readonly Review[];
  /** Undefined where the method has none. */
  readonly profile?: string;
  /** Other people's texts, each on the same item as the past text at its place. */
  readonly contrast?: readonly (Review | undefined)[];
}

/** The call that writes the text, for every method but ours: with as much as the method knows of the user. */
export function textPrompt({ target, past, profile, contrast = [] }: Wanted): Prompt {
  const fence = fenceFor([
    ...itemTexts(target.item),
    target.title,
    profile ?? "",
    ...past.flatMap(textsOf),
    ...contrast.flatMap((other) => (other ? textsOf(other) : [])),
  ]);
  const isPersonal = past.length > 0 || profile !== undefined;
  const task = isPersonal
    ? "Write what this person would write about the item below, as this person writes, to go with the title and the rating given."
    : "Write a text about the item below, to go with the title and the rating given.";
  const against = contrast.some((other) => other !== undefined)
    ? "\nThe other people's texts on the same items show how this person does not write: learn from the contrast."
    : "";
  return {
    system: `${task}${against}\n${ONLY_TEXT}\n${DATA}`,
    user: [
      itemPart(target.item, fence),
      ...(past.length > 0 ? [pastPart(past, fence, contrast)] : []),
      ...(profile === undefined ? [] : [`What is known of the person:\n${fenced(profile, fence)}`]),
      [...ratingLine(target), `The title of the text:\n${fenced(target.title, fence)}`].join("\n"),
    ].join("\n\n"),
  };
}

function pastPart(past: readonly Review[], fence: string, contrast: Wanted["contrast"] = []): string {
  const parts = past.flatMap((review, index) => {
    const other = contrast[index];
    return [
      `Earlier text ${index + 1} by this person\n${itemPart(review.item, fence)}\n${ownPart(review, fence)}`,
      ...(other ? [`Another person's text on the same item\n${ownPart(other, fence)}`] : []),
    ];
  });
  return parts.join("\n\n");
}

function itemPart(item: Item, fence: string): string {
  const description = item.description === "" ? [] : [`What it is:\n${fenced(item.description, fence)}`];
  return [`The item:\n${fenced(item.title, fence)}`, ...description].join("\n");
}

function ownPart(review: Review, fence: string): string {
  return [
    ...ratingLine(review),
    `Title:\n${fenced(review.title, fence)}`,
    `Text:\n${fenced(review.text, fence)}`,
  ].join("\n");
}

const ratingLine = ({ rating }: Pick<Review, "rating">) =>
  rating === undefined ? [] : [`Rating: ${rating}`];

const fenced = (text: string, fence: string) => `${fence}\n${text}\n${fence}`;
const itemTexts = ({ title, description }: Item) => [title, description];
const textsOf = (review: Review) => [...itemTexts(review.item), review.title, review.text];
