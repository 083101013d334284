/**
 * Tells whether the generated files of corpus/ are what today's code makes of the data: `node scripts/corpus-check.ts <data folder>`.
 * Makes each of them anew, elsewhere, and compares byte by byte. The exit code is 1 where one is out of date.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MADE_BY = {
  "figures.json": "corpus-figures.ts",
  "fit.bin": "corpus-fit.ts",
  "background.bin": "corpus-background.ts",
};

const data = process.argv[2];
if (!data) throw new Error("usage: node scripts/corpus-check.ts <data folder>");
const scripts = import.meta.dirname;
const anew = mkdtempSync(join(tmpdir(), "idiolect-corpus-"));
try {
  for (const [file, script] of Object.entries(MADE_BY)) {
    const made = join(anew, file);
    const { status, error, stderr } = spawnSync(process.execPath, [join(scripts, script), data, "-o", made]);
    if (status !== 0) throw new Error(`${script} failed: ${stderr}`, { cause: error });
    const isCurrent = readFileSync(made).equals(readFileSync(join(scripts, "..", "corpus", file)));
    console.log(`corpus/${file}: ${isCurrent ? "current" : `out of date; run scripts/${script}`}`);
    if (!isCurrent) process.exitCode = 1;
  }
} finally {
  rmSync(anew, { recursive: true });
}
