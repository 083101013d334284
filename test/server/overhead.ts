import { setTimeout as delay } from "node:timers/promises";
import { masking } from "../../src/generation/maskingModel.ts";
import { personalize } from "../../src/generation/personalize.ts";
import type { PromptInputs } from "../../src/generation/prompt.ts";
import { parseEndpoint } from "../../src/llm/endpoint.ts";
import { openAiModel } from "../../src/llm/openai.ts";
import { piecesOf } from "./format.ts";
import type { OpenAiServer } from "./openAiServer.ts";

/** A sentence, the beginning of the next one, by which it is known to be whole, and more than anybody would wait for. */
const SENTENCE = "it was the heron that had come back to the weir, and nobody had told the committee.";
const NEEDED = `${SENTENCE} A`;
const REPLY = `${NEEDED}ll the same, ${"the water went on falling and the boats lay where they were. ".repeat(40)}`;
const PIECE = 4;
/** Between two pieces, as from a model of 200 tokens a second. Milliseconds. */
const BETWEEN = 5;

export interface Overhead {
  /** From when the last piece that was needed was sent until the sentence is there. Milliseconds. */
  readonly afterLastPiece: number;
  readonly text: string | undefined;
}

function modelAt(server: OpenAiServer) {
  return masking(
    openAiModel({
      endpoint: parseEndpoint(server.url),
      model: "test-model",
      apiKey: undefined,
      headers: {},
      fetch: globalThis.fetch,
    }),
  );
}

/** Has one sentence written by a server in this process, and tells how long it took beyond the server's own time. */
export async function measureOverhead(server: OpenAiServer, inputs: PromptInputs): Promise<Overhead> {
  server.next({ kind: "reply", text: REPLY, pieceLength: PIECE, delay: BETWEEN });
  const { signal } = new AbortController();
  const answer = await personalize({ model: modelAt(server), inputs, signal });
  const returned = performance.now();
  const last = Math.ceil(NEEDED.length / PIECE) - 1;
  if (
    piecesOf(REPLY, PIECE)
      .slice(0, last + 1)
      .join("").length < NEEDED.length
  )
    throw new Error("Too few pieces");
  return { afterLastPiece: returned - (server.log.at(-1)?.sentAt[last] ?? Number.NaN), text: answer?.text };
}

/** Cancels a request in the middle of its answer, and tells after how many milliseconds the server saw its connection close. */
export async function measureCancel(server: OpenAiServer, inputs: PromptInputs): Promise<number> {
  server.next({ kind: "reply", text: REPLY, pieceLength: PIECE, delay: BETWEEN });
  const controller = new AbortController();
  const onProgress = () => setTimeout(() => controller.abort(), 2 * BETWEEN);
  let cancelled = Number.NaN;
  controller.signal.addEventListener("abort", () => {
    cancelled = performance.now();
  });
  await personalize({ model: modelAt(server), inputs, signal: controller.signal, onProgress });
  const request = server.log.at(-1);
  while (request?.closedAt === undefined) await delay(1);
  return request.closedAt - cancelled;
}
