import { parseArgs } from "node:util";
import { complete } from "./complete.ts";
import { fit } from "./fit.ts";
import { profile } from "./profile.ts";
import { type Shell, UsageError } from "./shell.ts";

const USAGE = `Usage:
  idiolect profile <folder…> [--json]
      What makes this writing its author's, compared with other writers of the same kind.
  idiolect complete (--history <folder>… | --no-history) --jsonl [--policy calm|balanced|eager] [--explicit]
      Completions for positions in texts: {"id":1,"before":"…","after":"…","languageId":"markdown"} a line.
  idiolect fit --history <folder>… --jsonl
      How much a text is the author's own: {"id":1,"text":"…"} a line; higher is more the author's.
`;

const COMMANDS = { profile, complete, fit };

const options = {
  json: { type: "boolean", default: false },
  jsonl: { type: "boolean", default: false },
  history: { type: "string", multiple: true, default: [] as string[] },
  "no-history": { type: "boolean", default: false },
  policy: { type: "string", default: "eager" },
  explicit: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** What the person asked for, on the command line. */
export type Options = ReturnType<
  typeof parseArgs<{ options: typeof options; allowPositionals: true }>
>["values"];

/** Runs one command; returns the exit code. */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  try {
    const { values, positionals } = parse(argv);
    const [name, ...rest] = positionals;
    if (values.help) {
      shell.print(USAGE);
      return 0;
    }
    if (!name || !Object.hasOwn(COMMANDS, name)) {
      throw new UsageError(name ? `There is no command “${name}”.` : "Which command?");
    }
    return await COMMANDS[name as keyof typeof COMMANDS](rest, values, shell);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    shell.complain(error.message);
    if (error instanceof UsageError) shell.complain(`\n${USAGE}`);
    return error instanceof UsageError ? 2 : 1;
  }
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
