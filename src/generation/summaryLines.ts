import * as z from "zod";
import { allFeatures } from "../style/allFeatures.ts";
import type { Direction } from "../style/feature.ts";
import { tokenize } from "../text/tokenize.ts";
import { type Habit, habitOf } from "./observed.ts";
import { plainLine } from "./plainLine.ts";

/** One instruction of a summary. */
export interface SummaryLine {
  /** Imperative: "Open with the outcome, and give the reasons after it." */
  readonly text: string;
  /** The measured habit that it is about; undefined where it is about none. */
  readonly habit?: Habit;
}

/** So many instructions steer; what comes after them is not read. */
export const MOST_LINES = 12;
const LONGEST_LINE = 180;
/** A quotation in an instruction is an example of a word or two. Words. */
const LONGEST_EXAMPLE = 4;
/** As many words in the order of a text are copied from it. */
const COPIED = 7;

/** What is asked for, as strict servers want it. */
export const summarySchema = z.object({
  instructions: z.array(
    z.object({ habit: z.string(), direction: z.enum(["more", "less"]), instruction: z.string() }),
  ),
});

/** What is taken, where a server or its model knows no schema. */
const summarised = z.object({
  instructions: z.array(
    z.object({
      habit: z.string().optional().catch(undefined),
      direction: z.enum(["more", "less"]).optional().catch(undefined),
      instruction: z.string(),
    }),
  ),
});

/**
 * The instructions in a model's reply that may steer: short plain lines about writing, none twice, with no stretch of `texts` copied
 * into them. Undefined where the reply is not of the form that was asked for.
 */
export function linesIn(reply: unknown, texts: readonly string[]): SummaryLine[] | undefined {
  const { data } = summarised.safeParse(Array.isArray(reply) ? { instructions: reply } : reply);
  if (!data) return undefined;
  const copied = new Set(texts.flatMap(stretchesOf));
  const lines = new Map<string, SummaryLine>();
  for (const { instruction, habit: id, direction } of data.instructions) {
    const text = plainLine(instruction, LONGEST_LINE);
    if (text === undefined || quotesMuch(text) || stretchesOf(text).some((words) => copied.has(words)))
      continue;
    const habit = habitSaid(text) ?? habitOf(id, direction);
    lines.set(text.toLowerCase(), { text, ...(habit ? { habit } : {}) });
  }
  return [...lines.values()].slice(0, MOST_LINES);
}

/** The habit that a line tells in its feature's own words, whatever the model says that it is about. */
function habitSaid(line: string): Habit | undefined {
  const said = plain(line);
  const directions: readonly Direction[] = ["more", "less"];
  for (const { id, instruction } of allFeatures) {
    const direction = directions.find((each) => said.startsWith(plain(instruction[each])));
    if (direction) return { feature: id, direction };
  }
  return undefined;
}

const plain = (text: string) => `${wordsIn(text).join(" ")} `;

function quotesMuch(line: string): boolean {
  const quotations = line.match(/“[^”]*”|"[^"]*"|«[^»]*»|(?<!\p{L})[‘'][^’']*[’'](?!\p{L})/gu) ?? [];
  return quotations.some((quotation) => wordsIn(quotation).length > LONGEST_EXAMPLE);
}

function stretchesOf(text: string): string[] {
  const words = wordsIn(text);
  return words.slice(COPIED - 1).map((_, index) => words.slice(index, index + COPIED).join(" "));
}

function wordsIn(text: string): string[] {
  return tokenize(text).flatMap(({ kind, lower }) =>
    kind === "word" || kind === "number" ? [lower.replaceAll("’", "'")] : [],
  );
}
