import { isOpenEnded, withoutChatter, withoutTurns } from "./chatter.ts";
import { joined } from "./joined.ts";
import { withoutOpenFence } from "./openFence.ts";
import { onlyVisible, targetsOf, withoutForeignLinks } from "./plainText.ts";
import { LONGEST, MOST, type PromptInputs, type Unit } from "./prompt.ts";
import { type Continued, withoutEcho, withoutWhatFollows } from "./repetition.ts";
import { firstUnit, type Part } from "./unit.ts";

/** Where a reply is to be inserted. */
export interface Gap {
  readonly before: string;
  readonly after: string;
  readonly unit: Unit;
  /** All the author's text that the model was given. */
  readonly text: string;
  /** The targets of links in it: others do not get into the document. */
  readonly targets: ReadonlySet<string>;
  readonly languageId: string;
  /** Whether the reply goes on right at the cursor, as a base model's does: no space at its beginning means none. */
  readonly isExact: boolean;
}

/** The gap at the cursor, for a model that was given some passages besides. */
export function gapOf(
  {
    before,
    after,
    unit,
    passages,
    languageId,
  }: Pick<PromptInputs, "before" | "after" | "unit" | "passages" | "languageId">,
  isExact = false,
): Gap {
  const near = [before.slice(-LONGEST.before), after.slice(0, LONGEST.after)];
  const text = [...near, ...passages.slice(0, MOST.passages)].join("\n\n");
  return { before, after, unit, text, targets: targetsOf(text, languageId), languageId, isExact };
}

/**
 * A model's reply as text to insert at the cursor: what is said around the answer, repetitions of the text, invisible
 * characters and foreign links taken off, cut at the end of the unit, with the spaces that the place wants.
 * Undefined where nothing usable is left.
 */
export function continuation(reply: string, gap: Gap): string | undefined {
  const { text, isExact } = read(reply, gap);
  const fitting = withoutWhatFollows(withoutOpenFence(text, gap.before), gap.after);
  return /[\p{L}\p{N}]/u.test(fitting) ? joined(fitting, gap, isExact || gap.isExact) : undefined;
}

/** Whether the beginning of a reply holds the whole unit that was asked for, so that the rest need not be awaited. */
export function holdsUnit(reply: string, gap: Gap): boolean {
  const { text, isComplete } = read(reply, gap);
  return isComplete && /[\p{L}\p{N}]/u.test(text) && !isOpenEnded(reply);
}

function read(reply: string, { before, unit, text: written, targets, languageId }: Gap): Part & Continued {
  const answer = withoutTurns(withoutChatter(onlyVisible(reply)), written);
  const { text, isExact } = withoutEcho(answer, before);
  return { ...firstUnit(withoutForeignLinks(text, targets, languageId), unit), isExact };
}
