/**
 * What the bundled corpus costs: `node bench/corpus.ts`, after `npm run build`. How long it takes to load for the first time in a process,
 * which memory it keeps, and what it adds to the package, compressed.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const PROCESSES = 9;
const root = join(import.meta.dirname, "..");
const packed = join(root, "dist", "writers.json");
if (!existsSync(packed)) throw new Error("dist/writers.json is not there: run npm run build first");

/** Loads as the worker does, with all modules in memory, and prints milliseconds and bytes. */
const load = `
  const { loadCorpus } = await import(${JSON.stringify(join(root, "src/node/loadCorpus.ts"))});
  gc();
  const before = process.memoryUsage().heapUsed;
  const begun = performance.now();
  const corpus = await loadCorpus(${JSON.stringify(join(root, "corpus"))}, ${JSON.stringify(packed)});
  const took = performance.now() - begun;
  gc();
  console.log(JSON.stringify([took, process.memoryUsage().heapUsed - before, corpus.writers.length]));
`;
const runs = Array.from({ length: PROCESSES }, (): [number, number, number] =>
  JSON.parse(
    execFileSync(process.execPath, ["--expose-gc", "--input-type=module", "-e", load], { encoding: "utf8" }),
  ),
);
const middle = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[(numbers.length - 1) / 2]!;
console.log(
  `loading: ${middle(runs.map(([took]) => took)).toFixed(0)} ms (the middle of ${PROCESSES} processes), ${(middle(runs.map(([, bytes]) => bytes)) / 1e6).toFixed(1)} MB, ${runs[0]![2]} writers`,
);
const shipped = [packed, ...["figures.json", "tasks.json"].map((name) => join(root, "corpus", name))];
const bytes = shipped.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0);
console.log(
  `in the package: ${(bytes / 1e6).toFixed(2)} MB compressed, without background.bin, fit.bin and network.bin`,
);
