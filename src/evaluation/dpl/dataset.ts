import * as z from "zod";

/** What a text is about: DPL's "item". */
const item = z.object({
  /** What tells items apart; where there is none, the title does. */
  id: z.string().min(1).optional(),
  title: z.string().min(1),
  description: z.string().default(""),
});

const review = z.object({
  item,
  title: z.string(),
  /** As the source has it: one to five stars, for most. */
  rating: z.number().optional(),
  text: z.string().trim().min(1),
});

/** One text to be written: who wrote it, what they had written before, and the text itself, which no method sees. */
const target = z.object({ user: z.string().min(1), profile: z.array(review).min(1), target: review });

/** Somebody's text, for comparison with others' on the same item. */
const poolReview = review.extend({ user: z.string().min(1) });

export type Item = z.output<typeof item>;
export type Review = z.output<typeof review>;
export type Target = z.output<typeof target>;
export type PoolReview = z.output<typeof poolReview>;

/** A dataset file that is not as it must be; the message has file, line and field of the first faults. */
export class DatasetError extends Error {
  override readonly name = "DatasetError";
}

const MOST_FAULTS = 20;

/** Reads a dataset: a {@link Target} a line. Throws {@link DatasetError}. */
export const parseTargets = (name: string, text: string): Target[] => parseLines(name, text, target);

/** Reads a pool: a {@link PoolReview} a line. Throws {@link DatasetError}. */
export const parsePool = (name: string, text: string): PoolReview[] => parseLines(name, text, poolReview);

/** What two texts about the same thing have in common. */
export const keyOf = ({ id, title }: Item): string => id ?? title;

function parseLines<Shape extends z.ZodType>(name: string, text: string, shape: Shape): z.output<Shape>[] {
  const values: z.output<Shape>[] = [];
  const faults: string[] = [];
  for (const [index, each] of text.split("\n").entries()) {
    const line = each.trim(); // Which takes a byte order mark off, too.
    if (line === "") continue;
    const parsed = shape.safeParse(jsonOf(line));
    if (parsed.success) values.push(parsed.data);
    else faults.push(...parsed.error.issues.map((issue) => `${name}, line ${index + 1}: ${describe(issue)}`));
    if (faults.length >= MOST_FAULTS) break;
  }
  if (faults.length > 0) throw new DatasetError(faults.slice(0, MOST_FAULTS).join("\n"));
  if (values.length === 0) throw new DatasetError(`${name} is empty: it needs one JSON object a line.`);
  return values;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function describe({ path, message, input }: z.core.$ZodIssue): string {
  if (path.length === 0 && input === undefined) return "not a JSON object";
  return `${path.join(".")}: ${message}`;
}
