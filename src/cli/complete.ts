import * as z from "zod";
import type { Policy } from "../voice/suggestion.ts";
import { answerLines, id } from "./jsonLines.ts";
import { openEngine } from "./openEngine.ts";
import { parseOptions } from "./parseOptions.ts";
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
export async function complete(args: readonly string[], shell: Shell): Promise<number> {
  const { values: options, positionals } = parseOptions(args, {
    jsonl: { type: "boolean", default: false },
    history: { type: "string", multiple: true, default: [] },
    "no-history": { type: "boolean", default: false },
    policy: { type: "string", default: "eager" },
    explicit: { type: "boolean", default: false },
  });
  const { policy, history } = options;
  if (positionals.length > 0) throw new UsageError(`Say --history before “${positionals[0]}”.`);
  if (!options.jsonl) throw new UsageError("complete reads and writes JSON lines: say --jsonl.");
  if (!isPolicy(policy)) throw new UsageError(`--policy is ${policies.join(", ")}.`);
  if (options["no-history"] === history.length > 0) {
    throw new UsageError("Say either --history <folder> or --no-history.");
  }
  const { engine, exitCode: readingCode } = await openEngine(history, shell);
  const exitCode = await answerLines(shell, request, async ({ id: _, document, ...position }) => {
    const asked = document === undefined ? position : { ...position, document };
    if (options.explicit) {
      const found = await engine.continuations(asked);
      const texts = found.map(({ text }) => text);
      return { text: texts[0] ?? "", texts, passages: found.map(({ passage }) => passage ?? null) };
    }
    const suggestion = await engine.suggest(asked, policy);
    return { text: suggestion?.text ?? "" };
  });
  return Math.max(exitCode, readingCode);
}

function isPolicy(text: string): text is Policy {
  return policies.includes(text);
}
