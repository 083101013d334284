/**
 * Packs what scripts/network/train.py learned into the file that ships: weights rounded to 8 bits, row by row.
 *
 *   node scripts/network/pack.ts <work folder> [corpus/network.bin]
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type NetworkParts, writeNetwork } from "../../src/voice/network/networkFile.ts";
import type { Matrix } from "../../src/voice/network/products.ts";

const [work, output = "corpus/network.bin"] = process.argv.slice(2);
if (work === undefined) throw new Error("usage: node scripts/network/pack.ts <work folder> [output]");
const { shapes, subwords, ...figures } = JSON.parse(readFileSync(join(work, "weights.json"), "utf8"));
const bytes = readFileSync(join(work, "weights.bin"));
const floats = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
let read = 0;
const values = Object.fromEntries(
  Object.entries(shapes as Record<string, number[]>).map(([name, shape]) => {
    const length = shape.reduce((product, size) => product * size, 1);
    read += length;
    return [name, { shape, floats: floats.subarray(read - length, read) }];
  }),
);

const bias = (name: string) => values[name]!.floats.slice();

function matrix(name: string): Matrix {
  const { shape, floats } = values[name]!;
  const [rows = 0, columns = 0] = shape;
  const scales = new Float32Array(rows);
  const weights = new Int8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const own = floats.subarray(row * columns, (row + 1) * columns);
    const scale = own.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12) / 127;
    scales[row] = scale;
    own.forEach((value, column) => {
      weights[row * columns + column] = Math.round(value / scale);
    });
  }
  return { rows, columns, weights, scales };
}

const parts: NetworkParts = {
  subwords: JSON.parse(readFileSync(join(work, "subwords.json"), "utf8")),
  embeddings: matrix("embeddings"),
  outputBias: bias("output_bias"),
  input: matrix("input_weights"),
  inputBias: bias("input_bias"),
  state: matrix("state_weights"),
  stateBias: bias("state_bias"),
  projection: matrix("projection"),
  projectionBias: bias("projection_bias"),
};
const file = gzipSync(writeNetwork(parts), { level: 9 });
writeFileSync(output, file);
console.log(
  `${output}: ${(file.length / 1e6).toFixed(2)} MB; trained on ${subwords} subwords: ${JSON.stringify(figures)}`,
);
