import {
  type LanguageModel,
  LanguageModelError,
  type LanguageModelFailure,
} from "../../llm/languageModel.ts";
import { type Calls, Ledger, PendingError, type Request } from "./calls.ts";
import type { MethodContext } from "./context.ts";
import { judgePrompt, scoreOf } from "./judge.ts";
import type { Method } from "./method.ts";
import { seedFrom } from "./random.ts";
import { write } from "./write.ts";

/** How models are asked; as published for generation and judging (Qiu et al. 2025, section 4, and its code). */
export const SAMPLING = { temperature: 0.8, topP: 0.95, maxTokens: 2048 };
const JUDGE_TOKENS = 64;

export type Sampling = Pick<Request, "temperature" | "topP" | "maxTokens">;

/** A model to ask; its name and where it answers make calls of it others than those of another. */
export type AskedModel = Pick<LanguageModel, "name" | "origin">;

export interface WritingPlan extends Pick<MethodContext, "targets" | "pool" | "embed" | "author" | "signal"> {
  readonly methods: readonly Method[];
  readonly repeats: number;
  readonly seed: number;
  readonly calls: Calls;
  readonly model: AskedModel;
  /** Undefined: nothing is judged. */
  readonly judge: AskedModel | undefined;
  readonly sampling: Sampling;
  /** Texts under way at once. */
  readonly parallel: number;
  /** Called when a text is there, or given up. */
  readonly onDone: () => void;
}

/** What a method wrote for a target. */
export interface Written {
  readonly method: Method;
  /** By index. */
  readonly target: number;
  readonly repeat: number;
  readonly text: string;
  /** 0 to 10; undefined where nothing was judged, or the reply was no number. */
  readonly judged: number | undefined;
}

export interface WritingResult {
  readonly written: readonly Written[];
  /** By method name. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** Texts that wait for a batch. */
  readonly pending: number;
  /** Texts that no answer could be had for, and why. */
  readonly failures: readonly { readonly method: string; readonly target: number; readonly error: Error }[];
}

/** What is wrong with the endpoint, and not with one call: the run ends. */
const FATAL: readonly LanguageModelFailure[] = [
  "unreachable",
  "unauthorized",
  "forbidden",
  "unpaid",
  "modelNotFound",
  "noSuchAddress",
  "redirected",
  "insecure",
];

/** Has every method write every target, as often as repeated, and judged. Rejects where the endpoint cannot be used at all, and where the signal aborts. */
export async function writeAll(plan: WritingPlan): Promise<WritingResult> {
  const ledgers = new Map(plan.methods.map(({ name }) => [name, new Ledger()]));
  const written: Written[] = [];
  const failures: WritingResult["failures"][number][] = [];
  let pending = 0;
  let fatal: { readonly error: unknown } | undefined;
  const queue = jobsOf(plan);
  const worker = async () => {
    for (const { method, target, repeat } of queue) {
      try {
        written.push(await writeOne(plan, method, ledgers.get(method.name)!, target, repeat));
      } catch (error) {
        if (error instanceof PendingError) pending++;
        else if (error instanceof LanguageModelError && !FATAL.includes(error.failure))
          failures.push({ method: method.name, target, error });
        else fatal ??= { error };
      }
      plan.onDone();
      if (fatal || plan.signal.aborted) return;
    }
  };
  // Each ends the text that it is at, so that every answer that was paid for is kept.
  await Promise.all(Array.from({ length: plan.parallel }, worker));
  plan.signal.throwIfAborted();
  if (fatal) throw fatal.error;
  return { written, ledgers, pending, failures };
}

function* jobsOf({ methods, repeats, targets }: WritingPlan) {
  for (let repeat = 0; repeat < repeats; repeat++)
    for (const target of targets.keys()) for (const method of methods) yield { method, target, repeat };
}

async function writeOne(
  plan: WritingPlan,
  method: Method,
  ledger: Ledger,
  target: number,
  repeat: number,
): Promise<Written> {
  const { calls, judge, targets } = plan;
  const asked = targets[target]!;
  const text = await write(asked, method, contextOf(plan, ledger, repeat));
  const seed = seedFrom(plan.seed, repeat, asked.user);
  const judged = judge
    ? scoreOf(
        await calls.ask(
          {
            ...judgePrompt(asked.target, text),
            ...plan.sampling,
            maxTokens: JUDGE_TOKENS,
            ...nameOf(judge),
            seed,
          },
          "judge",
          ledger,
        ),
      )
    : undefined;
  return { method, target, repeat, text, judged };
}

function contextOf(plan: WritingPlan, ledger: Ledger, repeat: number): MethodContext {
  const { targets, pool, embed, author, signal, calls, sampling, model } = plan;
  const ask: MethodContext["ask"] = (prompt, stage, seed) =>
    calls.ask({ ...prompt, ...sampling, ...nameOf(model), seed }, stage, ledger);
  return {
    targets,
    pool,
    embed,
    author,
    signal,
    ask,
    model: (stage, seed) => ({
      ...model,
      async *generate(prompt) {
        yield await ask(prompt, stage, seed);
      },
    }),
    seedOf: (user) => seedFrom(plan.seed, repeat, user),
  };
}

const nameOf = ({ name, origin }: AskedModel) => ({ model: name, origin });
