/** Where a language model answers. A key and a consent belong to the origin. */
export interface Endpoint {
  /** What `/chat/completions` is appended to; no slash at its end. */
  readonly baseUrl: string;
  /** Scheme, host and port, as {@link URL.origin}. */
  readonly origin: string;
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

/**
 * Reads an endpoint as a person sets it: `https://api.example.com/v1`, or the bare origin, whose path is `/v1` then.
 * Any other path stays as it is. Throws {@link EndpointError}: for what is no http(s) address, and for one with
 * a user name or password in it (a key has its own place) or with a query or fragment (which calls would drop).
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw new EndpointError("notAnAddress");
  const url = new URL(trimmed);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new EndpointError("notHttp");
  if (url.username || url.password) throw new EndpointError("credentials");
  if (url.search || url.hash) throw new EndpointError("query");
  const path = url.pathname.replace(/\/+$/, "");
  return { baseUrl: url.origin + (path || "/v1"), origin: url.origin };
}

const LOOPBACK = /^(?:localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether text sent there could be read on the way: plain http to anything but this machine (RFC 6761, 6.3; RFC 1122, 3.2.1.3). */
export function isInsecure({ origin }: Pick<Endpoint, "origin">): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "http:" && !LOOPBACK.test(hostname);
}
