import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { UsageError } from "./shell.ts";

/** A command's arguments, as node:util's parseArgs reads them. Throws a UsageError where there is an option that the command does not have. */
export function parseOptions<const Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  options: Options,
): ReturnType<typeof parseArgs<{ options: Options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What follows the first sentence tells how to name a file like an option, which nobody meant.
    const [said = error.message] = error.message.split(/\.?(?:\n| To )/, 1);
    throw new UsageError(`${said}.`, { cause: error });
  }
}
