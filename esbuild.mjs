// Builds what ships: the corpus' writers in one file, and bundles: the extension host, its worker, the language-model adapter (loaded when first used), the page and the command line.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { context } from "esbuild";
import { readWriters } from "./src/node/loadCorpus.ts";

/** Keeps `import("…/llm/openai.ts")` out of the bundle that says it, so that the package is loaded only when a model is asked. */
const lazyOpenAi = {
  name: "lazy-openai",
  setup(build) {
    build.onResolve({ filter: /\/llm\/openai\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? { path: "./openai.cjs", external: true } : undefined,
    );
  },
};

const shared = {
  bundle: true,
  minify: !process.argv.includes("--watch"),
  sourcemap: process.argv.includes("--watch"),
  legalComments: "linked",
  logLevel: "warning",
  outdir: "dist",
};

/** VS Code 1.101 runs extensions on Node 22; the command line also on Node 20. */
const node = {
  ...shared,
  platform: "node",
  target: "node20",
  plugins: [lazyOpenAi],
  // Packages ask for `navigator` to find out where they run; the editor warns of every extension that does.
  define: {
    "import.meta.dirname": "__dirname",
    navigator: "undefined",
    "globalThis.navigator": "undefined",
  },
};

const bundles = [
  {
    ...node,
    format: "cjs",
    outExtension: { ".js": ".cjs" },
    external: ["vscode"],
    entryPoints: {
      extension: "src/extension.ts",
      worker: "src/node/worker.ts",
      openai: "src/llm/openai.ts",
      cli: "src/cli/index.ts",
    },
  },
  {
    ...shared,
    platform: "browser",
    target: "es2023",
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    entryPoints: { webview: "webview/main.tsx" },
  },
  { ...shared, entryPoints: { webview: "webview/style.css" } },
];

async function packWriters() {
  await mkdir("dist", { recursive: true });
  await writeFile("dist/writers.json", JSON.stringify(await readWriters("corpus/writers")));
}

const contexts = await Promise.all(bundles.map((options) => context(options)));
if (process.argv.includes("--watch")) {
  await packWriters();
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await rm("dist", { recursive: true, force: true });
  await packWriters();
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
}
