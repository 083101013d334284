import type { ParseArgsOptionsConfig } from "node:util";
import * as z from "zod";
import { MATRIX, type Method, MethodError, parseMethod } from "../../evaluation/dpl/method.ts";
import { SAMPLING, type Sampling } from "../../evaluation/dpl/writeAll.ts";
import { type Endpoint, EndpointError, parseEndpoint } from "../../llm/endpoint.ts";
import { parseOptions } from "../parseOptions.ts";
import { UsageError } from "../shell.ts";

/** Dollars, or whatever, for a million tokens. */
export interface Price {
  readonly prompt: number;
  readonly completion: number;
}

export interface ModelChoice {
  readonly endpoint: Endpoint;
  readonly model: string;
  readonly price: Price | undefined;
}

export interface RunOptions {
  readonly dataset: string;
  readonly pool: string | undefined;
  readonly out: string;
  readonly writer: ModelChoice;
  readonly judge: ModelChoice | undefined;
  readonly embeddingModel: string | undefined;
  readonly methods: readonly Method[];
  readonly repeats: number;
  readonly seed: number;
  readonly parallel: number;
  /** Of the targets, the first. */
  readonly limit: number | undefined;
  readonly sampling: Sampling;
  readonly dryRun: boolean;
  readonly batch: boolean;
  readonly batchResults: readonly string[];
}

const text = { type: "string" } as const;
const OPTIONS = {
  dataset: text,
  pool: text,
  endpoint: text,
  model: text,
  method: { type: "string", multiple: true, default: [] },
  out: text,
  "judge-model": text,
  "judge-endpoint": text,
  "embedding-model": text,
  repeats: { type: "string", default: "1" },
  seed: { type: "string", default: "1" },
  parallel: { type: "string", default: "4" },
  limit: text,
  temperature: { type: "string", default: String(SAMPLING.temperature) },
  "top-p": { type: "string", default: String(SAMPLING.topP) },
  "max-tokens": { type: "string", default: String(SAMPLING.maxTokens) },
  price: text,
  "judge-price": text,
  "dry-run": { type: "boolean", default: false },
  batch: { type: "boolean", default: false },
  "batch-results": { type: "string", multiple: true, default: [] },
} satisfies ParseArgsOptionsConfig;

/** Reads the options of `dpl run`. Throws a UsageError that says what is missing or wrong. */
export function parseRunOptions(args: readonly string[]): RunOptions {
  const { values: given, positionals } = parseOptions(args, OPTIONS);
  if (positionals.length > 0) throw new UsageError(`dpl run takes options only, not “${positionals[0]}”.`);
  const needed = (name: "dataset" | "endpoint" | "model" | "out", what: string) => {
    const value = given[name];
    if (value === undefined) throw new UsageError(`${what} Say --${name}.`);
    return value;
  };
  const endpoint = endpointOf("endpoint", needed("endpoint", "Which server answers?"));
  const judgeModel = given["judge-model"];
  const judgeEndpoint = given["judge-endpoint"];
  const isNumber = (name: keyof typeof OPTIONS, shape: z.ZodType<number>, what: string) => {
    const parsed = shape.safeParse(Number(given[name]));
    if (!parsed.success || String(given[name]).trim() === "") throw new UsageError(`--${name} is ${what}.`);
    return parsed.data;
  };
  const count = (name: keyof typeof OPTIONS) => isNumber(name, z.int().min(1), "a whole number from 1 on");
  return {
    dataset: needed("dataset", "On which texts?"),
    pool: given.pool,
    out: needed("out", "Where to?"),
    writer: { endpoint, model: needed("model", "Which model writes?"), price: priceOf("price", given.price) },
    judge:
      judgeModel === undefined
        ? undefined
        : {
            endpoint: judgeEndpoint === undefined ? endpoint : endpointOf("judge-endpoint", judgeEndpoint),
            model: judgeModel,
            price: priceOf("judge-price", given["judge-price"]),
          },
    embeddingModel: given["embedding-model"],
    methods: methodsOf(given.method, given["embedding-model"] !== undefined || given["dry-run"]),
    repeats: count("repeats"),
    seed: isNumber("seed", z.int(), "a whole number"),
    parallel: count("parallel"),
    limit: given.limit === undefined ? undefined : count("limit"),
    sampling: {
      temperature: isNumber("temperature", z.number().min(0).max(2), "a number from 0 to 2"),
      topP: isNumber("top-p", z.number().positive().max(1), "a number above 0, up to 1"),
      maxTokens: count("max-tokens"),
    },
    dryRun: given["dry-run"],
    batch: given.batch,
    batchResults: given["batch-results"],
  };
}

function methodsOf(given: readonly string[], hasEmbeddings: boolean): Method[] {
  const names = given
    .flatMap((list) => list.split(","))
    .flatMap((name) => (name === "matrix" ? MATRIX : [name]));
  if (names.length === 0)
    throw new UsageError("Which methods? Say --method none,rag,dpl,ours or --method matrix.");
  try {
    const methods = new Map(names.map((name) => [parseMethod(name).name, parseMethod(name)]));
    const needy = [...methods.values()].find(needsEmbeddings);
    if (needy && !hasEmbeddings) {
      throw new UsageError(
        `“${needy.name}” chooses other users' texts by embeddings: say --embedding-model, or take dpl/random.`,
      );
    }
    return [...methods.values()];
  } catch (error) {
    if (error instanceof MethodError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

const needsEmbeddings = ({ base, choice = "kmeans", observed }: Method) =>
  observed || (base === "dpl" && (choice === "kmeans" || choice === "dissimilar"));

function endpointOf(name: string, given: string): Endpoint {
  try {
    return parseEndpoint(given);
  } catch (error) {
    if (!(error instanceof EndpointError)) throw error;
    throw new UsageError(`--${name} is an address like https://api.example.com/v1, without key or query.`, {
      cause: error,
    });
  }
}

function priceOf(name: string, given: string | undefined): Price | undefined {
  if (given === undefined) return undefined;
  const [prompt, completion, ...rest] = given.split(",").map(Number);
  const price = z.object({ prompt: z.number().min(0), completion: z.number().min(0) });
  const parsed = price.safeParse({ prompt, completion });
  if (!parsed.success || rest.length > 0) {
    throw new UsageError(
      `--${name} is two prices for a million tokens, of prompts and of answers: 0.15,0.60.`,
    );
  }
  return parsed.data;
}
