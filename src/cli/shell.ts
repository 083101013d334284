import type { FileSystem } from "../history/collect.ts";

/** What a command finds around it: the process's streams, the disk and the installation's files, or a test's. */
export interface Shell {
  /** Lines of standard input. */
  readonly input: AsyncIterable<string>;
  /** Where the author's writing lies. */
  readonly files: FileSystem;
  /** The folder of the corpus that is installed with the program. */
  readonly corpusFolder: string;
  /** Whether what is printed is read by a person who sees colours. */
  readonly colours: boolean;
  /** Of the terminal, in characters; undefined where the output is no terminal. */
  readonly columns: number | undefined;
  print(text: string): void;
  complain(text: string): void;
}

/** The command line was called in a way it does not understand. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
