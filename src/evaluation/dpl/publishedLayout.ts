import * as z from "zod";
import { DatasetError, type Item, type PoolReview, type Review, type Target } from "./dataset.ts";

/** The rows of the published data sets (SnowCharmQ/DPL-main and DPL-meta), as JSON or parquet has them. */

const number = z.union([z.number(), z.bigint().transform(Number)]);
const review = z.object({
  asin: z.string().min(1),
  title: z.string(),
  rating: number,
  text: z.string().trim().min(1),
});
const mainRow = z.object({ user_id: z.string().min(1), profile: z.array(review).min(1), data: review });
const metaRow = z.object({ asin: z.string().min(1), title: z.string().min(1), description: z.string() });

type PublishedReview = z.output<typeof review>;

export interface Converted {
  readonly targets: readonly Target[];
  readonly pool: readonly PoolReview[];
}

/** A file's rows, and what the file is called. */
export interface NamedRows {
  readonly name: string;
  readonly rows: readonly unknown[];
}

/**
 * Targets of the published rows, with their items; and as the pool every past text of every user, as the published code has it.
 * Throws {@link DatasetError}, with file, row and field.
 */
export function fromPublishedLayout(main: readonly NamedRows[], meta: readonly NamedRows[]): Converted {
  const items = new Map<string, Item>();
  for (const { asin, title, description } of readRows(meta, metaRow))
    items.set(asin, { id: asin, title, description });
  const withItem = ({ asin, title, rating, text }: PublishedReview): Review => {
    const item = items.get(asin);
    if (!item) throw new DatasetError(`There is a text about ${asin}, but no such item in ${namesOf(meta)}.`);
    return { item, title, rating, text };
  };
  const targets = readRows(main, mainRow).map(
    ({ user_id: user, profile, data }): Target => ({
      user,
      profile: profile.map(withItem),
      target: withItem(data),
    }),
  );
  return { targets, pool: poolOf(targets) };
}

/** Every past text of every user, once. */
export function poolOf(targets: readonly Target[]): PoolReview[] {
  const pool = new Map<string, PoolReview>();
  for (const { user, profile } of targets)
    for (const past of profile)
      pool.set(JSON.stringify([user, past.item.id ?? past.item.title, past.text]), { user, ...past });
  return [...pool.values()];
}

function readRows<Shape extends z.ZodType>(files: readonly NamedRows[], shape: Shape): z.output<Shape>[] {
  return files.flatMap(({ name, rows }) =>
    rows.map((row, index) => {
      const parsed = shape.safeParse(row);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new DatasetError(
        `${name}, row ${index + 1}: ${issue?.path.join(".") || "row"}: ${issue?.message}`,
      );
    }),
  );
}

const namesOf = (files: readonly NamedRows[]) => files.map(({ name }) => name).join(", ");
