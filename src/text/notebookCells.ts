import type { Span } from "./prose.ts";

/** What stands between the quotation marks of a JSON string, escapes as they are. */
export type JsonString = Span;

export interface Cell {
  /** "markdown", "code", "raw", "heading". */
  readonly kind: string;
  /** Its text: the strings follow each other. At least one. */
  readonly strings: readonly JsonString[];
}

const TOKEN = /"((?:[^"\\]|\\.)*)"|[{}[\],:]|[^\s{}[\],:"]+/gs;

/** An object or array that is open. */
interface Container {
  readonly isObject: boolean;
  /** The key in the object around it, or in the object around the array that it is in. */
  readonly key: string;
  readonly parentKey: string;
  kind: string | undefined;
  strings: JsonString[];
}

/** The cells of a notebook and where their text stands; undefined where the source is no JSON. */
export function readCells(source: string): Cell[] | undefined {
  if (!isJson(source)) return undefined;
  const cells: Cell[] = [];
  const open: Container[] = [];
  let key = "";
  let isKey = false;
  for (const match of source.matchAll(TOKEN)) {
    const [token, content] = match;
    const top = open.at(-1);
    if (content !== undefined) {
      if (top?.isObject && isKey) key = content;
      else readString(open, key, content, match.index + 1);
    } else if (token === "{" || token === "[") {
      const isObject = token === "{";
      const container = { isObject, key: top?.isObject ? key : (top?.key ?? ""), parentKey: top?.key ?? "" };
      open.push({ ...container, kind: undefined, strings: [] });
      isKey = isObject;
    } else if (token === "}" || token === "]") {
      const closed = open.pop();
      if (closed?.isObject && closed.key === "cells" && closed.kind && closed.strings.length > 0)
        cells.push({ kind: closed.kind, strings: closed.strings });
    } else if (token === ",") {
      isKey = top?.isObject === true;
    } else if (token === ":") {
      isKey = false;
    }
  }
  return cells;
}

/** A value: a cell's kind, its source, or one of the strings of its source. */
function readString(open: readonly Container[], key: string, content: string, start: number): void {
  const top = open.at(-1);
  const string = { start, end: start + content.length };
  if (top?.isObject && top.key === "cells") {
    if (key === "cell_type") top.kind = content;
    if (key === "source") top.strings = [string];
  } else if (top && !top.isObject && top.key === "source" && top.parentKey === "cells") {
    open.at(-2)?.strings.push(string);
  }
}

function isJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
