/** An error and what caused it, in one line for the log. Never the author's text: errors of ours do not carry it. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : ` ← ${describeError(error.cause)}`;
  // A parser's message repeats what it could not read, which may be the author's.
  const message = error.name === "SyntaxError" ? "" : `: ${error.message}`;
  return `${error.name}${message}${cause}`;
}
