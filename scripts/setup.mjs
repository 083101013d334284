// Installs what a fresh clone lacks: the packages, and on request the editor that runs in a browser, and Chromium.
// Plain JavaScript for Node 20: it runs before anything is installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const EDITOR_VERSION = "4.139.1";
const editorFolder = join(root, "out", "editor", EDITOR_VERSION);

/** Node 24, from the npm package `node`: runs TypeScript as it is. */
export const node24 = join(root, "node_modules", ".bin", "node");

export class SetupError extends Error {
  name = "SetupError";
}

/** Runs a command to its end, its output shown; throws a SetupError that says what failed. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", cwd: root, ...options });
  if (error) throw new SetupError(`Could not run ${command}: ${error.message}`);
  if (status !== 0) throw new SetupError(`${command} ${args.join(" ")} failed (exit code ${status}).`);
}

/** npm packages as package-lock.json has them; does nothing where they are up to date. */
export function setUpPackages() {
  const [major] = process.versions.node.split(".").map(Number);
  if (major < 20) throw new SetupError(`Node 20 or newer is needed; this is Node ${process.versions.node}.`);
  const lock = join(root, "package-lock.json");
  const installed = join(root, "node_modules", ".package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  console.error("Installing packages…");
  // Not `npm ci`: it refuses a lock file that was made where other platforms' optional packages could not be seen.
  run("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], { stdio: ["ignore", 2, 2] });
  utimesSync(installed, new Date(), new Date()); // npm leaves it as it was where nothing had to change.
  if (!existsSync(node24)) {
    throw new SetupError(
      "npm did not install Node 24. Allow the install script of the package “node”, then try again.",
    );
  }
}

/** VS Code for the browser (code-server from npm, no native build). Returns the script that starts it. */
export function setUpEditor() {
  const server = join(editorFolder, "node_modules", "code-server");
  const modules = join(server, "lib", "vscode", "node_modules.asar");
  if (!existsSync(modules)) {
    console.error(`Installing the editor (code-server ${EDITOR_VERSION})…`);
    mkdirSync(editorFolder, { recursive: true });
    const quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
    const stdio = ["ignore", 2, 2];
    run("npm", ["install", "--prefix", editorFolder, ...quiet, `code-server@${EDITOR_VERSION}`], { stdio });
    run("npm", ["install", "--omit=dev", ...quiet], { cwd: join(server, "lib", "vscode"), stdio });
    symlinkSync("node_modules", modules);
  }
  return join(server, "out", "node", "entry.js");
}

/** A Chromium to test in. Returns the path of its program. */
export function setUpChromium() {
  const find = () =>
    [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
      (path) => path && existsSync(path),
    );
  if (!find() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.error("Installing Chromium…");
    run("apt-get", ["update", "-qq"], { stdio: ["ignore", 2, 2] });
    run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-liberation"], {
      stdio: ["ignore", "ignore", 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const found = find();
  if (!found) {
    throw new SetupError(
      "The end-to-end tests need Chromium. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.",
    );
  }
  return found;
}

/** Runs a script's main function; a SetupError ends it with its message alone. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  main(() => {
    setUpPackages();
    setUpEditor();
    setUpChromium();
  });
}
