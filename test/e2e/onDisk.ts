import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Settings, and the extension's own folder, in an editor's data folder. */
export function pathsIn(data: string) {
  const userData = join(data, "user-data");
  const storage = join(userData, "User", "globalStorage", "idiolect.idiolect");
  return {
    userData,
    storage,
    /** Of this machine: what the editor in the browser reads settings of machine scope from, whenever they change. */
    machineSettings: join(userData, "Machine", "settings.json"),
    state: join(storage, "state.json"),
    documents: join(storage, "documents"),
  };
}

/** Settings as a person who writes in the middle of a test has them: nothing in the way, nothing that moves (it costs a fifth of the time), ghost text whenever it can be. */
export const SETTINGS = {
  "workbench.startupEditor": "none",
  "workbench.reduceMotion": "on",
  "editor.cursorBlinking": "solid",
  "editor.minimap.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "idiolect.completion.policy": "eager",
};

/** Writes JSON, making the folder. */
export function writeJson(path: string, value: unknown): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Every file under a folder. */
export function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

/** Those of the files that hold a text. */
export function filesWith(text: string, files: readonly string[]): string[] {
  return files.filter((path) => readFileSync(path).includes(text));
}

/** Waits until something holds, looking again every 100 ms; fails with `what` after `limit` milliseconds. */
export async function until(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limit = 15_000,
): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${limit} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
