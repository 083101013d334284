import assert from "node:assert/strict";
import { test } from "node:test";
import { toLanguageModelError } from "./failures.ts";
import { LanguageModelError } from "./languageModel.ts";

/** As undici reports what the operating system or OpenSSL said. */
function failedFetch(code: string): Error {
  return new TypeError("fetch failed", { cause: Object.assign(new Error("low"), { code }) });
}

test("connection errors by their codes", () => {
  const cases = [
    ["ENOTFOUND", "unreachable"],
    ["ECONNREFUSED", "unreachable"],
    ["EHOSTUNREACH", "unreachable"],
    ["ECONNRESET", "cutOff"],
    ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
    ["ETIMEDOUT", "timeout"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "insecure"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "insecure"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "insecure"],
    ["UNABLE_TO_GET_ISSUER_CERT_LOCALLY", "insecure"],
    ["CERT_HAS_EXPIRED", "insecure"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "insecure"],
  ] as const;
  for (const [code, failure] of cases) {
    assert.equal(toLanguageModelError(failedFetch(code), false).failure, failure, code);
  }
});

test("Chromium tells what happened in its message", () => {
  const cases = [
    ["net::ERR_CONNECTION_REFUSED", "unreachable"],
    ["net::ERR_NAME_NOT_RESOLVED", "unreachable"],
    ["net::ERR_CONNECTION_RESET", "cutOff"],
    ["net::ERR_CONNECTION_TIMED_OUT", "timeout"],
    ["net::ERR_CERT_AUTHORITY_INVALID", "insecure"],
    ["net::ERR_PROXY_CONNECTION_FAILED", "proxy"],
    ["net::ERR_TUNNEL_CONNECTION_FAILED", "proxy"],
  ] as const;
  for (const [message, failure] of cases) {
    const error = new TypeError("fetch failed", { cause: new Error(message) });
    assert.equal(toLanguageModelError(error, false).failure, failure, message);
  }
});

test("whatever breaks after the answer has begun cut it off", () => {
  assert.equal(toLanguageModelError(new TypeError("terminated"), true).failure, "cutOff");
});

test("an error that is one of ours stays what it is, however deep", () => {
  const ours = new LanguageModelError("unauthorized", "no");
  assert.equal(toLanguageModelError(new Error("a", { cause: new Error("b", { cause: ours }) }), false), ours);
});

test("causes that go in a circle are no trap", () => {
  const error = new Error("round");
  error.cause = error;
  assert.equal(toLanguageModelError(error, false).failure, "unreachable");
});
