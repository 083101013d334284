/** How many texts are embedded with one request. */
export const EMBEDDED_AT_ONCE = 64;

/** What an embedding model made of a text. */
export type Vector = readonly number[];

/** Embeds texts: a vector each, in their order. */
export type Embed = (texts: readonly string[]) => Promise<readonly Vector[]>;

/** Vectors by text, wherever they are kept. */
export interface KeptVectors {
  /** Undefined where there is none. */
  get(text: string): Promise<Vector | undefined>;
  /** Resolves when the vector is kept. */
  add(text: string, vector: Vector): Promise<void>;
}

/** Embeddings, each text's asked for once and kept. `ask` embeds a few texts by one request; one at a time is made, and none after one that fails. */
export function keptEmbeddings(kept: KeptVectors, ask: Embed): Embed {
  const known = new Map<string, Promise<Vector>>();
  return (texts) => {
    const fresh = [...new Set(texts)].filter((text) => !known.has(text));
    const vectors = vectorsOf(fresh, kept, ask);
    for (const text of fresh) {
      const vector = vectors.then((found) => found.get(text)!);
      known.set(text, vector);
      // What failed is asked for again next time.
      vector.catch(() => known.delete(text));
    }
    return Promise.all(texts.map((text) => known.get(text)!));
  };
}

/** The texts that are not kept yet, as they are sent. */
export async function batchesToAsk(texts: readonly string[], kept: KeptVectors): Promise<string[][]> {
  const missing: string[] = [];
  for (const text of new Set(texts)) if (!(await kept.get(text))) missing.push(text);
  return inBatches(missing);
}

async function vectorsOf(
  texts: readonly string[],
  kept: KeptVectors,
  ask: Embed,
): Promise<Map<string, Vector>> {
  const found = new Map<string, Vector>();
  for (const text of texts) {
    const vector = await kept.get(text);
    if (vector) found.set(text, vector);
  }
  for (const some of inBatches(texts.filter((text) => !found.has(text)))) {
    const vectors = await ask(some);
    for (const [index, text] of some.entries()) {
      found.set(text, vectors[index]!);
      await kept.add(text, vectors[index]!);
    }
  }
  return found;
}

function inBatches(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  for (let from = 0; from < texts.length; from += EMBEDDED_AT_ONCE)
    batches.push(texts.slice(from, from + EMBEDDED_AT_ONCE));
  return batches;
}
