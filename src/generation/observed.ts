import * as z from "zod";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { normaliseTypography } from "../text/typography.ts";
import type { Comparison } from "./comparison.ts";
import { plainLine } from "./plainLine.ts";
import { type StandardAspect, standardAspects } from "./standard.ts";

/** So many differences of one document are asked for, and no more are taken. */
export const MOST_OBSERVED = 10;
/** Longer quotations copy the text rather than show something in it. Characters. */
const LONGEST_QUOTE = 400;
const LONGEST_STATEMENT = 200;

/** A habit that is measured as well: a feature, and which way the author departs from others. */
export interface Habit {
  /** Feature id. */
  readonly feature: string;
  readonly direction: Direction;
}

/** How a model says that the author differs from others in one document, with words of both that stand in their texts. */
export interface Observed {
  readonly aspect: StandardAspect;
  /** Follows "This person". */
  readonly says: string;
  /** Undefined where it is about nothing that is measured. */
  readonly habit?: Habit;
  /** The author's words. */
  readonly own: string;
  /** Another's, who does otherwise. */
  readonly other: string;
}

const direction = z.enum(["more", "less"]);

/** What is asked for, as strict servers want it. */
export const extractSchema = z.object({
  differences: z.array(
    z.object({
      aspect: z.enum(standardAspects),
      habit: z.string(),
      direction,
      difference: z.string(),
      own: z.string(),
      other: z.string(),
    }),
  ),
});

/** What is taken, where a server or its model knows no schema. */
const extracted = z.object({
  differences: z.array(
    z
      .object({
        aspect: z.enum(standardAspects).catch("word choice"),
        habit: z.string().optional().catch(undefined),
        direction: direction.optional().catch(undefined),
        difference: z.string(),
        own: z.string(),
        other: z.string(),
      })
      .nullable()
      .catch(null),
  ),
});

/**
 * The differences in a model's reply that can be shown: those whose quotations stand in the texts that it was given.
 * Undefined where the reply is not of the form that was asked for.
 */
export function observedIn(
  reply: unknown,
  { own, others }: Pick<Comparison, "own" | "others">,
): Observed[] | undefined {
  const { data } = extracted.safeParse(Array.isArray(reply) ? { differences: reply } : reply);
  if (!data) return undefined;
  const ownText = plain(own);
  const otherTexts = others.map(plain);
  return data.differences
    .flatMap((each): Observed[] => {
      if (!each) return [];
      const says = plainLine(each.difference, LONGEST_STATEMENT);
      const isShown =
        isQuote(each.own, [ownText]) &&
        isQuote(each.other, otherTexts) &&
        bare(each.own) !== bare(each.other);
      if (says === undefined || !isShown) return [];
      const habit = habitOf(each.habit, each.direction);
      return [
        {
          aspect: each.aspect,
          says,
          own: each.own.trim(),
          other: each.other.trim(),
          ...(habit ? { habit } : {}),
        },
      ];
    })
    .slice(0, MOST_OBSERVED);
}

/** The habit that a model names; undefined where it is none that is measured. */
export function habitOf(id: string | undefined, direction: Direction | undefined): Habit | undefined {
  if (id === undefined || direction === undefined || !featureOf(id)) return undefined;
  return { feature: id, direction };
}

function isQuote(quote: string, texts: readonly string[]): boolean {
  const words = bare(quote);
  return words !== "" && quote.length <= LONGEST_QUOTE && texts.some((text) => holds(text, words));
}

/** Whether words stand in a text, and not as halves of others. */
function holds(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const around = [text[at - 1], text[at + words.length]];
    if (!around.some((sign) => sign !== undefined && /[\p{L}\p{N}]/u.test(sign))) return true;
  }
  return false;
}

/** In one typography, whatever the case: models change both. */
const plain = (text: string) => normaliseTypography(text).toLowerCase();

/** A quotation without its marks, and without what ends it in the quoting sentence. */
const bare = (quote: string) => plain(quote).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
