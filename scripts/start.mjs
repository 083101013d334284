// npm start [-- [--desktop] [FOLDER]]: the extension in a real VS Code, on the sample workspace or the folder named.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startEditor } from "./editor.mjs";
import { packageExtension } from "./package.mjs";
import { main, root, run, SetupError, setUpPackages } from "./setup.mjs";

const args = process.argv.slice(2);
const desktop = args.includes("--desktop");
const named = args.find((arg) => !arg.startsWith("--"));

/** The folder named, or a copy of the samples: trying things out changes nothing in the clone. */
function workspace() {
  if (named) {
    const folder = resolve(process.env.INIT_CWD ?? process.cwd(), named);
    if (!existsSync(folder)) throw new SetupError(`There is no folder ${folder}.`);
    return folder;
  }
  const copy = join(mkdtempSync(join(tmpdir(), "idiolect-")), "samples");
  cpSync(join(root, "samples"), copy, { recursive: true });
  return copy;
}

main(async () => {
  const folder = workspace();
  setUpPackages();
  if (desktop && spawnSync("code", ["--version"]).status !== 0) {
    throw new SetupError(
      "There is no “code” command here. Leave out --desktop to open the editor in a browser.",
    );
  }
  const vsix = packageExtension();
  if (desktop) {
    run("code", ["--install-extension", vsix, "--force"]);
    run("code", ["--new-window", folder]);
    return;
  }
  const data = mkdtempSync(join(tmpdir(), "idiolect-editor-"));
  const settings = {
    "workbench.startupEditor": "none",
    "workbench.secondarySideBar.defaultVisibility": "hidden",
  };
  const editor = await startEditor({ folder, data, vsix, settings });
  console.log(`\nIdiolect is running in VS Code. Open ${editor.address}\nPress Ctrl+C to stop.`);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, editor.stop);
  await editor.exited;
});
