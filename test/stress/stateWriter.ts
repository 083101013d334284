/** Changes a state file again and again, and says so after each change: `node stateWriter.ts <file> <name> <first> <last>`. */
import { nodeTextFile } from "../../src/node/textFile.ts";
import { StateFile } from "../../src/storage/stateFile.ts";

const [path = "", name = "", first = "0", last = "0"] = process.argv.slice(2);
const file = await StateFile.open(nodeTextFile(path), (keptAs) => {
  throw new Error(`The state was damaged, and kept as ${keptAs}`);
});
for (let number = Number(first); number <= Number(last); number++) {
  await file.update((state) => {
    state.sources.push(`${name}-${number}`);
  });
  process.stdout.write(`${number}\n`);
}
