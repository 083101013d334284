import { RAW_ENVIRONMENTS } from "./latexCommands.ts";

const TOKEN = /\\begin\{([A-Za-z]+\*?)\}|\\[\s\S]|%[^\n]*|[{}]/g;

/** Where each "{" of a LaTeX source is closed; those that never are, and those of comments and listings, are not in it. */
export function matchBraces(source: string): ReadonlyMap<number, number> {
  const closedAt = new Map<number, number>();
  const open: number[] = [];
  const unclosed = new Set<string>();
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
    const [token, environment] = match;
    if (token === "{") {
      open.push(match.index);
    } else if (token === "}") {
      const start = open.pop();
      if (start !== undefined) closedAt.set(start, match.index);
    } else if (environment !== undefined && RAW_ENVIRONMENTS.has(environment) && !unclosed.has(environment)) {
      const end = source.indexOf(`\\end{${environment}}`, TOKEN.lastIndex);
      if (end < 0) unclosed.add(environment);
      else TOKEN.lastIndex = end;
    }
  }
  return closedAt;
}
