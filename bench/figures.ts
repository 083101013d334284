/**
 * How fast figures are drawn from real writing, and in what memory: `node bench/figures.ts <data folder>`.
 * The folder as it is, then 10 and 100 MB of it: cut, or repeated with longer words changed, as if others had written it. Each is drawn in a
 * process of its own; beside each, what parsing and splitting into sentences alone take.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { listSources } from "../scripts/corpus/listAuthors.ts";

const SIZES = [10e6, 100e6];
const root = join(import.meta.dirname, "..");
const data = process.argv[2];
if (!data) throw new Error("usage: node bench/figures.ts <data folder>");
const scratch = mkdtempSync(join(tmpdir(), "idiolect-bench-figures-"));

try {
  measure("as it is", data);
  for (const size of SIZES) {
    const folder = join(scratch, String(size));
    writeFolder(folder, size);
    measure(`${size / 1e6} MB`, folder);
    rmSync(folder, { recursive: true });
  }
} finally {
  rmSync(scratch, { recursive: true });
}

/** So many bytes of the data, author by author; each time around by other people, whose longer words are spelt in another way. */
function writeFolder(folder: string, size: number): void {
  let left = size;
  for (let round = 0; left > 0; round++)
    for (const { source, files } of listSources(data!).flatMap(({ authors }) => authors)) {
      for (const path of files) {
        const text = respelt(readFileSync(path, "utf8"), round);
        const name = basename(path);
        const place =
          source === "novels"
            ? join(folder, "novels", `${round}${name}`)
            : join(folder, "writing", source, `${round}-${basename(dirname(path))}`, name);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, text);
        left -= text.length;
      }
      if (left <= 0) return;
    }
}

function respelt(text: string, round: number): string {
  if (round === 0) return text;
  return text.replace(
    /[a-z]{7,}/g,
    (word) => word.slice(0, 3) + "aeiou"[round % 5] + word.slice(4) + "y".repeat(Math.floor(round / 5)),
  );
}

function measure(name: string, folder: string): void {
  const bytes = listSources(folder)
    .flatMap(({ authors }) => authors)
    .reduce((sum, { size }) => sum + size, 0);
  const parsing = run(`
    const { listSources } = await import(${path("scripts/corpus/listAuthors.ts")});
    const { readProse } = await import(${path("scripts/corpus/readWriting.ts")});
    for (const { authors } of listSources(${JSON.stringify(folder)}))
      for (const { files } of authors) for (const file of files) readProse(file);
  `);
  const drawing = run(`
    process.argv = [process.argv[0], ${JSON.stringify(folder)}, "-o", ${JSON.stringify(join(scratch, "figures.json"))}];
    console.log = () => {};
    await import(${path("scripts/corpus-figures.ts")});
  `);
  console.log(
    `${name}: ${(bytes / 1e6).toFixed(0)} MB drawn in ${drawing.seconds.toFixed(1)} s (${(bytes / 1e6 / drawing.seconds).toFixed(2)} MB a second) and at most ${drawing.memory.toFixed(0)} MB; ` +
      `parsed alone in ${parsing.seconds.toFixed(1)} s and ${parsing.memory.toFixed(0)} MB`,
  );
}

function path(file: string): string {
  return JSON.stringify(join(root, file));
}

/** A process's own: seconds after modules of its own are asked for, and its most memory in MB. */
function run(script: string): { seconds: number; memory: number } {
  const timed = `
    const begun = performance.now();
    ${script}
    process.stdout.write(JSON.stringify({ seconds: (performance.now() - begun) / 1000, memory: process.resourceUsage().maxRSS / 1024 }));
  `;
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", timed], { encoding: "utf8" }),
  );
}
