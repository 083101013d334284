import * as z from "zod";
import { answerLines, id } from "./jsonLines.ts";
import { openEngine } from "./openEngine.ts";
import { parseOptions } from "./parseOptions.ts";
import { type Shell, UsageError } from "./shell.ts";

const request = z.object({ id, text: z.string() });

/** `idiolect fit`: how much more each text is the author's than other writers'. */
export async function fit(args: readonly string[], shell: Shell): Promise<number> {
  const { values: options, positionals } = parseOptions(args, {
    jsonl: { type: "boolean", default: false },
    history: { type: "string", multiple: true, default: [] },
  });
  if (positionals.length > 0) throw new UsageError(`Say --history before “${positionals[0]}”.`);
  if (!options.jsonl) throw new UsageError("fit reads and writes JSON lines: say --jsonl.");
  if (options.history.length === 0) throw new UsageError("Whose writing? Say --history <folder>.");
  const { engine, exitCode: readingCode } = await openEngine(options.history, shell);
  const exitCode = await answerLines(shell, request, ({ text }) => engine.fit(text));
  return Math.max(exitCode, readingCode);
}
