import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { FileStat, FileSystem, FolderEntry } from "../history/collect.ts";
import { hasCode } from "./errorCode.ts";

/** The disk of this machine. Paths are the platform's own. */
export function nodeFileSystem(): FileSystem {
  return {
    stat: statOf,
    list: async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true });
      return Promise.all(
        entries.map(async (entry): Promise<FolderEntry> => {
          const isLink = entry.isSymbolicLink();
          const kind = isLink ? ((await statOf(join(folder, entry.name)))?.kind ?? "other") : kindOf(entry);
          return { name: entry.name, kind, isLink };
        }),
      );
    },
    read: (path) => readFile(path),
    join,
  };
}

async function statOf(path: string): Promise<FileStat | undefined> {
  try {
    const found = await stat(path);
    return { kind: kindOf(found), size: found.size, modified: found.mtimeMs };
  } catch (error) {
    // A link in a circle leads nowhere, as one to a file that is gone.
    if (hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR") || hasCode(error, "ELOOP")) return undefined;
    throw error;
  }
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileStat["kind"] {
  if (entry.isFile()) return "file";
  return entry.isDirectory() ? "folder" : "other";
}
