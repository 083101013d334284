import * as z from "zod";
import type { Policy } from "../voice/suggestion.ts";
import { answerLines, id } from "./jsonLines.ts";
import type { Options } from "./main.ts";
import { openEngine } from "./openEngine.ts";
import { type Shell, UsageError } from "./shell.ts";

const request = z.object({
  id,
  before: z.string(),
  after: z.string().default(""),
  languageId: z.string().default("markdown"),
  document: z.string().optional(),
});

const policies: readonly string[] = ["calm", "balanced", "eager"] satisfies Policy[];

/** `idiolect complete`: what would be ghost text at each position, exactly as the editor would show it. */
export async function complete(_: readonly string[], options: Options, shell: Shell): Promise<number> {
  if (!options.jsonl) throw new UsageError("complete reads and writes JSON lines: say --jsonl.");
  if (!isPolicy(options.policy)) throw new UsageError(`--policy is ${policies.join(", ")}.`);
  if (options["no-history"] === options.history.length > 0) {
    throw new UsageError("Say either --history <folder> or --no-history.");
  }
  const { policy } = options;
  const { engine, exitCode: readingCode } = await openEngine(options.history, shell);
  const exitCode = await answerLines(shell, request, async ({ id: _, document, ...position }) => {
    const asked = document === undefined ? position : { ...position, document };
    if (options.explicit) {
      const texts = (await engine.continuations(asked)).map(({ text }) => text);
      return { text: texts[0] ?? "", texts };
    }
    const suggestion = await engine.suggest(asked, policy);
    return { text: suggestion?.text ?? "" };
  });
  return Math.max(exitCode, readingCode);
}

function isPolicy(text: string): text is Policy {
  return policies.includes(text);
}
