import assert from "node:assert/strict";
import { test } from "node:test";
import { type ShownSource, SourceTree, type TreeNode } from "./sourceTree.ts";

type Node = TreeNode<ShownSource, { id: string; words: number }>;

const source = (id: string, isOwnLines = false): ShownSource => ({ id, roots: [id], isOwnLines });
const document = (id: string, words = 100) => ({ id, words });

const nameOf = (node: Node) =>
  node.kind === "source" ? node.source.id : node.kind === "leftOut" ? "left out" : node.name;

/** All nodes, the ones below others set in. */
function outline(tree: SourceTree<ShownSource, { id: string; words: number }>, at?: Node): string[] {
  return tree
    .childrenOf(at)
    .flatMap((node) => [nameOf(node), ...outline(tree, node).map((line) => `  ${line}`)]);
}

test("documents stand in their folders, folders of one folder are one, and what was left out comes last", () => {
  const tree = new SourceTree(
    [source("file:///ann"), source("file:///note%20one.md")],
    [
      document("file:///ann/b.md"),
      document("file:///ann/2024/letters/z.md"),
      document("file:///ann/2024/letters/a%20b.md"),
      document("file:///note%20one.md"),
    ],
    [
      { path: "file:///ann/2024/short.md", reason: "tooShort" },
      { path: "file:///ann/dist", reason: "excluded" },
      { path: "file:///elsewhere/x.md", reason: "tooShort" },
    ],
  );
  assert.deepEqual(outline(tree), [
    "file:///ann",
    "  2024/letters",
    "    a b.md",
    "    z.md",
    "  b.md",
    "  left out",
    "    dist",
    "    2024/short.md",
    "file:///note%20one.md",
    "  note one.md",
  ]);
});

test("a document of two sources belongs to the one of whose lines only the author's are read", () => {
  const sources = [source("file:///ann"), source("file:///ann/shared", true)];
  const tree = new SourceTree(sources, [document("file:///ann/shared/a.md", 70)], []);
  const amounts = tree.childrenOf().map((node) => (node.kind === "source" ? node.amount : undefined));
  assert.deepEqual(amounts, [
    { documents: 0, words: 0 },
    { documents: 1, words: 70 },
  ]);
});

test("ten thousand documents are shown without a long wait", () => {
  const documents = Array.from({ length: 10_000 }, (_, at) => document(`file:///ann/${at % 50}/${at}.md`));
  const begun = performance.now();
  const tree = new SourceTree([source("file:///other"), source("file:///ann")], documents, []);
  const [, ann] = tree.childrenOf();
  const folders = tree.childrenOf(ann);
  assert.equal(folders.length, 50);
  assert.equal(tree.childrenOf(folders[0]).length, 200);
  assert.ok(performance.now() - begun < 2_500);
});

test("a folder that is gone has no children", () => {
  const before = new SourceTree([source("file:///ann")], [document("file:///ann/a/b.md")], []);
  const [ann] = before.childrenOf();
  const [folder] = before.childrenOf(ann);
  const now = new SourceTree<ShownSource, { id: string; words: number }>([source("file:///ann")], [], []);
  assert.deepEqual(now.childrenOf(folder), []);
});
