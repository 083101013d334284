import OpenAI from "openai";
import type { Endpoint } from "./endpoint.ts";
import { type Credentials, guardedFetch } from "./guardedFetch.ts";
import type { Limits } from "./timeLimits.ts";

export interface Connection extends Credentials {
  readonly endpoint: Endpoint;
  /** The editor's own, which knows the person's proxy and certificates. */
  readonly fetch: typeof globalThis.fetch;
  readonly limits?: Limits;
}

/**
 * The package reads OPENAI_API_KEY, OPENAI_ADMIN_KEY, OPENAI_ORG_ID, OPENAI_PROJECT_ID, OPENAI_BASE_URL and OPENAI_LOG for
 * whatever it is not told, and would send them to any server: so it is told everything. It refuses to work
 * without a key; the Authorization header that is really sent, or none, is {@link guardedFetch}'s.
 */
export function clientOf({ endpoint, fetch, apiKey, headers }: Connection): OpenAI {
  return new OpenAI({
    baseURL: endpoint.baseUrl,
    apiKey: "set by guardedFetch",
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    logLevel: "off",
    maxRetries: 0,
    ...(endpoint.apiVersion === undefined ? {} : { defaultQuery: { "api-version": endpoint.apiVersion } }),
    fetch: guardedFetch(fetch, { apiKey, headers }, endpoint.isAzure ? "api-key" : "authorization"),
  });
}
