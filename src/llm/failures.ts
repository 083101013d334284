import { APIConnectionTimeoutError, APIError } from "openai";
import * as z from "zod";
import { LanguageModelError, type LanguageModelFailure } from "./languageModel.ts";

/** Certificates that nobody vouches for, or that are another's: Node's and OpenSSL's codes. */
const CERTIFICATE = /^CERT_|_CERT_|_CERT$|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ALTNAME_INVALID/;
/** The connection broke after it had been there. */
const BROKEN =
  /^(?:ECONNRESET|EPIPE|UND_ERR_SOCKET|UND_ERR_BODY_TIMEOUT|ERR_CONNECTION_(?:RESET|CLOSED|ABORTED)|ERR_EMPTY_RESPONSE)$/;
const TIMED_OUT =
  /^(?:ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT|UND_ERR_HEADERS_TIMEOUT|ERR_(?:CONNECTION_)?TIMED_OUT)$/;
/** What stands between asked for a name, or would not let the call through: as undici and Chromium tell it. */
const PROXY = /\bproxy (?:response|auth)|ERR_PROXY|ERR_TUNNEL|PROXY_AUTH/i;
/** What servers say, by code or in words, that have no status for it. */
const SAID: readonly (readonly [RegExp, LanguageModelFailure])[] = [
  [/context[ _](?:length|size|window)|maximum context|prompt is too long|too many tokens/i, "tooLong"],
  [/\binvalid[ _]api[ _]key|api key (?:not valid|is invalid|expired)/i, "unauthorized"],
  [
    /\bmodel_not_found|\binvalid[ _]model\b|not a valid model|\bmodel\b.{0,80}\b(?:not found|not exist)/i,
    "modelNotFound",
  ],
];

/** What a 404 says that is about the model; any other is about the path. */
const ABOUT_MODEL = /model|deployment|no endpoints found/i;

const coded = z.object({ code: z.string() });
/** As Chromium's fetch, which the editor's may be, names what happened. */
const CHROMIUM = /\bnet::(ERR_\w+)/;

/**
 * What an error of a call means to the person. `hasBegun`: whether part of the answer had arrived.
 * What a server said is in neither message nor cause, for it may repeat the author's text or the key; a cause is
 * kept only where no answer came at all.
 */
export function toLanguageModelError(error: unknown, hasBegun: boolean): LanguageModelError {
  const chain = [...causes(error)];
  const ours = chain.find((link) => link instanceof LanguageModelError);
  if (ours) return ours;
  const answered = chain.find((link) => link instanceof APIError && link.status !== undefined);
  if (answered instanceof APIError) return refusal(answered);
  if (chain.some((link) => link instanceof SyntaxError || link instanceof z.ZodError)) {
    return new LanguageModelError("badReply", "The answer is not what an OpenAI-compatible server sends");
  }
  if (error instanceof APIError && error.error !== undefined) {
    const failure = failureOf(Number(error.code), error);
    return new LanguageModelError(failure, "The server reported an error in the middle of its answer");
  }
  return connectionFailure(error, chain, hasBegun);
}

function refusal(error: APIError): LanguageModelError {
  const { status = 0 } = error;
  const retryAfter = secondsOf(error.headers?.get("retry-after"));
  return new LanguageModelError(failureOf(status, error), `The server answered with HTTP status ${status}`, {
    status,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
}

/** `status`: of HTTP, or what a server that had begun to answer gave for one. */
function failureOf(status: number, { code, message }: APIError): LanguageModelFailure {
  if (status >= 300 && status < 400) return "redirected";
  switch (status) {
    case 407:
      return "proxy";
    case 401:
      return "unauthorized";
    case 402:
      return "unpaid";
    case 403:
      return "forbidden";
    case 404:
      return ABOUT_MODEL.test(`${code} ${message}`) ? "modelNotFound" : "noSuchAddress";
    case 405:
      return "noSuchAddress";
    case 413:
      return "tooLong";
    case 429:
      return code === "insufficient_quota" ? "unpaid" : "rateLimited";
    case 408:
    case 504:
      return "timeout";
    default:
      return SAID.find(([said]) => said.test(`${code} ${message}`))?.[1] ?? "serverError";
  }
}

function connectionFailure(error: unknown, chain: readonly Error[], hasBegun: boolean): LanguageModelError {
  const failed = (failure: LanguageModelFailure, message: string) =>
    new LanguageModelError(failure, message, { cause: error });
  const codes = chain.map(
    (link) => CHROMIUM.exec(link.message)?.[1] ?? coded.safeParse(link).data?.code ?? "",
  );
  if (chain.some(({ message }, index) => PROXY.test(codes[index] ?? "") || PROXY.test(message))) {
    return failed("proxy", "The proxy did not let the request through");
  }
  if (error instanceof APIConnectionTimeoutError || codes.some((code) => TIMED_OUT.test(code))) {
    return failed("timeout", "The server did not answer in time");
  }
  // Neither undici nor Chromium gives a redirect a code.
  if (chain.some(({ message }) => /redirect/i.test(message))) {
    return failed("redirected", "The server sent the request elsewhere, and it was not followed");
  }
  if (codes.some((code) => CERTIFICATE.test(code))) {
    return failed("insecure", "The server's certificate cannot be trusted");
  }
  if (hasBegun || codes.some((code) => BROKEN.test(code))) {
    return failed("cutOff", "The connection broke before the answer was complete");
  }
  return failed("unreachable", "The server cannot be reached");
}

/** An error, what caused it, and so on; bounded, should they go in a circle. */
function* causes(error: unknown): Generator<Error> {
  let link = error;
  for (let depth = 0; depth < 10 && link instanceof Error; depth += 1) {
    yield link;
    link = link.cause;
  }
}

/** Seconds of a Retry-After header (RFC 9110, 10.2.3), given as a number or as a date; undefined where it is neither. */
function secondsOf(retryAfter: string | null | undefined): number | undefined {
  if (!retryAfter) return undefined;
  if (/^\d+$/.test(retryAfter)) return Number(retryAfter);
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - Date.now()) / 1000));
}
