import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");
const manifest = read("package.json");
const strings = Object.keys(JSON.parse(read("package.nls.json")));

test("every text the manifest names is there, and none is there that it does not name", () => {
  const named = new Set([...manifest.matchAll(/"%([^%]+)%"/g)].map(([, key]) => key!));
  assert.deepEqual([...named].toSorted(), strings.toSorted());
});

test("every command of the manifest is registered", () => {
  const registered = read("src/editor/registerCommands.ts");
  const commands = JSON.parse(manifest).contributes.commands.map(
    ({ command }: { command: string }) => command,
  );
  assert.ok(commands.length > 10);
  for (const command of commands) {
    assert.match(registered, new RegExp(`^\\s*${command.replace("idiolect.", "")}: \\(`, "m"), command);
  }
});
