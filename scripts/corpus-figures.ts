/**
 * Draws corpus/figures.json from real writing: `node scripts/corpus-figures.ts <data folder> [-o corpus/figures.json]`. The same data gives
 * the same bytes. Memory does not grow with the text: it is read author by author. A large folder is counted in parts, each by a job of its own:
 * `--part 2/8 -o part-2` writes whole numbers that scripts/corpus-merge.ts makes the same figures of.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { countAuthor } from "./corpus/countAuthor.ts";
import { trialPlan } from "./corpus/drawFigures.ts";
import { authorsOfPart, listSources } from "./corpus/listAuthors.ts";
import { writePart } from "./corpus/parts.ts";
import { readSource } from "./corpus/readAuthors.ts";
import { writeFigures } from "./corpus/writeFigures.ts";

const usage = "usage: node scripts/corpus-figures.ts <data folder> [--part i/n] [-o file]";
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string", short: "o" }, part: { type: "string" } },
});
const [folder] = positionals;
const [, part, of] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(values.part ?? "1/1")?.map(Number) ?? [];
if (!folder || !part || !of || part > of) throw new Error(usage);
const sources = listSources(folder);

if (values.part !== undefined) await countPart(values.output ?? `figures-${part}-of-${of}.jsonl`, part, of);
else {
  const elsewhere = mkdtempSync(join(tmpdir(), "idiolect-figures-"));
  try {
    const whole = join(elsewhere, "counts.jsonl");
    await countPart(whole, 1, 1);
    await writeFigures([whole], values.output ?? "corpus/figures.json");
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
}

async function countPart(path: string, part: number, of: number): Promise<void> {
  const wanted = authorsOfPart(sources, part, of);
  const authors = sources.flatMap((source) => source.authors);
  const bytes = authors.reduce((sum, { size }) => sum + size, 0);
  const counted = sources
    .values()
    .flatMap((source) => readSource(source, (id) => wanted.has(id)))
    .map((author) => countAuthor(author, trialPlan));
  await writePart(path, { part, of, authors: authors.length, bytes }, counted);
  console.log(`${path}: the counts of ${wanted.size} of ${authors.length} authors`);
}
