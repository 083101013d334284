import { readFile, rename } from "node:fs/promises";
import { basename } from "node:path";
import type { TextFile } from "../storage/textFile.ts";
import { isNothingThere } from "./errorCode.ts";
import { withFileLock } from "./fileLock.ts";
import { writeAtomically } from "./writeAtomically.ts";

/** A file of the state on this machine's disk; its lock holds across windows of the editor. */
export function nodeTextFile(path: string): TextFile {
  return {
    name: path,
    read: () => readIfThere(path),
    write: (text) => writeAtomically(path, text),
    keepAside: async () => {
      const aside = `${path}.bak-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`;
      await rename(path, aside);
      return basename(aside);
    },
    exclusively: (work) => withFileLock(`${path}.lock`, work),
  };
}

/** The text of a file, or undefined where there is none. Throws what the file system throws otherwise. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isNothingThere(error)) return undefined;
    throw error;
  }
}
