import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { root } from "../../scripts/setup.mjs";
import { Workbench } from "./workbench.ts";

/** Of the samples' author; the instruction that a completion is steered by has the same word. */
const HABIT = /^In completions: /;

let data: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-e2e-"));
  const folder = join(root, "samples");
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

const instructions = () => vs.panel.locator(".instructions li").allTextContents();

/** Turns the difference that is told first, and waits until the preference is as it should be. */
async function turnFirst(to: string, isSo: (now: readonly string[]) => boolean): Promise<void> {
  const first = vs.panel.locator(".difference").first();
  const headline = first.getByRole("button").first();
  if ((await headline.getAttribute("aria-expanded")) !== "true") await headline.click();
  await first.getByRole("combobox", { name: HABIT }).selectOption(to);
  await seen(isSo);
}

async function seen(isSo: (now: readonly string[]) => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!isSo(await instructions())) {
    assert.ok(Date.now() < deadline, (await instructions()).join("\n"));
    await vs.page.waitForTimeout(100);
  }
}

test("a difference left out in the page is out of the preference, and still is after a reload", async () => {
  const before = await instructions();
  await turnFirst("Leave out", (now) => now.length === before.length - 1);
  const turned = await instructions();
  await vs.screenshot("panel-left-out");
  await vs.reload();
  await vs.panel.getByRole("heading", { name: "Turned by you" }).waitFor({ timeout: 60_000 });
  await seen((now) => now.join() === turned.join());
  await turnFirst("Pinned", (now) => now.length === before.length);
  await turnFirst("As I write", (now) => now.join() === before.join());
});

test("a style guide is written to the file that is chosen", async () => {
  const path = join(data, "guide.md");
  await vs.panel.getByRole("button", { name: "Export Style Guide…" }).click();
  await vs.page.locator(".quick-input-widget").filter({ hasText: "Export style guide" }).waitFor();
  await vs.typePath(path);
  await vs.page.keyboard.press("Enter");
  await vs.notification(/your style guide is in/).waitFor();
  const guide = readFileSync(path, "utf8");
  assert.match(guide, /^# Style guide\n\nMade on .+ from [\d,]+ words/);
  for (const line of await instructions()) assert.ok(guide.includes(`- ${line}`), line);
});
