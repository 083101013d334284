import { type Endpoint, likelyAddresses, parseEndpoint } from "./endpoint.ts";
import { LanguageModelError } from "./languageModel.ts";
import type { ListAt } from "./localServers.ts";

/** Where a server lists its models, and their names. */
export interface FoundModels {
  /** As it can be set. */
  readonly address: string;
  readonly endpoint: Endpoint;
  readonly models: readonly string[];
}

/**
 * The models at an address as a person set it, or, where nothing there answers as such a server does, at the address that was likely meant.
 * Throws the {@link LanguageModelError} of the one that was set; the signal's reason where it aborts.
 */
export async function findModels(address: string, list: ListAt, signal: AbortSignal): Promise<FoundModels> {
  const endpoint = parseEndpoint(address);
  try {
    return { address, endpoint, models: await list(endpoint, signal) };
  } catch (error) {
    if (!mayBeElsewhere(error)) throw error;
    const found = await findElsewhere(endpoint, list, signal);
    if (found) return found;
    throw error;
  }
}

/** A list of models at the same origin, so that the key goes nowhere else, and at another address than this one; undefined where there is none. */
export async function findElsewhere(
  endpoint: Endpoint,
  list: ListAt,
  signal: AbortSignal,
): Promise<FoundModels | undefined> {
  for (const address of likelyAddresses(endpoint)) {
    const likely = parseEndpoint(address);
    const models = await list(likely, signal).catch(() => []);
    signal.throwIfAborted();
    if (models.length > 0) return { address, endpoint: likely, models };
  }
  return undefined;
}

/** Whether a failure may be the address's. */
export function mayBeElsewhere(error: unknown): boolean {
  return error instanceof LanguageModelError && /^(?:noList|noSuchAddress|badReply)$/.test(error.failure);
}
