import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { root } from "../../scripts/setup.mjs";

/** Imports that cross a border they must not cross, by the file that would say them. */
const forbidden: readonly [path: string, module: string][] = [
  ["src/text/a.ts", "../style/counts.ts"],
  ["src/style/features/b.ts", "../../voice/vocabulary.ts"],
  ["src/style/c.ts", "node:fs"],
  ["src/style/r.ts", "../engine.ts"],
  ["src/differences/d.ts", "../panel/protocol.ts"],
  ["src/voice/e.ts", "vscode"],
  ["src/voice/network/s.ts", "../../style/counts.ts"],
  ["src/voice/t.ts", "../engine.ts"],
  ["src/generation/f.ts", "openai"],
  ["src/evaluation/dpl/v.ts", "../../llm/openai.ts"],
  ["src/evaluation/dpl/w.ts", "node:crypto"],
  ["src/editor/g.ts", "openai"],
  ["src/history/h.ts", "lowdb"],
  ["src/cli/i.ts", "../editor/settings.ts"],
  ["webview/j.ts", "../src/style/counts.ts"],
  ["webview/views/k.ts", "@vscode/webview-ui-toolkit"],
];

const allowed: readonly [path: string, module: string][] = [
  ["src/style/features/l.ts", "../../text/tokenize.ts"],
  ["src/style/features/m.ts", "../counts.ts"],
  ["src/voice/network/u.ts", "../mixture.ts"],
  ["src/llm/n.ts", "openai"],
  ["src/evaluation/dpl/x.ts", "../../llm/languageModel.ts"],
  ["src/storage/o.ts", "lowdb"],
  ["src/editor/p.ts", "vscode"],
  ["webview/views/q.ts", "../../src/panel/protocol.ts"],
  ["webview/ui.ts", "@vscode/webview-ui-toolkit"],
];

const folder = mkdtempSync(join(tmpdir(), "idiolect-boundaries-"));
after(() => rmSync(folder, { recursive: true }));
const refused = refusedFiles();

/** The files that Biome, with the project's rules, refuses for what they import. */
function refusedFiles(): string {
  copyFileSync(join(root, "biome.json"), join(folder, "biome.json"));
  for (const [path, module] of [...forbidden, ...allowed]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `import { it } from "${module}";\nexport const same = it;\n`);
  }
  const biome = join(root, "node_modules", ".bin", "biome");
  const args = [
    "lint",
    "--vcs-enabled=false",
    "--only=style/noRestrictedImports",
    "--max-diagnostics=none",
    ".",
  ];
  const { stdout, stderr } = spawnSync(biome, args, { cwd: folder, encoding: "utf8" });
  return stdout + stderr;
}

for (const [path, module] of forbidden) {
  test(`${path} may not import ${module}`, () => assert.ok(refused.includes(`${path}:`), refused));
}
for (const [path, module] of allowed) {
  test(`${path} may import ${module}`, () => assert.ok(!refused.includes(`${path}:`), refused));
}
