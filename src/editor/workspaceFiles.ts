import * as vscode from "vscode";
import type { FileStat, FileSystem } from "../history/collect.ts";

/** Files as the editor reaches them, wherever they are: paths are URIs as text. */
export function workspaceFiles(): FileSystem {
  const { fs } = vscode.workspace;
  return {
    stat: async (path) => {
      try {
        const { type, size, mtime } = await fs.stat(vscode.Uri.parse(path, true));
        return { kind: kindOf(type), size, modified: mtime };
      } catch (error) {
        if (error instanceof vscode.FileSystemError && error.code === "FileNotFound") return undefined;
        throw error;
      }
    },
    list: async (path) => {
      const entries = await fs.readDirectory(vscode.Uri.parse(path, true));
      return entries.map(([name, type]) => ({
        name,
        kind: kindOf(type),
        isLink: (type & vscode.FileType.SymbolicLink) !== 0,
      }));
    },
    read: async (path) => fs.readFile(vscode.Uri.parse(path, true)),
    join: (folder, name) => vscode.Uri.joinPath(vscode.Uri.parse(folder, true), name).toString(),
  };
}

/** `type` is a set of bits: a link has also the type of what it leads to. */
function kindOf(type: vscode.FileType): FileStat["kind"] {
  if (type & vscode.FileType.File) return "file";
  return type & vscode.FileType.Directory ? "folder" : "other";
}
