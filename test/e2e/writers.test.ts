import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { root } from "../../scripts/setup.mjs";
import { Workbench } from "./workbench.ts";

let data: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-e2e-"));
  const folder = join(data, "writing");
  mkdirSync(folder);
  // As posts are named: one every other month.
  readdirSync(join(root, "samples"), { encoding: "utf8", recursive: true })
    .filter((path) => path.includes("/") && path.endsWith(".md"))
    .forEach((path, index) => {
      const date = new Date(Date.UTC(2021, 2 * index, 5)).toISOString().slice(0, 10);
      copyFileSync(join(root, "samples", path), join(folder, `${date}-${basename(path)}`));
    });
  editor = await startEditor({
    folder,
    data,
    vsix: packageExtension(),
    settings: {
      "workbench.startupEditor": "none",
      "workbench.secondarySideBar.defaultVisibility": "hidden",
      "chat.disableAIFeatures": true,
    },
  });
  vs = await Workbench.open(editor.address);
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).click();
  await vs.pickFolder(folder, "Add to History");
  await vs.panel.getByRole("heading", { name: "Writing style" }).waitFor({ timeout: 60_000 });
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

test("the map is drawn when its section is opened, and a writer on it can be read", async () => {
  await vs.panel.getByRole("button", { name: "Among other writers" }).click();
  await vs.panel.locator(".map [data-mark]").first().waitFor();
  await vs.panel.getByRole("heading", { name: /^Nearest / }).scrollIntoViewIfNeeded();
  await vs.screenshot("writers-map");
  const read = vs.panel.getByRole("button", { name: /^Read / }).first();
  const name = ((await read.textContent()) ?? "").replace(/^Read /, "");
  await read.click();
  await vs.page
    .locator(".tab.active")
    .filter({ hasText: `${name}.md` })
    .waitFor();
  await vs.seesText(`# ${name}`);
  assert.match(await vs.text(), /## [A-Z]/, "what each text is for heads it");
  await vs.screenshot("writers-passages");
});

test("habits over time are drawn, and a mark opens its document", async () => {
  await vs.panel.getByRole("button", { name: "Over time" }).click();
  const mark = vs.panel.locator(".moments [data-mark]").first();
  await mark.scrollIntoViewIfNeeded();
  await vs.screenshot("writers-over-time");
  const title = ((await mark.getAttribute("aria-label")) ?? "").split(",")[0]!;
  await mark.press("Enter");
  await vs.page
    .locator(".tab.active")
    .filter({ hasText: title.split("/").at(-1)! })
    .waitFor();
});

test("after a reload both stand open as they were", async () => {
  // The editor writes a page's state down every few seconds.
  await vs.page.waitForTimeout(8_000);
  await vs.reload();
  await vs.panel.locator(".map [data-mark]").first().waitFor();
  await vs.panel.locator(".moments [data-mark]").first().waitFor();
});
