/**
 * Draws corpus/figures.json from parts that scripts/corpus-figures.ts counted: `node scripts/corpus-merge.ts <part>… [-o corpus/figures.json]`.
 * In whatever number of parts a folder was counted, the figures are the same to the byte.
 */
import { parseArgs } from "node:util";
import { inOrder } from "./corpus/parts.ts";
import { writeFigures } from "./corpus/writeFigures.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { output: { type: "string", short: "o", default: "corpus/figures.json" } },
});
if (positionals.length === 0)
  throw new Error("usage: node scripts/corpus-merge.ts <part>… [-o corpus/figures.json]");
await writeFigures(await inOrder(positionals), values.output);
