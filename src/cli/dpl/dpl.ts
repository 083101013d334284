import { type Shell, UsageError } from "../shell.ts";
import { convert } from "./convert.ts";
import { run } from "./run.ts";
import { selftest } from "./selftest.ts";

export const DPL_USAGE = `Usage:
  idiolect dpl run --dataset <file.jsonl> [--pool <file.jsonl>] --endpoint <URL> --model <name> --method <m1,m2,…> --out <folder>
      Has methods write users' texts, and says how near each comes to what the users wrote.
      Methods: none, rag, intsum, cicl, dpl, ours; ours/observed adds what a model finds. Changed by: n=1 to 8, k=1 to 8, kmeans, random,
      dissimilar, none, all, free, wrong-author, best=1 to 8, unranked; as in dpl/random/n=4. matrix: all of these.
      --embedding-model <name>   what dpl chooses other users' texts by
      --judge-model <name> [--judge-endpoint <URL>]   judges each text from 0 to 10
      --repeats 1  --seed 1  --limit <targets>  --parallel 4 (calls at once)
      --temperature 0.8  --top-p 0.95  --max-tokens 2048   as published; can be set
      --price <in>,<out>  --judge-price <in>,<out>   for a million tokens, to reckon what it costs
      --dry-run   says how many calls there would be, and makes none
      --batch     makes no calls, but writes files for OpenAI's Batch API; --batch-results <file> reads what comes back
      A run that was stopped goes on where it was: say the same again. The key is read from IDIOLECT_API_KEY and from nowhere else.
  idiolect dpl convert <rows> --meta <items> --out <folder>
      From the published layout (JSON, JSON lines or parquet of DPL-main and DPL-meta) to dataset.jsonl and pool.jsonl.
  idiolect dpl convert --authors <folder> --out <folder>
      From a folder with a subfolder of documents for each author: the last document of each is to be written.
  idiolect dpl selftest
      Runs everything against a server of its own, in under a minute. Its figures mean nothing.
`;

const COMMANDS = new Map([
  ["run", run],
  ["convert", convert],
  ["selftest", selftest],
]);

/** `idiolect dpl`: the protocol of the DPL paper, on anybody's data. */
export async function dpl(args: readonly string[], shell: Shell): Promise<number> {
  const [name = "", ...rest] = args;
  const command = COMMANDS.get(name);
  if (!command) throw new UsageError(`dpl knows ${[...COMMANDS.keys()].join(", ")}.`);
  return await command(rest, shell);
}
