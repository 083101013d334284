/** The code that puts things into words for a person, as syntax. */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Node, SourceFile } from "typescript/unstable/ast";
import { API } from "typescript/unstable/sync";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Where words for a person are made: the extension, its panel, and the panel's page. What the command line says is English. */
const wording = /^(src\/extension\.ts|src\/(editor|panel)\/|webview\/)/;
const notShipped = /\.test\.tsx?$|^webview\/testing\//;

export interface Source {
  /** From the repository's root. */
  readonly path: string;
  readonly file: SourceFile;
}

/** Reads every source that makes words, and hands them to `use`; they are gone afterwards. `instead`: texts of some of them, by path. */
export function withSources<T>(
  use: (sources: readonly Source[]) => T,
  instead: Readonly<Record<string, string>> = {},
): T {
  const api = new API({ cwd: root, fs: { readFile: (name) => instead[relative(root, name)] } });
  try {
    const snapshot = api.updateSnapshot({
      openProjects: [`${root}tsconfig.json`, `${root}webview/tsconfig.json`],
    });
    const sources = new Map<string, Source>();
    for (const { program } of snapshot.getProjects()) {
      for (const name of program.getSourceFileNames()) {
        const path = relative(root, name);
        if (!wording.test(path) || notShipped.test(path)) continue;
        const file = program.getSourceFile(name);
        if (file) sources.set(path, { path, file });
      }
    }
    return use([...sources.values()].sort((a, b) => (a.path < b.path ? -1 : 1)));
  } finally {
    api.close();
  }
}

/** Every node of a file, each before those in it. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  const children: Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) yield* nodesOf(child);
}

/** Where a node stands, as an editor understands it: "src/editor/sources.ts:12". */
export function placeOf({ path, file }: Source, node: Node): string {
  const line = file.text.slice(0, node.getStart(file)).split("\n").length;
  return `${path}:${line}`;
}
