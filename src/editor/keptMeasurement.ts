import * as z from "zod";
import type { MeasuredFigures } from "../panel/knowsOf.ts";
import type { BlobStore } from "../storage/blobStore.ts";

const KEY = "measured";

const share = z.number();
const kept = z.object({
  /** What was measured, in a line that is another one where that is. */
  of: z.string(),
  result: z.object({
    kind: z.literal("measured"),
    known: z.number(),
    heldOut: z.number(),
    words: z.object({ own: z.number(), other: z.number() }),
    characters: z.number(),
    saved: z.object({ own: share, none: share, other: z.exactOptional(share) }),
    taken: z.optional(share),
    told: z.optional(z.object({ own: share, other: z.exactOptional(share) })),
    paragraphs: z.object({ own: z.number(), others: z.number() }),
  }),
});

export interface Kept {
  readonly of: string;
  readonly result: Extract<MeasuredFigures["result"], { kind: "measured" }>;
}

/** How well the author is known, as it was measured last, from one start to the next: figures alone. */
export class KeptMeasurement {
  readonly #cache: BlobStore;

  constructor(cache: BlobStore) {
    this.#cache = cache;
  }

  /** Undefined where nothing was measured yet, or what is kept cannot be read. */
  async get(): Promise<Kept | undefined> {
    const text = await this.#cache.get(KEY);
    if (text === undefined) return undefined;
    try {
      const { of, result } = kept.parse(JSON.parse(text));
      return { of, result: { ...result, taken: result.taken, told: result.told } };
    } catch {
      return undefined; // Of another version, or damaged: it can be measured again.
    }
  }

  async put(measurement: Kept): Promise<void> {
    await this.#cache.put(KEY, JSON.stringify(measurement));
  }
}
