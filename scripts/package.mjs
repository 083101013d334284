// Builds and packages the extension: out/idiolect.vsix.
import { mkdirSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, node24, root, run, setUpPackages } from "./setup.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);

/** What the package is not made of. */
const ELSEWHERE = [".git", "bench", "dist", "out", "samples", "test"];

export function build() {
  run(node24, ["esbuild.mjs"]);
}

/** Packages the extension, unless the package is newer than everything it is made of. Returns its path. */
export function packageExtension() {
  const vsix = join(root, "out", "idiolect.vsix");
  const packaged = statSync(vsix, { throwIfNoEntry: false });
  const sources = readdirSync(root).filter((name) => !ELSEWHERE.includes(name));
  if (packaged && sources.every((name) => newest(join(root, name)) < packaged.mtimeMs)) return vsix;
  build();
  mkdirSync(join(root, "out"), { recursive: true });
  const args = [
    "package",
    "--no-dependencies",
    "--allow-missing-repository",
    "--no-rewrite-relative-links",
    "--out",
    vsix,
  ];
  run(node24, [bin("vsce"), ...args], { stdio: ["ignore", "ignore", "inherit"] });
  return vsix;
}

/** When a file, or anything in a folder, was last changed; packages change only by what they are installed from. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory() || path.endsWith("node_modules")) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(() => {
    setUpPackages();
    console.log(packageExtension());
  });
}
