// npm run test:e2e [-- FILE…]: the journeys in a real editor, each file with an editor of its own, two at a time: a journey mostly waits.
// Those in long/ take minutes and are run by name. A file that fails is tried once more, alone: on a busy machine an editor may be too slow for a person's patience. It says so.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { packageExtension } from "./package.mjs";
import { main, node24, root, SetupError } from "./setup.mjs";

const AT_A_TIME = 2;
const folder = join(root, "test", "e2e");

main(async () => {
  packageExtension();
  const named = process.argv.slice(2);
  const all = readdirSync(folder).filter((name) => name.endsWith(".test.ts"));
  const files = named.length > 0 ? named : all.map((name) => relative(root, join(folder, name)));
  const failed = await failingOf(files, AT_A_TIME);
  if (failed.length > 0) console.log(`\nTried once more, alone: ${failed.join(", ")}\n`);
  const again = await failingOf(failed, 1);
  if (again.length > 0) throw new SetupError(`Failed twice: ${again.join(", ")}`);
  const steady = files.length - failed.length;
  console.log(`\n${files.length} journeys passed, ${steady} of them at once.`);
});

/** Runs files, so many `atATime`; resolves to those that fail. */
async function failingOf(files, atATime) {
  const left = [...files];
  const failed = [];
  const work = async () => {
    for (let file = left.shift(); file !== undefined; file = left.shift()) {
      if (!(await passes(file))) failed.push(file);
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return failed;
}

/** Runs a file, and shows what it printed when it has ended. */
function passes(file) {
  return new Promise((resolve, reject) => {
    const printed = [];
    const test = spawn(node24, ["--test", file], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [test.stdout, test.stderr]) stream.on("data", (chunk) => printed.push(chunk));
    test.on("error", (error) => reject(new SetupError(`Could not run Node: ${error.message}`)));
    test.on("close", (status) => {
      process.stdout.write(`\n# ${file}\n${Buffer.concat(printed)}`);
      resolve(status === 0);
    });
  });
}
