import * as z from "zod";
import { hexDigest } from "../node/digest.ts";
import type { MeasuredFigures } from "../panel/knowsOf.ts";
import type { BlobStore } from "../storage/blobStore.ts";
import type { State } from "../storage/state.ts";
import type { Policy } from "../voice/suggestion.ts";

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

/**
 * What measuring is of, in a line that is another one wherever a document's text is, or which documents count and are shared, how many
 * `words` of them are the author's, or how readily suggestions are shown.
 */
export function subjectOf(
  policy: Policy,
  words: number,
  { documents, excluded, private: hidden }: Pick<State, "documents" | "excluded" | "private">,
): string {
  const texts = Object.entries(documents).map(([id, { hash, notMine = [] }]) => [id, hash, notMine]);
  const sorted = (list: readonly unknown[]) => list.map((one) => JSON.stringify(one)).sort();
  return hexDigest(JSON.stringify([policy, words, sorted(texts), sorted(excluded), sorted(hidden)]));
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
