// Builds and packages the extension: out/idiolect.vsix.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { main, node24, root, run, setUpPackages } from "./setup.mjs";

const bin = (name) => join(root, "node_modules", ".bin", name);

export function build() {
  run(node24, ["esbuild.mjs"]);
}

/** Returns the path of the package. */
export function packageExtension() {
  build();
  const vsix = join(root, "out", "idiolect.vsix");
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

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(() => {
    setUpPackages();
    console.log(packageExtension());
  });
}
