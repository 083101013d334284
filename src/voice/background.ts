import { VarintReader } from "../corpus/varints.ts";
import { type Continuations, type Counts, LONGEST_CONTEXT } from "./counts.ts";
import { Vocabulary } from "./vocabulary.ts";

/** First bytes of a background file, before compression. */
export const BACKGROUND_MAGIC = "IDBG";
/** Raised whenever the layout of the file changes. */
export const BACKGROUND_VERSION = 1;

const FREQUENT_PIECES = 100;

/** A background file that cannot be used. */
export class BackgroundError extends Error {
  override readonly name = "BackgroundError";
}

/** What a background file holds. */
export interface BackgroundParts {
  readonly background: Background;
  /** Its pieces; more will come, and are sorted with them then. */
  readonly vocabulary: Vocabulary;
}

/**
 * How people write in general: pruned counts that ship with the extension. A tree of contexts, newest piece first, in
 * level order; its root holds the pieces themselves.
 */
export class Background implements Counts {
  /** By context, in level order; one entry more than there are contexts where the next one begins. */
  readonly #children: Int32Array;
  readonly #forms: Int32Array;
  readonly #totals: Int32Array;
  readonly #kept: Int32Array;
  readonly #starts: Int32Array;
  /** By continuation, each context's most frequent first. */
  readonly #ids: Int32Array;
  readonly #counts: Int32Array;
  readonly #pieceCounts: Int32Array;

  private constructor(tables: Tables, pieces: number) {
    this.#children = tables.children;
    this.#forms = tables.forms;
    this.#totals = tables.totals;
    this.#kept = tables.kept;
    this.#starts = tables.starts;
    this.#ids = tables.ids;
    this.#counts = tables.counts;
    this.#pieceCounts = new Int32Array(pieces);
    for (let at = 0; at < this.distinct; at++)
      this.#pieceCounts[this.#ids[at] as number] = this.#counts[at] as number;
  }

  /**
   * Reads a background file and begins a vocabulary with its pieces. Throws a {@link BackgroundError} where the file is not
   * one, is of another version, or is damaged.
   */
  static async read(file: Uint8Array<ArrayBuffer>): Promise<BackgroundParts> {
    return Background.decode(await unpacked(file));
  }

  /** As {@link read}, of a file that is decompressed already. */
  static decode(bytes: Uint8Array): BackgroundParts {
    const reader = new VarintReader(bytes);
    try {
      const magic = new TextDecoder().decode(reader.bytes(BACKGROUND_MAGIC.length));
      if (magic !== BACKGROUND_MAGIC) throw new BackgroundError("This is not a background file");
      const version = reader.number();
      if (version !== BACKGROUND_VERSION) {
        throw new BackgroundError(
          `The background file has version ${version}, not ${BACKGROUND_VERSION}: make it anew`,
        );
      }
      const vocabulary = new Vocabulary(readPieces(reader));
      return { background: new Background(readTables(reader), vocabulary.size), vocabulary };
    } catch (cause) {
      if (cause instanceof BackgroundError) throw cause;
      throw new BackgroundError("The background file is damaged", { cause });
    }
  }

  get total(): number {
    return this.#totals[0] as number;
  }

  get distinct(): number {
    return this.#starts[1] as number;
  }

  countOf(id: number): number {
    return this.#pieceCounts[id] ?? 0;
  }

  frequent(): readonly number[] {
    return [...this.#ids.subarray(0, Math.min(FREQUENT_PIECES, this.distinct))];
  }

  following(context: readonly number[], found: (Continuations | undefined)[]): void {
    for (let order = 1; order <= LONGEST_CONTEXT; order++) found[order] = undefined;
    let node = 0;
    for (let order = 1; order <= Math.min(LONGEST_CONTEXT, context.length); order++) {
      const child = this.#child(node, context[context.length - order] as number);
      if (child === undefined) return;
      node = child;
      found[order] = this.#continuations(node);
    }
  }

  #child(node: number, form: number): number | undefined {
    let low = this.#children[node] as number;
    const end = this.#children[node + 1] as number;
    let high = end;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#forms[middle] as number) < form) low = middle + 1;
      else high = middle;
    }
    return low < end && this.#forms[low] === form ? low : undefined;
  }

  #continuations(node: number): Continuations {
    const start = this.#starts[node] as number;
    const end = this.#starts[node + 1] as number;
    return {
      ids: this.#ids.subarray(start, end),
      counts: this.#counts.subarray(start, end),
      size: end - start,
      total: this.#totals[node] as number,
      kept: this.#kept[node] as number,
    };
  }
}

interface Tables {
  readonly children: Int32Array;
  readonly forms: Int32Array;
  readonly totals: Int32Array;
  readonly kept: Int32Array;
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  readonly counts: Int32Array;
}

async function unpacked(file: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new BackgroundError("The background file cannot be unpacked", { cause });
  }
}

function readPieces(reader: VarintReader): string[] {
  const count = reader.number();
  const decoder = new TextDecoder();
  return Array.from({ length: count }, () => decoder.decode(reader.bytes(reader.number())));
}

/** What `encodeBackground` wrote, context by context: children, total, continuations with falling counts. */
function readTables(reader: VarintReader): Tables {
  const contexts = reader.number();
  const continuations = reader.number();
  const tables = {
    children: new Int32Array(contexts + 1),
    forms: new Int32Array(contexts),
    totals: new Int32Array(contexts),
    kept: new Int32Array(contexts),
    starts: new Int32Array(contexts + 1),
    ids: new Int32Array(continuations),
    counts: new Int32Array(continuations),
  };
  let child = 1;
  let at = 0;
  for (let context = 0; context < contexts; context++) {
    tables.children[context] = child;
    let form = 0;
    for (let left = reader.number(); left > 0; left--) {
      form += reader.number();
      tables.forms[child++] = form;
    }
    tables.starts[context] = at;
    const total = reader.number();
    tables.totals[context] = total;
    let count = total;
    let kept = 0;
    for (let left = reader.number(); left > 0; left--) {
      tables.ids[at] = reader.number();
      count -= reader.number();
      tables.counts[at++] = count;
      kept += count;
    }
    tables.kept[context] = kept;
  }
  if (child !== contexts || at !== continuations) throw new RangeError("The tables do not agree");
  tables.children[contexts] = child;
  tables.starts[contexts] = at;
  return tables;
}
