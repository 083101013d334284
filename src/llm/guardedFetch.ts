import { LanguageModelError } from "./languageModel.ts";

export interface Credentials {
  /** Undefined: no header with a key, as local servers want it. */
  readonly apiKey: string | undefined;
  /** What the person wants sent as well. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Where a key is sent: most servers want it as a bearer token, Azure's under a name of its own. */
export type KeyHeader = "authorization" | "api-key";

/** An answer of a server's, list or stream, is far smaller, and so is one line of a stream; without an end they would fill the memory. Bytes. */
const LONGEST = { answer: 32 << 20, line: 1 << 20 };
const NEW_LINE = 0x0a;

/**
 * A `fetch` that sends nothing but what it was told to. It builds the headers anew, because the openai package adds
 * its own, among them any in the environment's OPENAI_CUSTOM_HEADERS; and it follows no redirect, because text, key
 * and consent are for one origin. It reads no answer without end ({@link LONGEST}).
 */
export function guardedFetch(
  fetch: typeof globalThis.fetch,
  credentials: Credentials,
  keyHeader: KeyHeader = "authorization",
): typeof globalThis.fetch {
  return async (input, init = {}) =>
    bounded(
      await fetch(input, {
        ...init,
        headers: headersOf(credentials, keyHeader, init.body !== undefined && init.body !== null),
        redirect: "error",
        credentials: "omit",
      }),
    );
}

function bounded(response: Response): Response {
  if (!response.body) return response;
  const isStream = response.headers.get("content-type")?.startsWith("text/event-stream") ?? false;
  let bytes = 0;
  let line = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, stream) => {
      const end = part.lastIndexOf(NEW_LINE);
      line = end === -1 ? line + part.byteLength : part.byteLength - end - 1;
      bytes += part.byteLength;
      if (bytes <= LONGEST.answer && (!isStream || line <= LONGEST.line)) stream.enqueue(part);
      else stream.error(new LanguageModelError("badReply", "The answer does not end"));
    },
  });
  return new Response(response.body.pipeThrough(count), response);
}

function headersOf({ apiKey, headers }: Credentials, keyHeader: KeyHeader, hasBody: boolean): Headers {
  try {
    const sent = new Headers(headers);
    sent.set("accept", "application/json");
    if (hasBody) sent.set("content-type", "application/json");
    if (apiKey) sent.set(keyHeader, keyHeader === "authorization" ? `Bearer ${apiKey}` : apiKey);
    return sent;
  } catch {
    // Not as a cause: its message has the key in it.
    throw new LanguageModelError(
      "unauthorized",
      "The key or a header has characters that no header may have",
    );
  }
}
