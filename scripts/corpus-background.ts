/**
 * Makes corpus/background.bin: pruned counts of how people write, from a folder of real writing.
 *
 *   node scripts/corpus-background.ts <data folder> [-o corpus/background.bin] [--leave-out <author's folder>]…
 *
 * The data folder holds `writing/<source>/<author>/` and `background/<source>/`. Novels are left out: their n-grams made
 * completion of other kinds of text worse.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeBackground } from "./corpus/makeBackground.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    output: { type: "string", short: "o", default: "corpus/background.bin" },
    "leave-out": { type: "string", multiple: true, default: [] },
  },
});
const [data] = positionals;
if (data === undefined)
  throw new Error("usage: node scripts/corpus-background.ts <data folder> [-o FILE] [--leave-out FOLDER]…");
const file = makeBackground(data, values["leave-out"]);
writeFileSync(values.output, file);
console.log(`${values.output}: ${(file.length / 1e6).toFixed(2)} MB`);
