#!/usr/bin/env node
// The command line of a clone: `npx idiolect …`. Sets up and builds what is missing or stale, then runs it.
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { build } from "./package.mjs";
import { main, root, setUpPackages } from "./setup.mjs";

const bundle = join(root, "dist", "cli.cjs");

/** Whether any source is newer than the bundle. */
function stale() {
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  return readdirSync(join(root, "src"), { recursive: true }).some(
    (file) => statSync(join(root, "src", file)).mtimeMs > built,
  );
}

await main(async () => {
  setUpPackages();
  if (stale()) build();
  await import(bundle);
});
