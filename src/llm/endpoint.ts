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
const AZURE =
  /\.(?:openai\.azure\.(?:com|us|cn)|cognitiveservices\.azure\.com|services\.ai\.azure\.com|api\.cognitive\.microsoft\.com)$/i;
/** What people copy along with the address; a deployment may have any name. */
const CALL =
  /(?:(?<!\/deployments)\/(?:chat\/completions|completions|embeddings|models|responses)|(?<=\/v1)\/chat)$/;
/** Ollama's own calls, which are others: those of its `/v1` are OpenAI's. */
const OLLAMA = /\/api\/(?:chat|generate|tags)$/;
/** The address of all of a resource's deployments, which says no more than the resource. */
const RESOURCE = /^\/openai(?:\/deployments)?$/;
/** Of Azure's API with deployments in the path, which does not answer without one. */
const USUAL_VERSION = "2024-10-21";

/**
 * Reads an endpoint as a person sets it: `https://api.example.com/v1`, or the bare origin, whose path is `/v1` then.
 * Any other path stays as it is, but for the name of a call at its end: what stands before that is where calls go. Azure's addresses may name
 * an API version (`https://me.openai.azure.com/openai/deployments/mine?api-version=2024-10-21`), and are told by host, version or deployment.
 * Throws {@link EndpointError}: for what is no http(s) address, and for one with a user name or password in it (a key has its own place) or
 * with any other query or a fragment (which calls would drop).
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  if (!URL.canParse(trimmed)) throw new EndpointError(lacksScheme(trimmed) ? "notHttp" : "notAnAddress");
  const url = new URL(trimmed);
  if (url.protocol !== "http:" && url.protocol !== "https:") throw new EndpointError("notHttp");
  if (url.username || url.password) throw new EndpointError("credentials");
  const version = apiVersionOf(url);
  const whole = url.pathname.replace(/\/+$/, "");
  const isAzure = version !== undefined || AZURE.test(url.hostname) || /^\/openai\/deployments\//.test(whole);
  const path = isAzure ? azurePath(whole, version) : otherPath(whole);
  const deployment = /\/deployments\/([\w.-]+)$/.exec(path)?.[1];
  const apiVersion = isAzure ? versionFor(path, version) : undefined;
  return {
    baseUrl: url.origin + path,
    origin: url.origin,
    ...(isAzure ? { isAzure } : {}),
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(deployment === undefined ? {} : { deployment }),
  };
}

/** Whether a host was written with nothing before it: what looks like a name, with a dot, a port or a path. */
function lacksScheme(text: string): boolean {
  return /^[\w-]+(?:[.:/]|$)/.test(text) && /[.:/]/.test(text) && URL.canParse(`http://${text}`);
}

function otherPath(path: string): string {
  if (path === "" || OLLAMA.test(path)) return `${path.replace(OLLAMA, "")}/v1`;
  return path.replace(CALL, "");
}

function azurePath(path: string, version: string | undefined): string {
  // Of the service for models of all makers, a part of the address and no call.
  const base = path === "/models" && version !== undefined ? path : path.replace(CALL, "");
  return base === "" || RESOURCE.test(base) ? "/openai/v1" : base;
}

/** `/openai/v1` has no versions by date any more, and refuses them. */
function versionFor(path: string, version: string | undefined): string | undefined {
  if (path.endsWith("/openai/v1") && version && /^\d/.test(version)) return undefined;
  return version ?? (path.includes("/deployments/") ? USUAL_VERSION : undefined);
}

/**
 * Where a server may answer that does not at the address, likeliest first: people leave out the path's end, copy too much of it, or set one where
 * there is none. All are of the same origin.
 */
export function likelyAddresses({ baseUrl, origin, isAzure }: Endpoint): string[] {
  const upToVersion = /^(.*?\/v1)\//.exec(baseUrl)?.[1];
  const likely = [
    ...(isAzure ? [`${origin}/openai/v1`] : []),
    ...(upToVersion ? [upToVersion] : []),
    ...(baseUrl.endsWith("/v1") ? [] : [`${baseUrl}/v1`]),
    `${origin}/v1`,
    `${origin}/api/v1`,
  ];
  return [...new Set(likely)].filter((address) => address !== baseUrl);
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
