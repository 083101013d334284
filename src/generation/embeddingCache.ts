import * as z from "zod";
import type { EmbeddingModel } from "../llm/languageModel.ts";
import type { Vector } from "./keptEmbeddings.ts";
import type { KeptTexts } from "./studyCache.ts";

/** Raised when what is kept is written otherwise. */
const VERSION = 1;

const keptVector = z.object({
  version: z.literal(VERSION),
  /** Document id; none for a passage of a bundled writer's. */
  document: z.exactOptional(z.string()),
  /** Stands for the text and the model. */
  made: z.string(),
  vector: z.array(z.number()).min(1),
});

/** What tells models apart. */
type ModelName = Pick<EmbeddingModel, "name" | "origin">;

/** What embedding models made of texts, kept from one start to the next by text and model. What cannot be read counts as not there. */
export class EmbeddingCache {
  readonly #texts: KeptTexts;
  readonly #digest: (text: string) => string;

  /** `digest`: letters and digits that stand for a text. */
  constructor(texts: KeptTexts, digest: (text: string) => string) {
    this.#texts = texts;
    this.#digest = digest;
  }

  /** `document`: the id of the document that the text is of, of which one text is kept; undefined for a passage of a bundled writer's. */
  async get(text: string, model: ModelName, document?: string): Promise<Vector | undefined> {
    const made = this.#made(text, model);
    const kept = parsed(await this.#texts.get(this.#keyOf(made, document)));
    return kept?.made === made && kept.document === document ? kept.vector : undefined;
  }

  /** As {@link EmbeddingCache.get}. */
  async put(text: string, vector: Vector, model: ModelName, document?: string): Promise<void> {
    const made = this.#made(text, model);
    const kept = { version: VERSION, ...(document === undefined ? {} : { document }), made, vector };
    await this.#texts.put(this.#keyOf(made, document), JSON.stringify(kept));
  }

  /** Deletes what was made of documents that are not to be known any longer. */
  async keepOnly(isKnown: (document: string) => boolean): Promise<void> {
    for (const key of await this.#texts.keys()) {
      if (!key.startsWith(OWN)) continue;
      const document = parsed(await this.#texts.get(key))?.document;
      if (document === undefined || !isKnown(document)) await this.#texts.delete(key);
    }
  }

  async clear(): Promise<void> {
    for (const key of await this.#texts.keys()) await this.#texts.delete(key);
  }

  #made(text: string, { name, origin }: ModelName): string {
    return this.#digest(JSON.stringify([origin, name, text]));
  }

  #keyOf(made: string, document: string | undefined): string {
    return document === undefined ? `bundled${made}` : `${OWN}${this.#digest(document)}`;
  }
}

/** Keys of what is the author's. */
const OWN = "own";

function parsed(text: string | undefined): z.infer<typeof keptVector> | undefined {
  if (text === undefined) return undefined;
  try {
    return keptVector.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
