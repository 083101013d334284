import * as z from "zod";
import type { Shell } from "./shell.ts";

/**
 * Answers JSON lines in order: each input line that `shape` accepts gets `answer`'s reply as one line, with its `id`.
 * A line it does not accept is answered `{"id":…,"error":"…"}`, named on stderr, and the rest goes on.
 * Returns the exit code: 1 if any line was bad.
 */
export async function answerLines<Shape extends z.ZodObject<{ id: typeof id }>>(
  shell: Shell,
  shape: Shape,
  answer: (request: z.output<Shape>) => Promise<object>,
): Promise<number> {
  let number = 0;
  let exitCode = 0;
  for await (const each of shell.input) {
    number++;
    const line = each.trim(); // Which takes a byte order mark off, too.
    if (line === "") continue;
    const request = parseLine(line, shape);
    if ("error" in request) {
      exitCode = 1;
      shell.complain(`Line ${number}: ${request.error}`);
      shell.print(`${JSON.stringify(request)}\n`);
      continue;
    }
    const reply = await answer(request.value);
    shell.print(`${JSON.stringify({ id: request.value.id, ...reply })}\n`);
  }
  return exitCode;
}

/** What names a line in its answer. */
export const id = z.union([z.number(), z.string()]);

function parseLine<Shape extends z.ZodObject<{ id: typeof id }>>(
  line: string,
  shape: Shape,
): { value: z.output<Shape> } | { id: string | number | null; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch (error) {
    return { id: null, error: `not JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  const parsed = shape.safeParse(json);
  if (parsed.success) return { value: parsed.data };
  const named = z.object({ id }).safeParse(json);
  return { id: named.success ? named.data.id : null, error: describe(parsed.error) };
}

function describe(error: z.ZodError): string {
  return error.issues.map(({ path, message }) => `${path.join(".") || "line"}: ${message}`).join("; ");
}
