// The command line as a process of its own, from its sources: for tests that end it.
import { join } from "node:path";
import { nodeFileSystem } from "../../node/files.ts";
import { main } from "../main.ts";

process.exitCode = await main(process.argv.slice(2), {
  input: (async function* () {})(),
  files: nodeFileSystem(),
  corpusFolder: join(import.meta.dirname, "..", "..", "..", "corpus"),
  colours: false,
  columns: undefined,
  print: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(`${text}\n`),
});
