import * as z from "zod";

/** How an answer ends: of itself, or where the limit on its tokens is. */
export type End = "whole" | "cutShort";

/** What a chunk of a stream brings. */
export interface Piece {
  /** Of the answer; empty where the chunk brings none. */
  readonly text: string;
  /** Whether the server is at it: also where it only reasons. */
  readonly isAlive: boolean;
  /** Undefined where more is to come. */
  readonly end: End | undefined;
  readonly usage: z.infer<typeof usage> | undefined;
}

export const usage = z.object({ prompt_tokens: z.number(), completion_tokens: z.number() }).nullish();

/** How an answer ends, by the reason that a server gives for it. */
export function endOf(reason: string | null | undefined): End | undefined {
  if (!reason) return undefined;
  return reason === "length" ? "cutShort" : "whole";
}

/** What was learned of a model by asking it. */
export interface Known {
  /** Its server refused a request for its schema. */
  refusesSchemas: boolean;
  /** Its server refused a request for what stands after the text. */
  refusesSuffix: boolean;
}

const all = new Map<string, Known>();

/** What is known of a model at an address, for as long as this process runs. */
export function knownOf(baseUrl: string, model: string): Known {
  const name = `${baseUrl} ${model}`;
  const known = all.get(name) ?? { refusesSchemas: false, refusesSuffix: false };
  all.set(name, known);
  return known;
}

/** How servers answer a request with something in it that they do not know what to make of. */
export const NOT_UNDERSTOOD: ReadonlySet<number | undefined> = new Set([400, 422, 501]);
