import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import * as z from "zod";

export interface AzureServer {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What was asked: method, path with its query, and the key that came with it. */
  readonly log: readonly { readonly call: string; readonly key: string | undefined }[];
  close(): Promise<void>;
}

const PATH = /^\/openai\/deployments\/([^/]+)\/chat\/completions$/;
const chatRequest = z.object({ model: z.string(), stream: z.literal(true), messages: z.array(z.unknown()) });
const VERSIONS = ["2024-10-21", "preview"];

/**
 * A server as Azure's are: the key in a header of its own, one path for each deployment and another for all of them, no list of models, and
 * errors in Azure's words.
 */
export async function startAzureServer({
  key = "azure-key",
  deployments = ["mine"],
  /** How a request for the list of models is refused. */
  listStatus = 404,
} = {}): Promise<AzureServer> {
  const log: { call: string; key: string | undefined }[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    log.push({ call: `${request.method} ${request.url}`, key: keyOf(request) });
    answer(request, Buffer.concat(parts).toString(), response);
  });
  const answer = (request: IncomingMessage, body: string, response: ServerResponse) => {
    const refuse = (status: number, code: string, message: string) =>
      response
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify({ error: { code, message } }));
    const { pathname, searchParams } = new URL(request.url ?? "", "http://127.0.0.1");
    if (keyOf(request) !== key)
      return refuse(
        401,
        "401",
        "Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription.",
      );
    if (pathname.endsWith("/models")) return refuse(listStatus, String(listStatus), "Resource not found");
    const version = searchParams.get("api-version");
    const isByPath = PATH.test(pathname) && version !== null && VERSIONS.includes(version);
    const isOfAll = pathname === "/openai/v1/chat/completions";
    if (!isByPath && !isOfAll) return refuse(404, "404", "Resource not found");
    const { data: asked } = chatRequest.safeParse(JSON.parse(body));
    if (!asked) return refuse(400, "BadRequest", "The request is not understood");
    if (!deployments.includes(PATH.exec(pathname)?.[1] ?? asked.model))
      return refuse(
        404,
        "DeploymentNotFound",
        "The API deployment for this resource does not exist. If you created the deployment within the last 5 minutes, please wait a moment and try again.",
      );
    response.writeHead(200, { "content-type": "text/event-stream" });
    for (const choice of [
      { delta: { content: "ready" }, finish_reason: null },
      { delta: {}, finish_reason: "stop" },
    ]) {
      const chunk = { id: "test", object: "chat.completion.chunk", created: 0, model: asked.model };
      response.write(`data: ${JSON.stringify({ ...chunk, choices: [{ index: 0, ...choice }] })}\n\n`);
    }
    response.end("data: [DONE]\n\n");
  };
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  const key = headers["api-key"];
  return typeof key === "string" ? key : undefined;
}
