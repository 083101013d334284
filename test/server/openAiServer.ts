import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { Behaviour } from "./behaviour.ts";
import { continueText } from "./continueText.ts";
import { embeddingsFor } from "./embeddings.ts";
import { type Format, formatOf, piecesOf } from "./format.ts";

/** One request as it reached the server. Times are those of `performance.now()`, in milliseconds. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly receivedAt: number;
  /** When each piece of a reply was sent. */
  readonly sentAt: number[];
  /** When the answer's connection was closed or the answer was complete; undefined while it is under way. */
  closedAt: number | undefined;
  /** Whether the whole answer was sent: false where the connection was closed first. */
  isAnswered: boolean;
}

export interface OpenAiServer {
  /** The endpoint as a person would set it: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  readonly log: readonly LoggedRequest[];
  /** Adds what to do with a request that is still to come, after those that are waiting already. */
  next(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface OpenAiServerOptions {
  /** What to do with the first requests, in order; later ones are answered by {@link continueText}. */
  readonly script?: readonly Behaviour[];
  /** 0, or none: any free port. */
  readonly port?: number;
  readonly models?: readonly string[];
  /** What is replied to a prompt that the script says nothing about; {@link continueText} if not given. */
  readonly reply?: (prompt: string) => string;
  /** Milliseconds before each such reply. */
  readonly delay?: number;
}

const DEFAULT_PIECE = 12;
/** What stands before a call in the paths of Azure's. */
const AZURE = /^\/openai\/(?:v1\/|deployments\/[^/]+\/)?/;

/** Starts a server on 127.0.0.1 that speaks OpenAI's `/v1/chat/completions`, `/v1/completions`, `/v1/embeddings` and `/v1/models`. */
export async function startOpenAiServer({
  script = [],
  port = 0,
  models = ["test-model", "test-model-large"],
  reply = continueText,
  delay: replyDelay,
}: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const waiting = [...script];
  const log: LoggedRequest[] = [];
  const closing = new AbortController();
  const slow = replyDelay === undefined ? {} : { delay: replyDelay, pieceLength: Number.POSITIVE_INFINITY };
  const usual = (prompt: string): Behaviour => ({ kind: "reply", text: reply(prompt), ...slow });
  const server = createServer((request, response) => {
    receive(request, response, log)
      .then((logged) => answer(logged, response, waiting, models, usual, closing.signal))
      .catch((error) => response.destroy(error));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    log,
    next: (behaviour) => void waiting.push(behaviour),
    close: async () => {
      closing.abort();
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  log: LoggedRequest[],
): Promise<LoggedRequest> {
  const receivedAt = performance.now();
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  const logged: LoggedRequest = {
    method: request.method ?? "",
    path: request.url ?? "",
    headers: request.headers,
    body: Buffer.concat(parts).toString(),
    receivedAt,
    sentAt: [],
    closedAt: undefined,
    isAnswered: false,
  };
  log.push(logged);
  response.on("close", () => {
    logged.closedAt = performance.now();
    logged.isAnswered = response.writableFinished;
  });
  return logged;
}

async function answer(
  request: LoggedRequest,
  response: ServerResponse,
  waiting: Behaviour[],
  models: readonly string[],
  usual: (prompt: string) => Behaviour,
  closing: AbortSignal,
): Promise<void> {
  const behaviour = waiting.shift();
  const path = new URL(request.path, "http://127.0.0.1").pathname.replace(AZURE, "/v1/");
  if (path === "/v1/models" && behaviour === undefined) {
    const data = models.map((id) => ({ id, object: "model", created: 0, owned_by: "test" }));
    sendJson(response, 200, { object: "list", data });
    return;
  }
  if (path === "/v1/embeddings" && behaviour === undefined) {
    sendJson(response, 200, embeddingsFor(request.body));
    return;
  }
  const format = formatOf(path, request.body);
  if (!format) {
    sendJson(response, 404, { error: { message: `No ${request.method} ${path} here`, code: "not_found" } });
    return;
  }
  await behave(behaviour ?? usual(format.prompt), format, response, closing, request.sentAt);
}

async function behave(
  behaviour: Behaviour,
  format: Format,
  response: ServerResponse,
  closing: AbortSignal,
  sentAt: number[],
): Promise<void> {
  switch (behaviour.kind) {
    case "reply":
      if (!format.isStream) return sendJson(response, 200, format.whole(behaviour.text));
      for (const piece of piecesOf(behaviour.text, behaviour.pieceLength ?? DEFAULT_PIECE)) {
        await pause(behaviour.delay, closing);
        if (response.closed) return;
        sentAt.push(performance.now());
        send(response, format.piece(piece));
      }
      send(response, format.end(behaviour.reason ?? "stop"));
      if (format.usage(behaviour.text)) send(response, format.usage(behaviour.text));
      response.end("data: [DONE]\n\n");
      return;
    case "refuse":
      if (behaviour.retryAfter !== undefined) response.setHeader("retry-after", behaviour.retryAfter);
      return sendJson(response, behaviour.status, {
        error: {
          message: behaviour.message ?? "Refused by the script",
          code: behaviour.code ?? null,
          param: behaviour.param ?? null,
        },
      });
    case "cut":
      send(response, format.piece(behaviour.text));
      await pause(behaviour.after ?? 20, closing);
      response.destroy();
      return;
    case "breakOff":
      send(response, format.piece(behaviour.text));
      response.end();
      return;
    case "malformed":
      send(response, format.piece(behaviour.text));
      response.end('data: {"choices":[{"delta":{"content":"and\n\n');
      return;
    case "endless":
      while (!response.closed && !closing.aborted) {
        send(response, format.piece(behaviour.text));
        await pause(behaviour.delay ?? 1, closing);
      }
      return;
    case "stall":
      send(response, format.piece(behaviour.text));
      return;
    case "silence":
      return;
    case "redirect":
      response.writeHead(307, { location: behaviour.to }).end();
      return;
    case "raw":
      response.writeHead(200, { "content-type": behaviour.contentType }).end(behaviour.body);
  }
}

async function pause(milliseconds: number | undefined, closing: AbortSignal): Promise<void> {
  if (milliseconds) await Promise.race([delay(milliseconds), once(closing, "abort")]);
}

function send(response: ServerResponse, data: unknown): void {
  if (!response.headersSent) response.writeHead(200, { "content-type": "text/event-stream" });
  response.write(`data: ${JSON.stringify(data)}\n\n`);
}

function sendJson(response: ServerResponse, status: number, data: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(data));
}
