import { join } from "node:path";
import { createInterface } from "node:readline";
import { nodeFileSystem } from "../node/files.ts";
import { main } from "./main.ts";

// A reader that stops early (`| head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

/** Lines of standard input, from when they are asked for: before that they wait in the pipe. */
async function* inputLines(): AsyncGenerator<string, void, undefined> {
  yield* createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

main(process.argv.slice(2), {
  input: inputLines(),
  files: nodeFileSystem(),
  corpusFolder: join(import.meta.dirname, "..", "corpus"),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  columns: process.stdout.isTTY ? process.stdout.columns : undefined,
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(`${text}\n`),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
