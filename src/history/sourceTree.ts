import type { Skipped } from "./document.ts";

/** What a view of the history shows of a source. */
export interface ShownSource {
  /** One of its own. */
  readonly id: string;
  /** Where its documents lie, by their ids: a folder, a file, or several such. */
  readonly roots: readonly string[];
  /** Whether only the author's lines are read; where it holds a document that another source holds too, this one has it. */
  readonly isOwnLines: boolean;
}

/** The least that is told of a document. */
interface ShownDocument {
  readonly id: string;
  readonly words: number;
}

/** What lies in one place of the history. */
export interface Amount {
  readonly documents: number;
  readonly words: number;
}

export type TreeNode<Source extends ShownSource, Document extends ShownDocument> =
  | {
      readonly kind: "source";
      readonly source: Source;
      readonly amount: Amount;
      /** Files left out. */
      readonly leftOut: number;
    }
  | {
      readonly kind: "folder";
      readonly source: Source;
      /** Id of the folder: what the ids of its documents begin with. */
      readonly id: string;
      /** Folders that hold nothing but one folder are one with it: `2024/letters`. */
      readonly name: string;
      readonly amount: Amount;
    }
  | { readonly kind: "document"; readonly source: Source; readonly name: string; readonly document: Document }
  | { readonly kind: "leftOut"; readonly source: Source; readonly files: number }
  | { readonly kind: "skipped"; readonly source: Source; readonly name: string; readonly skipped: Skipped };

/** A folder's documents and folders, which are sorted and made nodes of when they are asked for. */
interface Folder<Document> {
  readonly id: string;
  readonly folders: Map<string, Folder<Document>>;
  readonly documents: Document[];
  count: number;
  words: number;
}

interface Holding<Source, Document> {
  readonly source: Source;
  readonly root: Folder<Document>;
  readonly skipped: Skipped[];
}

/** Sources, their folders and documents, and what was left out of each. What lies in no source is not shown. */
export class SourceTree<Source extends ShownSource, Document extends ShownDocument> {
  readonly #holdings: readonly Holding<Source, Document>[];
  readonly #folders = new Map<string, Folder<Document>>();

  constructor(sources: readonly Source[], documents: readonly Document[], skipped: readonly Skipped[]) {
    this.#holdings = sources.map((source) => ({ source, root: folder(source.id), skipped: [] }));
    const places = this.#holdings
      .flatMap((holding) => holding.source.roots.map((root) => ({ root: trimmed(root), holding })))
      .sort((a, b) => Number(b.holding.source.isOwnLines) - Number(a.holding.source.isOwnLines));
    const placeOf = (id: string) => places.find(({ root }) => id === root || id.startsWith(`${root}/`));
    for (const document of documents) {
      const place = placeOf(document.id);
      if (place) this.#put(document, place.holding, place.root);
    }
    for (const each of skipped) placeOf(each.path)?.holding.skipped.push(each);
  }

  /** What stands below a node, or at the top: folders first, by name; what was left out comes last. */
  childrenOf(node?: TreeNode<Source, Document>): readonly TreeNode<Source, Document>[] {
    if (!node) return this.#holdings.map(nodeOf);
    const { source } = node;
    const holding = this.#holdings.find((each) => each.source.id === source.id);
    if (!holding) return [];
    if (node.kind === "folder") return this.#inside(source, this.#folders.get(keyOf(source, node.id)));
    if (node.kind === "source") {
      const files = holding.skipped.length;
      const inside = this.#inside(source, holding.root);
      return files === 0 ? inside : [...inside, { kind: "leftOut", source, files }];
    }
    if (node.kind === "leftOut")
      return holding.skipped
        .map((skipped) => ({ kind: "skipped", source, skipped, name: nameIn(source, skipped.path) }) as const)
        .sort((a, b) => byText(a.skipped.reason, b.skipped.reason) || byText(a.name, b.name));
    return [];
  }

  #put(document: Document, { source, root }: Holding<Source, Document>, place: string): void {
    const steps = document.id
      .slice(place.length + 1)
      .split("/")
      .slice(0, -1);
    let at = root;
    let id = place;
    const add = (to: Folder<Document>) => {
      to.count += 1;
      to.words += document.words;
    };
    add(at);
    for (const step of steps) {
      id = `${id}/${step}`;
      const next = at.folders.get(id) ?? folder<Document>(id);
      at.folders.set(id, next);
      this.#folders.set(keyOf(source, id), next);
      at = next;
      add(at);
    }
    at.documents.push(document);
  }

  #inside(source: Source, inside: Folder<Document> | undefined): TreeNode<Source, Document>[] {
    if (!inside) return [];
    const folders = [...inside.folders.values()].map((each) => folderNode(source, each));
    const documents = inside.documents.map(
      (document) => ({ kind: "document", source, document, name: lastOf(document.id) }) as const,
    );
    const byName = (a: { readonly name: string }, b: { readonly name: string }) => byText(a.name, b.name);
    return [...folders.sort(byName), ...documents.sort(byName)];
  }
}

function nodeOf<Source extends ShownSource, Document extends ShownDocument>({
  source,
  root,
  skipped,
}: Holding<Source, Document>): TreeNode<Source, Document> {
  const amount = { documents: root.count, words: root.words };
  return { kind: "source", source, amount, leftOut: skipped.length };
}

/** The folder, or the only folder in it that holds more than a single folder. */
function folderNode<Source extends ShownSource, Document extends ShownDocument>(
  source: Source,
  outer: Folder<Document>,
): TreeNode<Source, Document> & { readonly name: string } {
  let inner = outer;
  let name = lastOf(outer.id);
  for (;;) {
    const [only, ...others] = inner.folders.values();
    if (!only || others.length > 0 || inner.documents.length > 0) break;
    inner = only;
    name = `${name}/${lastOf(only.id)}`;
  }
  const amount = { documents: inner.count, words: inner.words };
  return { kind: "folder", source, id: inner.id, name, amount };
}

const folder = <Document>(id: string): Folder<Document> => ({
  id,
  folders: new Map(),
  documents: [],
  count: 0,
  words: 0,
});

const keyOf = (source: ShownSource, folderId: string) => `${source.id}\n${folderId}`;

const trimmed = (root: string) => root.replace(/\/+$/, "");

/** The path of a file in its source; the file's own name where it is the source. */
function nameIn({ roots }: ShownSource, id: string): string {
  const root = roots.map(trimmed).find((each) => id.startsWith(`${each}/`));
  return root === undefined ? lastOf(id) : decoded(id.slice(root.length + 1));
}

const lastOf = (id: string) => decoded(id.slice(id.lastIndexOf("/") + 1));

/** An id need not be a URI: then it is shown as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
