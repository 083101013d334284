import * as z from "zod";
import { EXTRACTOR_VERSION } from "../text/extractProse.ts";
import type { Prose } from "../text/prose.ts";

/** Texts by key, wherever they are kept. Keys are letters and digits. */
export interface BlobStore {
  /** Undefined where there is none. */
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  /** Nothing happens where there is none. */
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

const count = z.int().nonnegative();

const proseSchema: z.ZodType<Prose> = z.object({
  sentences: z.array(
    z.object({
      text: z.string(),
      start: count,
      end: count,
      paragraph: count,
      block: z.enum(["paragraph", "listItem"]),
    }),
  ),
  layout: z.object({
    headings: count,
    listItems: count,
    orderedItems: count,
    links: count,
    emphases: count,
    codeSpans: count,
    codeBlocks: count,
    quotations: count,
    tables: count,
    images: count,
  }),
  omissions: z.array(
    z.object({
      start: count,
      end: count,
      reason: z.enum([
        "frontMatter",
        "code",
        "table",
        "quotation",
        "html",
        "heading",
        "linkTarget",
        "notASentence",
        "repeated",
      ]),
    }),
  ),
  words: count,
  paragraphs: count,
});

const recordSchema = z.object({
  /** {@link EXTRACTOR_VERSION} of the program that wrote it: another one may have found other prose. */
  extractor: z.literal(EXTRACTOR_VERSION),
  languageId: z.string(),
  prose: proseSchema,
});

/**
 * Prose of documents that were read before, one record per content. All of it can be made again from the documents:
 * a record that is missing, damaged or of another extractor is simply absent.
 */
export class DocumentStore {
  readonly #blobs: BlobStore;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** @param hash SHA-256 of the text, in hex  @param languageId the same text is other prose in another format */
  async get(hash: string, languageId: string): Promise<Prose | undefined> {
    const text = await this.#blobs.get(hash);
    if (text === undefined) return undefined;
    const record = recordSchema.safeParse(parseJson(text));
    return record.success && record.data.languageId === languageId ? record.data.prose : undefined;
  }

  async put(hash: string, languageId: string, prose: Prose): Promise<void> {
    const record: z.infer<typeof recordSchema> = { extractor: EXTRACTOR_VERSION, languageId, prose };
    await this.#blobs.put(hash, JSON.stringify(record));
  }

  /** Deletes the records of all other documents. */
  async keepOnly(hashes: ReadonlySet<string>): Promise<void> {
    for (const key of await this.#blobs.keys()) if (!hashes.has(key)) await this.#blobs.delete(key);
  }
}

/** Undefined for what is no JSON: half a record, left by a full disk. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
