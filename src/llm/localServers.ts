import { type Endpoint, parseEndpoint } from "./endpoint.ts";

/** Programs that serve models on the machine they run on, by the port that each has as installed. */
export interface UsualServer {
  /** As a person knows it. */
  readonly name: string;
  readonly port: number;
}

/** A server that was found, with the models that it offers. */
export interface FoundServer {
  readonly name: string;
  readonly endpoint: Endpoint;
  /** At least one. */
  readonly models: readonly string[];
}

export const USUAL_SERVERS: readonly UsualServer[] = [
  { name: "Ollama", port: 11434 },
  { name: "LM Studio", port: 1234 },
  { name: "llama.cpp, LocalAI", port: 8080 },
  { name: "vLLM", port: 8000 },
  { name: "Jan", port: 1337 },
  { name: "KoboldCpp", port: 5001 },
  { name: "text-generation-webui", port: 5000 },
  { name: "GPT4All", port: 4891 },
];

/** The models at an endpoint; rejects where there are none, or nothing answers. */
export type ListAt = (endpoint: Endpoint, signal: AbortSignal) => Promise<readonly string[]>;

/**
 * The servers on this machine that offer models on their usual ports, in their order. `list` is called once for each
 * port, with an address on loopback. Rejects with the signal's reason where it aborts.
 */
export async function findLocalServers(
  list: ListAt,
  signal: AbortSignal,
  servers: readonly UsualServer[] = USUAL_SERVERS,
): Promise<FoundServer[]> {
  const found = await Promise.all(
    servers.map(async ({ name, port }) => {
      const endpoint = parseEndpoint(`http://127.0.0.1:${port}`);
      // Whatever else uses such a port is no server of models.
      const models = await list(endpoint, signal).catch(() => []);
      return models.length > 0 ? [{ name, endpoint, models }] : [];
    }),
  );
  signal.throwIfAborted();
  return found.flat();
}
