/** Where a language model answers. A key and a consent belong to the origin. */
export interface Endpoint {
  /** What `/chat/completions` is appended to; no slash at its end. */
  readonly baseUrl: string;
  /** Scheme, host and port, as {@link URL.origin}. */
  readonly origin: string;
  /** Azure's way: the key has a header of its own. */
  readonly isAzure?: boolean;
  /** Of Azure's, what every call names. */
  readonly apiVersion?: string;
  /** Of Azure's, the deployment that the address is of: it says which model answers. */
  readonly deployment?: string;
}

export type EndpointFault = "notAnAddress" | "notHttp" | "credentials" | "query";

/** An address that cannot be an endpoint, and why not. It does not carry the address: there may be a password in it. */
export class EndpointError extends Error {
  override readonly name = "EndpointError";
  readonly fault: EndpointFault;

  constructor(fault: EndpointFault) {
    super(`Not an endpoint: ${fault}`);
    this.fault = fault;
  }
}

/** Where Azure answers, and what stands before it. */
const AZURE = /\.(?:openai\.azure\.(?:com|us|cn)|cognitiveservices\.azure\.com|services\.ai\.azure\.com)$/i;
/** What people copy along with the address. */
const CALL = /\/(?:chat\/completions|completions|embeddings|models|responses)$/;

/**
 * Reads an endpoint as a person sets it: `https://api.example.com/v1`, or the bare origin, whose path is `/v1` then.
 * Any other path stays as it is, but for the name of a call at its end. Azure's addresses may name an API version
 * (`https://me.openai.azure.com/openai/deployments/mine?api-version=2024-10-21`). Throws {@link EndpointError}: for what is no
 * http(s) address, and for one with a user name or password in it (a key has its own place) or with any other query or a
 * fragment (which calls would drop).
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw new EndpointError("notAnAddress");
  const url = new URL(trimmed);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new EndpointError("notHttp");
  if (url.username || url.password) throw new EndpointError("credentials");
  const apiVersion = apiVersionOf(url);
  const isAzure = apiVersion !== undefined || AZURE.test(url.hostname);
  const path = url.pathname.replace(/\/+$/, "").replace(CALL, "");
  const deployment = /\/deployments\/([\w.-]+)$/.exec(path)?.[1];
  return {
    baseUrl: url.origin + (path || (isAzure ? "/openai/v1" : "/v1")),
    origin: url.origin,
    ...(isAzure ? { isAzure } : {}),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(deployment === undefined ? {} : { deployment }),
  };
}

/** Undefined where the address has no query at all. */
function apiVersionOf({ search, searchParams, hash }: URL): string | undefined {
  const version = searchParams.get("api-version");
  if (search === "" && hash === "") return undefined;
  if (hash || searchParams.size !== 1 || !version || !/^[\w.-]+$/.test(version))
    throw new EndpointError("query");
  return version;
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether text sent there could be read on the way: plain http to anything but this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
export function isInsecure({ origin }: Pick<Endpoint, "origin">): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "http:" && !LOOPBACK.test(hostname);
}
