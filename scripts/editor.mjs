// A real VS Code in the browser (code-server) with the packaged extension installed, on loopback only.
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { node24, SetupError, setUpEditor } from "./setup.mjs";

const START_TIMEOUT_MS = 60_000;
/** Characters. */
const OUTPUT_KEPT = 1_000_000;

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Environment of the editor: nothing of ours that would change how it runs, and no proxy for what is on this machine. */
function environment() {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return { ...rest, NO_PROXY: "127.0.0.1,localhost", no_proxy: "127.0.0.1,localhost" };
}

/**
 * Starts the editor on `folder` and resolves when it answers.
 * `vsix`: the extension to install, or several.
 * `data` holds its settings and extensions: a fresh folder is a fresh editor.
 * `trusted: false` leaves workspace trust on, so that the folder opens in Restricted Mode until trusted.
 * `proposedApi`: the extension that may use parts of the editor's API that are not settled.
 * `log`: how much the editor logs, as its command line has it ("trace" is all); under user-data/logs.
 */
export async function startEditor({
  folder,
  data,
  vsix,
  settings,
  trusted = true,
  proposedApi = "",
  log: logLevel = "info",
}) {
  const entry = setUpEditor();
  const userData = join(data, "user-data");
  const dirs = ["--user-data-dir", userData, "--extensions-dir", join(data, "extensions")];
  if (settings) {
    mkdirSync(join(userData, "User"), { recursive: true });
    writeFileSync(join(userData, "User", "settings.json"), `${JSON.stringify(settings, null, 2)}\n`);
  }
  for (const extension of [vsix].flat()) {
    const installed = spawnSync(node24, [entry, ...dirs, "--force", "--install-extension", extension], {
      encoding: "utf8",
      env: environment(),
    });
    if (installed.status !== 0) {
      throw new SetupError(`The extension could not be installed:\n${installed.stdout}${installed.stderr}`);
    }
  }
  const port = await freePort();
  const args = [entry, "--auth", "none", "--bind-addr", `127.0.0.1:${port}`, ...dirs, "--disable-telemetry"];
  args.push("--log", logLevel, ...(proposedApi ? ["--enable-proposed-api", proposedApi] : []));
  args.push("--disable-update-check", ...(trusted ? ["--disable-workspace-trust"] : []), folder);
  const server = spawn(node24, args, { stdio: ["ignore", "pipe", "pipe"], env: environment() });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) {
    stream.setEncoding("utf8").on("data", (text) => {
      log = (log + text).slice(-OUTPUT_KEPT);
    });
  }
  const address = `http://127.0.0.1:${port}/`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await answers(address))) {
    if (server.exitCode !== null || Date.now() > deadline) {
      server.kill();
      throw new SetupError(`The editor did not start:\n${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return {
    address: `${address}?folder=${encodeURIComponent(folder)}`,
    exited: new Promise((resolve) => server.once("exit", resolve)),
    stop: () => server.kill(),
    /** Ends it and all that it runs at once, as a power cut does. */
    kill: () => {
      for (const pid of [...descendantsOf(server.pid), server.pid]) killIfThere(pid);
    },
    /** The end of what it wrote. */
    output: () => log,
  };
}

/** Processes that a process started, and those that they did. */
function descendantsOf(pid) {
  const { stdout } = spawnSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const found = [pid];
  for (const parent of found) found.push(...pairs.flatMap(([child, of]) => (of === parent ? [child] : [])));
  return found.slice(1);
}

function killIfThere(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

async function answers(address) {
  try {
    return (await fetch(`${address}healthz`)).ok;
  } catch {
    return false; // Not listening yet.
  }
}
