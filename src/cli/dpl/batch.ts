import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { type Answer, type Answerer, PendingError, type Request } from "../../evaluation/dpl/calls.ts";
import { writeAtomically } from "../../node/writeAtomically.ts";

/** OpenAI takes no more requests in one file; https://platform.openai.com/docs/guides/batch. */
const MOST_REQUESTS = 50_000;
/** And no more bytes: 200 MB, of which some are left. */
const MOST_BYTES = 180_000_000;

/** Calls put down for a batch instead of being made. */
export class BatchRequests {
  readonly #lines = new Map<string, string[]>();

  /** Puts a call down, and gives up what waits for its answer. */
  readonly put: Answerer = (key, request) => {
    const lines = this.#lines.get(request.model) ?? [];
    this.#lines.set(request.model, lines);
    lines.push(`${JSON.stringify(lineOf(key, request))}\n`);
    return Promise.reject(new PendingError("The answer comes with a batch."));
  };

  get size(): number {
    return [...this.#lines.values()].reduce((sum, { length }) => sum + length, 0);
  }

  /** Writes files as OpenAI's Batch API takes them: one model in each, none too large. Returns their paths. */
  async write(folder: string): Promise<string[]> {
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const [model, lines] of this.#lines) {
      for (const [index, part] of [...partsOf(lines)].entries()) {
        const path = join(folder, `${model.replace(/[^\w.-]+/g, "_")}-${index + 1}.jsonl`);
        await writeAtomically(path, part);
        paths.push(path);
      }
    }
    return paths;
  }
}

function lineOf(key: string, { model, system, user, temperature, topP, maxTokens, seed }: Request) {
  return {
    custom_id: key,
    method: "POST",
    url: "/v1/chat/completions",
    body: {
      model,
      messages: [
        { role: "system", content: system },
        { role: "user", content: user },
      ],
      temperature,
      top_p: topP,
      max_tokens: maxTokens,
      seed,
    },
  };
}

function* partsOf(lines: readonly string[]): Generator<string> {
  let part: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    const size = Buffer.byteLength(line);
    if (part.length === MOST_REQUESTS || (part.length > 0 && bytes + size > MOST_BYTES)) {
      yield part.join("");
      part = [];
      bytes = 0;
    }
    part.push(line);
    bytes += size;
  }
  if (part.length > 0) yield part.join("");
}

const resultLine = z.object({
  custom_id: z.string().min(1),
  response: z
    .object({
      status_code: z.number(),
      body: z.unknown(),
    })
    .nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
});

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }),
});

/** A file that is not as the Batch API writes them. */
export class BatchError extends Error {
  override readonly name = "BatchError";
}

/** Reads a file of a batch's results: answers by key, and how many requests failed. Rejects with {@link BatchError}. */
export async function readBatchResults(
  path: string,
): Promise<{ readonly answers: ReadonlyMap<string, Answer>; readonly failed: number }> {
  const answers = new Map<string, Answer>();
  let failed = 0;
  for (const [index, text] of (await readFile(path, "utf8")).split("\n").entries()) {
    if (text.trim() === "") continue;
    const line = parse(resultLine, text, `${path}, line ${index + 1}`);
    const { custom_id, response } = line;
    if (response?.status_code !== 200) {
      failed++;
      continue;
    }
    const body = completion.safeParse(response.body);
    if (!body.success)
      throw new BatchError(`${path}, line ${index + 1}: response.body is no chat completion.`);
    const { choices, usage } = body.data;
    answers.set(custom_id, {
      text: choices[0]!.message.content ?? "",
      usage: { prompt: usage.prompt_tokens, completion: usage.completion_tokens },
    });
  }
  return { answers, failed };
}

function parse<Shape extends z.ZodType>(shape: Shape, text: string, where: string): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(text));
  } catch (error) {
    const what =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ")
        : "not JSON";
    throw new BatchError(`${where}: ${what}`, { cause: error });
  }
}
