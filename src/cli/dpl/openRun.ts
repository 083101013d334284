import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Answer } from "../../evaluation/dpl/calls.ts";
import { parsePool, parseTargets, type Target } from "../../evaluation/dpl/dataset.ts";
import { Pool } from "../../evaluation/dpl/pool.ts";
import { readBatchResults } from "./batch.ts";
import { FileJournal } from "./journal.ts";
import type { RunOptions } from "./options.ts";

const tokens = z.number().min(0);
const answer = z.object({
  text: z.string(),
  usage: z.object({ prompt: tokens, completion: tokens }),
  isEstimated: z.boolean().exactOptional(),
});

/** What a run reads and keeps. */
export interface OpenRun extends AsyncDisposable {
  readonly targets: readonly Target[];
  readonly pool: Pool;
  readonly answers: FileJournal<Answer>;
  readonly embeddings: FileJournal<number[]>;
  /** Requests of the batches that were read which failed. */
  readonly failedInBatches: number;
}

/** Reads the dataset and what earlier runs were answered, batches among it. Rejects with DatasetError, JournalError, BatchError or what the disk says. */
export async function openRun({ dataset, pool, out, limit, batchResults }: RunOptions): Promise<OpenRun> {
  const targets = parseTargets(dataset, await readFile(dataset, "utf8"));
  const reviews = pool === undefined ? [] : parsePool(pool, await readFile(pool, "utf8"));
  const read = await Promise.all(batchResults.map(readBatchResults));
  const answers = await FileJournal.open<Answer>(join(out, "calls.jsonl"), answer);
  const embeddings = await FileJournal.open(join(out, "embeddings.jsonl"), z.array(z.number()).min(1));
  for (const { answers: found } of read)
    for (const [key, value] of found) if (answers.get(key) === undefined) await answers.add(key, value);
  return {
    targets: targets.slice(0, limit),
    pool: new Pool(targets, reviews),
    answers,
    embeddings,
    failedInBatches: read.reduce((sum, { failed }) => sum + failed, 0),
    [Symbol.asyncDispose]: async () => {
      await Promise.all([answers.close(), embeddings.close()]);
    },
  };
}
