import { complete } from "./complete.ts";
import { corpus } from "./corpus.ts";
import { DPL_USAGE, dpl } from "./dpl/dpl.ts";
import { fit } from "./fit.ts";
import { profile } from "./profile.ts";
import { type Shell, UsageError } from "./shell.ts";

const USAGE = `Usage:
  idiolect profile <folder or file>… [--git <repository>] [--identity <e-mail>]…
                   [--writers <folder or pack>] [--kind <kind>] [--json | --markdown]
      What makes this writing its author's, compared with other writers of the same kind.
      --git reads only the lines that you wrote in a repository: by git's own user.email, or by --identity.
      Of e-mail (.eml, .mbox) only what was sent from an --identity is read.
      --writers adds yours to them: a folder with a subfolder for each, or a pack. It may be said several times.
  idiolect complete (--history <folder or file> | --no-history) --jsonl
                    [--policy calm|balanced|eager] [--explicit]
      Completions for positions in texts: {"id":1,"before":"…","after":"…","languageId":"markdown"} a line.
      --policy says how readily they are shown (eager); --explicit asks for longer ones.
  idiolect fit --history <folder or file> --jsonl
      How much a text is the author's own: {"id":1,"text":"…"} a line; higher is more the author's.
  idiolect corpus build <folder> -o <pack.json> [--with-passages]
      Makes a pack of the writers in a folder's subfolders: their figures and names, and passages only if you say so.
  idiolect dpl run | convert | selftest
      The protocol of the DPL paper on your data, with your model: idiolect dpl --help.
--history may be said several times.
`;

const COMMANDS = new Map([
  ["profile", profile],
  ["complete", complete],
  ["fit", fit],
  ["corpus", corpus],
  ["dpl", dpl],
]);

/** Runs one command; returns the exit code: 0, 1 where something asked for was not there or not right, 2 where the call was not understood. */
export async function main(argv: readonly string[], shell: Shell): Promise<number> {
  const [name, ...args] = argv;
  const usage = name === "dpl" ? DPL_USAGE : USAGE;
  if (argv.includes("--help") || argv.includes("-h")) {
    shell.print(usage);
    return 0;
  }
  try {
    if (name === undefined) throw new UsageError("Which command?");
    const command = COMMANDS.get(name);
    if (!command) throw new UsageError(`There is no command “${name}”.`);
    return await command(args, shell);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    shell.complain(error.message);
    if (!(error instanceof UsageError)) return 1;
    shell.complain(`\n${usage}`);
    return 2;
  }
}
