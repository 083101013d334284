import * as z from "zod";
import { standardAspects } from "./standard.ts";

/** Raised when what is asked, or how an answer is read, changes: what was kept before is asked for anew. */
const VERSION = 1;

const habit = z.object({ feature: z.string(), direction: z.enum(["more", "less"]) });

const keptDocument = z.object({
  version: z.literal(VERSION),
  /** Document id. */
  document: z.string(),
  /** What its text and the model were. */
  made: z.string(),
  observed: z.array(
    z.object({
      aspect: z.enum(standardAspects),
      says: z.string(),
      habit: z.exactOptional(habit),
      own: z.string(),
      other: z.string(),
    }),
  ),
});

const keptSummary = z.object({
  version: z.literal(VERSION),
  task: z.string(),
  /** Ids of the documents that it was made of: it goes with the first of them that goes. */
  documents: z.array(z.string()),
  made: z.string(),
  lines: z.array(z.object({ text: z.string(), habit: z.exactOptional(habit) })),
});

export type KeptDocument = Omit<z.infer<typeof keptDocument>, "version">;
export type KeptSummary = Omit<z.infer<typeof keptSummary>, "version">;

/** Texts by key, wherever they are kept. Keys are letters and digits. */
export interface KeptTexts {
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** What a model found, kept from one start to the next: one text for each document and each task. What cannot be read counts as not there. */
export class StudyCache {
  readonly #texts: KeptTexts;
  readonly #digest: (text: string) => string;

  /** `digest`: letters and digits that stand for a text. */
  constructor(texts: KeptTexts, digest: (text: string) => string) {
    this.#texts = texts;
    this.#digest = digest;
  }

  /** What was found in a document; undefined where its text or the model was another. */
  async document(id: string, made: string): Promise<KeptDocument | undefined> {
    const kept = parsed(keptDocument, await this.#texts.get(this.#documentKey(id)));
    return kept?.document === id && kept.made === made ? kept : undefined;
  }

  async keepDocument(kept: KeptDocument): Promise<void> {
    await this.#texts.put(this.#documentKey(kept.document), JSON.stringify({ version: VERSION, ...kept }));
  }

  /** The summary for a task, whenever it was made. */
  async summary(task: string): Promise<KeptSummary | undefined> {
    const kept = parsed(keptSummary, await this.#texts.get(this.#summaryKey(task)));
    return kept?.task === task ? kept : undefined;
  }

  async keepSummary(kept: KeptSummary): Promise<void> {
    await this.#texts.put(this.#summaryKey(kept.task), JSON.stringify({ version: VERSION, ...kept }));
  }

  /** Deletes what was found in documents that are not to be known any longer, and every summary that one of them is in. */
  async keepOnly(isKnown: (document: string) => boolean): Promise<void> {
    for (const key of await this.#texts.keys()) {
      const text = await this.#texts.get(key);
      const document = parsed(keptDocument, text);
      const summary = document ? undefined : parsed(keptSummary, text);
      const isWanted = document ? isKnown(document.document) : (summary?.documents.every(isKnown) ?? false);
      if (!isWanted) await this.#texts.delete(key);
    }
  }

  async clear(): Promise<void> {
    for (const key of await this.#texts.keys()) await this.#texts.delete(key);
  }

  #documentKey(id: string): string {
    return `document${this.#digest(id)}`;
  }

  #summaryKey(task: string): string {
    return `task${this.#digest(task)}`;
  }
}

/** Undefined where the text is none of this version: it was cut short, or another version wrote it. */
function parsed<Kept>(schema: z.ZodType<Kept>, text: string | undefined): Kept | undefined {
  if (text === undefined) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
