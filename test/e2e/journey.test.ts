import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { root } from "../../scripts/setup.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { Workbench } from "./workbench.ts";

/** What the model at the endpoint goes on with; nothing on this machine would say it. */
const REPLY = "the heron had come back to the weir, and nobody had told the committee";

let data: string;
let folder: string;
let model: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-e2e-"));
  folder = join(data, "writing");
  cpSync(join(root, "samples"), folder, { recursive: true });
  model = await startOpenAiServer();
  editor = await startEditor({
    folder,
    data,
    vsix: packageExtension(),
    settings: {
      "workbench.startupEditor": "none",
      "workbench.tips.enabled": false,
      "idiolect.completion.policy": "eager",
      "idiolect.llm.endpoint": `${model.url}/v1`,
      "idiolect.llm.model": "test-model",
    },
  });
  vs = await Workbench.open(editor.address);
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await model?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true });
});

test("before there is history, the panel says how to begin", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.screenshot("1-welcome");
});

test("adding a folder shows the differences, with evidence", async () => {
  await vs.panel.getByRole("button", { name: "Add Writing" }).click();
  await vs.pickFolder(folder);
  await vs.panel.getByRole("heading", { name: "Writing style" }).waitFor({ timeout: 60_000 });
  const first = vs.panel.locator("[data-feature]").first();
  await first.getByRole("button").first().click();
  await first.locator("[data-evidence]").first().waitFor();
  await vs.screenshot("2-differences");
});

test("a click on evidence opens the document at the sentence", async () => {
  const evidence = vs.panel.locator("[data-evidence]").first();
  const quote = (await evidence.locator("q, blockquote, [data-quote]").first().textContent()) ?? "";
  await evidence.click();
  await vs.page.locator(".tab.active").waitFor();
  await vs.page.locator(".monaco-editor .selected-text").first().waitFor();
  await vs.screenshot("3-evidence");
  const words = quote.replace(/[^\p{L}\p{N} ]+/gu, " ").split(/\s+/).filter(Boolean).slice(0, 3);
  const shown = (await vs.lines()).replace(/\s+/g, " ");
  for (const word of words) assert.ok(shown.includes(word), `“${word}” of the evidence is on screen`);
});

test("typing shows ghost text, and Tab takes it", async () => {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type(" I think that th");
  await vs.ghostText.first().waitFor();
  const ghost = await vs.ghost();
  assert.notEqual(ghost, "");
  await vs.screenshot("4-ghost-text");
  await vs.page.keyboard.press("Tab");
  await vs.ghostGone(ghost);
  assert.ok((await vs.lastLine()).endsWith(`I think that th${ghost}`), await vs.lastLine());
});

test("in a code block no ghost text is shown", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\n```\nI think that th", 10);
  await vs.page.waitForTimeout(1000);
  assert.equal(await vs.ghostText.count(), 0);
  for (let times = 0; times < 4; times++) await vs.page.keyboard.press("Control+Shift+K");
});

test("Personalize Completion asks before sending, then shows the model's continuation; Tab takes it", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\nWhen I walked down on Sunday ", 10);
  model.next({ reply: REPLY });
  const before = model.log.length;
  await vs.command("Idiolect: Personalize Completion");
  const dialog = vs.page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  assert.ok((await dialog.textContent())?.includes(model.url), "the dialog names the host");
  assert.equal(model.log.length, before, "nothing is sent before the answer");
  await vs.screenshot("5-consent");
  await vs.press("Send");
  await vs.ghostText.first().waitFor();
  assert.ok((await vs.ghost()).includes("the heron had come back"));
  await vs.screenshot("6-personalized");
  await vs.page.keyboard.press("Tab");
  await vs.ghostGone("heron");
  assert.ok((await vs.lastLine()).includes("When I walked down on Sunday the heron had come back"));
  assert.equal(model.log.length, before + 1, "one call");
});

test("when the endpoint fails, the model on this machine answers, and says so", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\nAnd then I went back to the", 10);
  model.next({ status: 500 });
  await vs.command("Idiolect: Personalize Completion");
  await vs.notification(/on this machine/i).waitFor();
  await vs.screenshot("7-fallback");
});

test("after a reload the panel is there at once, and nothing is read again", async () => {
  await vs.page.keyboard.press("Control+S");
  await vs.reload();
  const started = Date.now();
  await vs.showPanel();
  await vs.panel.getByRole("heading", { name: "Writing style" }).waitFor();
  await vs.screenshot("8-reloaded");
  assert.ok(Date.now() - started < 10_000, "the panel came without a new reading");
});

test("what is kept is private, and holds no key", () => {
  const storage = join(data, "user-data", "User", "globalStorage", "idiolect.idiolect");
  const state = readFileSync(join(storage, "state.json"), "utf8");
  assert.ok(state.includes("consents"));
  assert.ok(existsSync(join(storage, "documents")));
  assert.ok(readdirSync(join(storage, "documents")).length >= 10);
});
