import { LanguageModelError } from "./languageModel.ts";

export interface Credentials {
  /** Undefined: no Authorization header, as local servers want it. */
  readonly apiKey: string | undefined;
  /** What the person wants sent as well. */
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * A `fetch` that sends nothing but what it was told to. It builds the headers anew, because the openai package adds
 * its own, among them any in the environment's OPENAI_CUSTOM_HEADERS; and it follows no redirect, because text, key
 * and consent are for one origin.
 */
export function guardedFetch(
  fetch: typeof globalThis.fetch,
  credentials: Credentials,
): typeof globalThis.fetch {
  return (input, init = {}) =>
    fetch(input, {
      ...init,
      headers: headersOf(credentials, init.body !== undefined && init.body !== null),
      redirect: "error",
      credentials: "omit",
    });
}

function headersOf({ apiKey, headers }: Credentials, hasBody: boolean): Headers {
  try {
    const sent = new Headers(headers);
    sent.set("accept", "application/json");
    if (hasBody) sent.set("content-type", "application/json");
    if (apiKey) sent.set("authorization", `Bearer ${apiKey}`);
    return sent;
  } catch {
    // Not as a cause: its message has the key in it.
    throw new LanguageModelError(
      "unauthorized",
      "The key or a header has characters that no header may have",
    );
  }
}
