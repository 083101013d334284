import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { SETTINGS } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

let data: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-why-"));
  const folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  const settings = {
    ...SETTINGS,
    "idiolect.completion.policy": "eager",
    "idiolect.history.include": [join(folder, "letters")],
  };
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings });
  vs = await Workbench.open(editor.address);
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

test("before a completion was shown, explaining says so", async () => {
  await vs.openFile("draft.md");
  await vs.command("Idiolect: Explain This Completion");
  await vs.notification("No completion has been shown").waitFor();
});

test("ghost text is explained: the section names the document, and opens it", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("heading", { name: "Why this completion" }).waitFor({ timeout: 60_000 });
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.typeForGhost("I wo");
  const ghost = (await vs.ghost()).trim();
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`I wo${ghost}`);
  await vs.command("Idiolect: Explain This Completion");
  const section = vs.panel.locator("#section-why");
  await section.locator("[data-passage]").first().waitFor();
  const text = (await section.allInnerTexts()).join(" ").replace(/\s+/g, " ");
  assert.match(text, /Accepted last/);
  assert.ok(text.includes(`wo${ghost}`), `“wo${ghost}” is in “${text}”`);
  assert.match(text, /Made on this machine; nothing was sent\./);
  const passage = section.locator("[data-passage]").first();
  const title = (await passage.locator(".source").textContent())?.trim() ?? "";
  assert.match(title, /letters\/letter-\d\.md/);
  await vs.screenshot("why-completion");
  await passage.click();
  await vs.page
    .locator(".tab.active")
    .filter({ hasText: title.split("/").at(-1)! })
    .waitFor();
  await vs.page.locator(".monaco-editor .selected-text").first().waitFor();
});

test("how well it knows the author is measured on request, with figures beside their controls", async () => {
  const heading = vs.panel.getByRole("button", { name: "How well it knows you" });
  await heading.click();
  const section = vs.panel.locator("#section-knows");
  await section.getByRole("button", { name: "Measure" }).click();
  await section.getByRole("progressbar").waitFor();
  await section.getByRole("button", { name: "Cancel" }).click();
  await section.getByRole("button", { name: "Measure" }).click();
  await section.getByRole("table").first().waitFor({ timeout: 90_000 });
  const rows = await section.getByRole("row").allInnerTexts();
  assert.ok(
    rows.some((row) => /Your documents\s+\d+%/.test(row)),
    rows.join("\n"),
  );
  assert.ok(
    rows.some((row) => /Another writer’s\s+\d+%/.test(row)),
    rows.join("\n"),
  );
  await heading.scrollIntoViewIfNeeded();
  await vs.screenshot("how-well");
  await vs.reload();
  await section.getByRole("table").first().waitFor();
  assert.deepEqual(await section.getByRole("row").allInnerTexts(), rows, "they are there after a reload");
});
