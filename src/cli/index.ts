import { join } from "node:path";
import { createInterface } from "node:readline";
import { main } from "./main.ts";

// A reader that stops early (`| head`) is not an error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
});

main(process.argv.slice(2), {
  input: createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  colours: process.stdout.isTTY === true && !process.env.NO_COLOR,
  corpusFolder: join(import.meta.dirname, "..", "corpus"),
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(`${text}\n`),
}).then((exitCode) => {
  process.exitCode = exitCode;
});
