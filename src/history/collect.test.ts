import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type Collected,
  type CollectOptions,
  collect,
  type FileSystem,
  SourceNotFoundError,
} from "./collect.ts";
import { DEFAULT_EXCLUDES, excluding } from "./excludes.ts";

interface Tree {
  readonly [name: string]: string | Uint8Array | Error | Tree | Link;
}

class Link {
  readonly target: Tree;
  constructor(target: Tree) {
    this.target = target;
  }
}

/** Files in memory. An Error is a file that there is and that cannot be read. */
function filesOf(root: Tree): FileSystem {
  const at = (path: string): Tree[string] | undefined =>
    path.split("/").reduce<Tree[string] | undefined>((node, name) => {
      const folder = node instanceof Link ? node.target : node;
      return isFolder(folder) ? folder[name] : undefined;
    }, root);
  const kindOf = (node: Tree[string]) => (isFolder(node) || node instanceof Link ? "folder" : "file");
  return {
    async stat(path) {
      const node = at(path);
      if (node === undefined) return undefined;
      const size = typeof node === "string" || node instanceof Uint8Array ? node.length : 0;
      return { kind: kindOf(node), size, modified: 1 };
    },
    async list(path) {
      const node = at(path);
      if (!isFolder(node)) throw new Error(`cannot list ${path}`);
      return Object.entries(node).map(([name, inner]) => ({
        name,
        kind: kindOf(inner),
        isLink: inner instanceof Link,
      }));
    },
    async read(path) {
      const node = at(path);
      if (node instanceof Uint8Array) return node;
      if (typeof node === "string") return new TextEncoder().encode(node);
      throw node instanceof Error ? node : new Error(`nothing at ${path}`);
    },
    join: (folder, name) => `${folder}/${name}`,
  };
}

function isFolder(node: Tree[string] | undefined): node is Tree {
  return (
    typeof node === "object" && !(node instanceof Uint8Array || node instanceof Error || node instanceof Link)
  );
}

async function collected(
  root: Tree,
  sources: string[],
  options: Partial<CollectOptions> = {},
): Promise<Collected[]> {
  const isExcluded = excluding(DEFAULT_EXCLUDES);
  const all: Collected[] = [];
  for await (const each of collect({ files: filesOf(root), sources, isExcluded, ...options })) all.push(each);
  return all;
}

/** "notes/a.md: text", "notes/b.md: unreadable". */
const inWords = (all: readonly Collected[]) =>
  all.map((each) => {
    if (each.kind === "text") return `${each.source.id}: ${each.source.text}`;
    return each.kind === "skipped" ? `${each.skipped.path}: ${each.skipped.reason}` : `${each.id}: unchanged`;
  });

test("reads what people write, and says what it leaves out", async () => {
  const notes: Tree = {
    "b.md": "B",
    "a.txt": "A",
    "photo.png": "…",
    ".git": { "x.md": "X" },
    node_modules: { "readme.md": "theirs" },
    LICENSE: "theirs",
    "LICENSE.md": "theirs",
    deep: { "c.rst": "C", "d.odt": "D" },
    "locked.md": new Error("not allowed"),
    "data.md": new Uint8Array([0xff, 0x00, 0x80]),
    "log.txt": "a".repeat(5_000_001),
  };
  assert.deepEqual(inWords(await collected({ notes }, ["notes"])), [
    "notes/LICENSE.md: excluded",
    "notes/node_modules: excluded",
    "notes/a.txt: A",
    "notes/b.md: B",
    "notes/data.md: binary",
    "notes/locked.md: unreadable",
    "notes/log.txt: tooLarge",
    "notes/deep/c.rst: C",
    "notes/deep/d.odt: unsupportedFormat",
  ]);
});

test("a file that was chosen itself is read whatever its name, and only once", async () => {
  const root: Tree = { notes: { "a.md": "A", "LICENSE.md": "L", todo: "T" } };
  assert.deepEqual(
    inWords(await collected(root, ["notes/LICENSE.md", "notes/todo", "notes", "notes/a.md"])),
    ["notes/LICENSE.md: excluded", "notes/LICENSE.md: L", "notes/todo: T", "notes/a.md: A"],
  );
});

test("does not follow links round in a circle", async () => {
  const notes: Record<string, Tree[string]> = { "a.md": "A" };
  notes.again = new Link(notes);
  assert.deepEqual(inWords(await collected({ notes }, ["notes"])), [
    "notes/again: excluded",
    "notes/a.md: A",
  ]);
});

test("names a source that is not there, before reading any", async () => {
  await assert.rejects(collected({ notes: { "a.md": "A" } }, ["notes", "poems"]), (error) => {
    assert.ok(error instanceof SourceNotFoundError);
    assert.equal(error.path, "poems");
    return true;
  });
});

test("a file that vanishes meanwhile is skipped", async () => {
  const notes: Record<string, Tree[string]> = { "a.md": "A", "b.md": "B" };
  const onProgress = () => delete notes["b.md"];
  assert.deepEqual(inWords(await collected({ notes }, ["notes"], { onProgress })), [
    "notes/a.md: A",
    "notes/b.md: unreadable",
  ]);
});

test("an unchanged file is not read again; ids are the caller's", async () => {
  const files = await collected({ notes: { "a.md": new Error("read!"), "b.md": "B" } }, ["notes"], {
    idOf: (_, relativePath) => relativePath,
    isUnchanged: (id, { modified }) => id === "a.md" && modified === 1,
  });
  assert.deepEqual(inWords(files), ["a.md: unchanged", "b.md: B"]);
});

test("stops when asked, without an error, and tells how far it is", async () => {
  const controller = new AbortController();
  const progress: string[] = [];
  const files = await collected({ notes: { "a.md": "A", "b.md": "B", "c.md": "C" } }, ["notes"], {
    signal: controller.signal,
    onProgress: (read, found) => {
      progress.push(`${read}/${found}`);
      if (read === 1) controller.abort();
    },
  });
  assert.deepEqual(inWords(files), ["notes/a.md: A"]);
  assert.deepEqual(progress, ["0/3", "1/3"]);
});
