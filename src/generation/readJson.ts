import { JSONRepairError, jsonrepair } from "jsonrepair";

/** A model's answer may have words around it, but not this much. Characters. */
const LONGEST = 100_000;
/** So many places are tried where JSON may begin. */
const MOST_TRIED = 8;

/**
 * The first JSON in a model's reply that `accept` makes something of, mended where it is nearly JSON: in a code fence, with words before
 * and after it, with single quotes or trailing commas, or broken off. Undefined where there is none.
 */
export function readJson<Value>(
  reply: string,
  accept: (value: unknown) => Value | undefined,
): Value | undefined {
  const text = reply.replace(/^[\s\S]*<\/think>/, "").slice(0, LONGEST);
  const starts = [...text.matchAll(/[[{]/g)].map(({ index }) => index).slice(0, MOST_TRIED);
  for (const start of starts) {
    const json = text.slice(start, endOf(text, start));
    const value = parsed(json) ?? mended(json);
    const accepted = value === undefined ? undefined : accept(value);
    if (accepted !== undefined) return accepted;
  }
  return undefined;
}

/** Where what is opened at `start` is closed; the text's end where it is not. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let isString = false;
  for (let at = start; at < text.length; at++) {
    const sign = text[at];
    if (isString) {
      if (sign === "\\") at++;
      else if (sign === '"') isString = false;
    } else if (sign === '"') isString = true;
    else if (sign === "{" || sign === "[") depth++;
    else if (sign === "}" || sign === "]") depth--;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function mended(text: string): unknown {
  try {
    return parsed(jsonrepair(text));
  } catch (error) {
    if (error instanceof JSONRepairError) return undefined;
    throw error;
  }
}

/** Undefined where it is no object or list. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
