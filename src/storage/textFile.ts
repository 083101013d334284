/** The one file that the state lives in, wherever that is. */
export interface TextFile {
  /** As a person would look for it; for messages. */
  readonly name: string;
  /** Undefined where there is no such file yet. */
  read(): Promise<string | undefined>;
  /** Replaces all of it or, where that fails, nothing. */
  write(text: string): Promise<void>;
  /** Moves the file out of the way (state.json.bak-…) and returns the name under which it can be found. */
  keepAside(reason: string): Promise<string>;
  /** Runs work while nobody else, in this process or another, runs work on this file. Not re-entrant. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
}
