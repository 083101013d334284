import { VarintReader, VarintWriter } from "../../corpus/varints.ts";
import type { Matrix } from "./products.ts";
import { FIRST_SPELLED, type SubwordTable } from "./subwords.ts";

const MAGIC = "IDNN";
/** Raised whenever the layout of the file, or what is computed from it, changes. */
const VERSION = 1;

/** A network file that cannot be used. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
}

/** The network's numbers: sizes are those of `embeddings` (subwords × embedding) and `state` (3 hidden × hidden). */
export interface NetworkParts {
  readonly subwords: SubwordTable;
  readonly embeddings: Matrix;
  readonly outputBias: Float32Array;
  /** Rows: reset, update and new, each as many as the state has numbers; columns: embedding. */
  readonly input: Matrix;
  readonly inputBias: Float32Array;
  readonly state: Matrix;
  /** Of the new state alone. */
  readonly stateBias: Float32Array;
  readonly projection: Matrix;
  readonly projectionBias: Float32Array;
}

const MATRICES = ["embeddings", "input", "state", "projection"] as const;
const BIASES = ["outputBias", "inputBias", "stateBias", "projectionBias"] as const;

/** A network file, still to be compressed with gzip. */
export function writeNetwork(parts: NetworkParts): Uint8Array<ArrayBuffer> {
  const writer = new VarintWriter();
  writer.bytes(new TextEncoder().encode(MAGIC));
  writer.number(VERSION);
  const { texts, merges } = parts.subwords;
  const characters = texts.slice(FIRST_SPELLED, texts.length - merges.length).filter((_, at) => at % 2 === 0);
  const spelled = new TextEncoder().encode(characters.join(""));
  writer.number(spelled.length);
  writer.bytes(spelled);
  writer.number(merges.length);
  for (const merge of merges) for (const subword of merge) writer.number(subword);
  for (const name of MATRICES) {
    const { rows, columns, weights, scales } = parts[name];
    writer.number(rows);
    writer.number(columns);
    writer.bytes(new Uint8Array(scales.buffer, scales.byteOffset, scales.byteLength));
    writer.bytes(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
  }
  for (const name of BIASES) {
    const values = parts[name];
    writer.number(values.length);
    writer.bytes(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return writer.finish();
}

/**
 * Reads a compressed network file. Throws a {@link NetworkError} where the file is not one, is of another version, or is damaged.
 */
export async function readNetwork(file: Uint8Array<ArrayBuffer>): Promise<NetworkParts> {
  let bytes: Uint8Array;
  try {
    const stream = new Blob([file]).stream().pipeThrough(new DecompressionStream("gzip"));
    bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new NetworkError("The network file cannot be unpacked", { cause });
  }
  return decodeNetwork(bytes);
}

/** As {@link readNetwork}, of a file that is decompressed already. */
export function decodeNetwork(bytes: Uint8Array): NetworkParts {
  const reader = new VarintReader(bytes);
  try {
    if (new TextDecoder().decode(reader.bytes(MAGIC.length)) !== MAGIC)
      throw new NetworkError("This is not a network file");
    const version = reader.number();
    if (version !== VERSION)
      throw new NetworkError(`The network file has version ${version}, not ${VERSION}: make it anew`);
    const subwords = readSubwords(reader);
    const matrices = MATRICES.map((name) => [name, readMatrix(reader)] as const);
    const biases = BIASES.map((name) => [name, readFloats(reader, reader.number())] as const);
    return { subwords, ...Object.fromEntries([...matrices, ...biases]) } as unknown as NetworkParts;
  } catch (cause) {
    if (cause instanceof NetworkError) throw cause;
    throw new NetworkError("The network file is damaged", { cause });
  }
}

function readSubwords(reader: VarintReader): SubwordTable {
  const characters = [...new TextDecoder().decode(reader.bytes(reader.number()))];
  const texts: string[] = Array(FIRST_SPELLED).fill("");
  const ends: boolean[] = Array(FIRST_SPELLED).fill(false);
  for (const character of characters) {
    texts.push(character, character);
    ends.push(false, true);
  }
  const merges = Array.from({ length: reader.number() }, () => {
    const [left, right] = [reader.number(), reader.number()];
    texts.push(`${texts[left]}${texts[right]}`);
    ends.push(ends[right] as boolean);
    return [left, right] as const;
  });
  return { texts, ends, merges };
}

function readMatrix(reader: VarintReader): Matrix {
  const [rows, columns] = [reader.number(), reader.number()];
  const scales = readFloats(reader, rows);
  return { rows, columns, scales, weights: new Int8Array(reader.bytes(rows * columns)) };
}

function readFloats(reader: VarintReader, length: number): Float32Array {
  return new Float32Array(reader.bytes(length * 4).slice().buffer);
}
