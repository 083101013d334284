import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Answerer, Calls, type Request } from "../../evaluation/dpl/calls.ts";
import { type WritingPlan, type WritingResult, writeAll } from "../../evaluation/dpl/writeAll.ts";
import { LanguageModelError } from "../../llm/languageModel.ts";
import { LockedError, withFileLock } from "../../node/fileLock.ts";
import { loadParts } from "../../node/loadParts.ts";
import { countOf } from "../describeSkipped.ts";
import type { Shell } from "../shell.ts";
import { KEY_VARIABLE } from "./asking.ts";
import { Authors } from "./authors.ts";
import { BatchRequests } from "./batch.ts";
import { connect, forgetting } from "./connect.ts";
import { digest } from "./digest.ts";
import { loadWordNet } from "./loadWordNet.ts";
import { type OpenRun, openRun } from "./openRun.ts";
import { type ModelChoice, parseRunOptions, type RunOptions } from "./options.ts";
import { Progress } from "./progress.ts";
import { scoreAll, writeResults } from "./scoreAll.ts";
import { costOf } from "./table.ts";

/** `idiolect dpl run`: has methods write users' texts, and says how near each comes. Returns the exit code. */
export async function run(args: readonly string[], shell: Shell): Promise<number> {
  const options = parseRunOptions(args);
  await mkdir(options.out, { recursive: true });
  try {
    return await withFileLock(join(options.out, "lock"), () => runLocked(options, shell));
  } catch (error) {
    if (error instanceof LockedError)
      throw new Error(`Another run is at work in ${options.out}.`, { cause: error });
    if (error instanceof LanguageModelError && error.failure === "unauthorized")
      throw new Error(`${error.message}. Is ${KEY_VARIABLE} set to a key that the server takes?`, {
        cause: error,
      });
    throw error;
  }
}

async function runLocked(options: RunOptions, shell: Shell): Promise<number> {
  await using opened = await openRun(options);
  const { targets, pool, answers, failedInBatches } = opened;
  if (failedInBatches > 0)
    shell.complain(`${countOf(failedInBatches, "request")} of the batches failed; they will be asked again.`);
  using stop = stopOnInterrupt();
  const batch = new BatchRequests();
  const authors = new Authors(await loadParts(shell.corpusFolder), pool, options.seed);
  const { answerer, embed } = await connect(options, opened, batch, stop.signal);
  const texts = targets.length * options.methods.length * options.repeats;
  const progress = new Progress(texts, shell.complain);
  const counting: Answerer = async (key, request, keep) => {
    progress.ask();
    const answer = await answerer(key, request, keep);
    progress.answer(answer, priceOf(options, request));
    return answer;
  };
  const result = await writeAll({
    ...options,
    targets,
    pool,
    calls: new Calls(options.dryRun ? forgetting(answers) : answers, digest, counting),
    model: named(options.writer),
    judge: options.judge && named(options.judge),
    embed,
    author: (target, comparison) => authors.of(target, comparison),
    signal: stop.signal,
    onDone: () => progress.step(),
  } satisfies WritingPlan);
  if (options.dryRun) return sayCounts(options, result, progress.asked, shell);
  if (batch.size > 0) return await sayBatch(batch, options, shell);
  return await report(options, opened, authors, result, shell);
}

const priceOf = ({ writer, judge }: RunOptions, { model }: Pick<Request, "model">) =>
  model === writer.model ? writer.price : judge?.price;

const named = ({ model, endpoint }: ModelChoice) => ({ name: model, origin: endpoint.origin });

function sayCounts(
  { methods, writer, judge }: RunOptions,
  { ledgers }: WritingResult,
  asked: number,
  shell: Shell,
): number {
  for (const { name } of methods) {
    const cost = costOf(ledgers.get(name)!, writer.price, judge?.price);
    const { prepare, generate, judge: judging } = cost;
    const parts = [
      `${name}: ${countOf(generate.calls, "call")}`,
      ...(prepare.calls > 0 ? [`${prepare.calls} ahead`] : []),
      ...(judging.calls > 0 ? [`${judging.calls} to judge`] : []),
      ...(cost.price === undefined ? [] : [`about ${cost.price.toFixed(2)}`]),
    ];
    shell.print(`${parts.join(", ")}\n`);
  }
  shell.print(
    `In all ${countOf(asked, "call")} to make; what methods share, and what is answered already, is not asked again.\n`,
  );
  return 0;
}

async function sayBatch(batch: BatchRequests, { out }: RunOptions, shell: Shell): Promise<number> {
  const paths = await batch.write(join(out, "batch"));
  shell.print(
    `${countOf(batch.size, "request")} in ${paths.join(", ")}.\nSend each file as a batch; then run the same again with --batch-results and the file that comes back. Answers lead to further requests until there are none.\n`,
  );
  return 0;
}

async function report(
  options: RunOptions,
  { targets, pool }: OpenRun,
  authors: Authors,
  { written, ledgers, failures }: WritingResult,
  shell: Shell,
): Promise<number> {
  const synonyms = await loadWordNet([process.cwd(), import.meta.dirname]);
  const meteorName = synonyms ? "METEOR (with WordNet)" : "METEOR (exact + stem)";
  const figures = await scoreAll(written, { targets, pool }, authors, synonyms, options);
  const methods = figures.map((each) => ({
    figures: each,
    cost: costOf(ledgers.get(each.method)!, options.writer.price, options.judge?.price),
  }));
  shell.print(await writeResults(options, methods, written, targets, meteorName));
  for (const { method, target, error } of failures.slice(0, 10))
    shell.complain(`${method} has no text for ${targets[target]!.user}: ${error.message}`);
  if (failures.length > 0)
    shell.complain(
      `${countOf(failures.length, "text")} could not be had. Run the same again to try once more.`,
    );
  return failures.length > 0 ? 1 : 0;
}

/** Ends at Ctrl+C, with everything kept that was answered. */
function stopOnInterrupt(): Disposable & { readonly signal: AbortSignal } {
  const stop = new AbortController();
  const onInterrupt = () => stop.abort(new Error("Stopped. Run the same again to go on from here."));
  process.once("SIGINT", onInterrupt);
  return { signal: stop.signal, [Symbol.dispose]: () => void process.off("SIGINT", onInterrupt) };
}
