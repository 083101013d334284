import { collect, type FileSystem } from "./collect.ts";
import { decode } from "./decode.ts";
import type { SourceText } from "./document.ts";
import { DEFAULT_EXCLUDES, excluding } from "./excludes.ts";

/** What lies at a path where others' writing is said to be: a subfolder for each writer, or the text of a file; or nothing of the kind. */
export type OthersWriting = {
  readonly id: string;
  /** The last part of the path. */
  readonly label: string;
} & ({ readonly writers: readonly Writer[] } | { readonly pack: string });

interface Writer {
  readonly name: string;
  /** Called by their paths within the writer's folder. */
  readonly documents: readonly Pick<SourceText, "id" | "languageId" | "text">[];
}

/** Something at or below the path that could not be read. `path` begins with the label. */
export type UnreadWriting =
  | { readonly kind: "notThere" | "notRead"; readonly path: string }
  | { readonly kind: "unreadable"; readonly path: string; readonly detail: string };

export interface CollectedWriters {
  /** Undefined where there is nothing at the path, or nothing that can be read. */
  readonly found: OthersWriting | undefined;
  readonly unread: readonly UnreadWriting[];
}

/** Reads others' writing: of a folder each subfolder's documents, in the order of names; of a file its text. */
export async function collectWriters(
  files: FileSystem,
  path: string,
  label: string,
  signal?: AbortSignal,
): Promise<CollectedWriters> {
  try {
    const stat = await files.stat(path);
    if (stat?.kind === "folder") return await collectFolder(files, path, label, signal);
    if (stat?.kind !== "file") return { found: undefined, unread: [{ kind: "notThere", path: label }] };
    const pack = decode(await files.read(path));
    return pack === undefined
      ? { found: undefined, unread: [{ kind: "notRead", path: label }] }
      : { found: { id: path, label, pack }, unread: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { found: undefined, unread: [{ kind: "unreadable", path: label, detail: error.message }] };
  }
}

async function collectFolder(
  files: FileSystem,
  folder: string,
  label: string,
  signal?: AbortSignal,
): Promise<CollectedWriters> {
  const isExcluded = excluding(DEFAULT_EXCLUDES);
  const entries = (await files.list(folder)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const people = entries.filter(
    ({ name, kind, isLink }) => kind === "folder" && !isLink && !name.startsWith("."),
  );
  const writers: Writer[] = [];
  const unread: UnreadWriting[] = [];
  for (const { name } of people) {
    const documents: Writer["documents"][number][] = [];
    const idOf = (_path: string, relative: string) => relative;
    const sources = [files.join(folder, name)];
    const options = { files, sources, isExcluded, idOf, ...(signal ? { signal } : {}) };
    for await (const each of collect(options)) {
      if (each.kind === "text") documents.push(each.source);
      if (each.kind !== "skipped" || each.skipped.reason === "excluded") continue;
      const { path, reason, detail = "" } = each.skipped;
      const about = `${label}/${name}/${path}`;
      unread.push(
        reason === "unreadable" ? { kind: reason, path: about, detail } : { kind: "notRead", path: about },
      );
    }
    writers.push({ name, documents });
  }
  return { found: { id: folder, label, writers }, unread };
}
