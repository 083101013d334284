import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { root } from "../../scripts/setup.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { Workbench } from "./workbench.ts";

/** What the model at the endpoint goes on with; nothing on this machine would say it. */
const REPLY = "the heron had come back to the weir, and nobody had told the committee.";

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
      "workbench.secondarySideBar.defaultVisibility": "hidden",
      "chat.disableAIFeatures": true,
      "idiolect.completion.policy": "eager",
      "idiolect.llm.endpoint": model.url,
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
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

/** Where the extension keeps what it knows. */
const storage = () => join(data, "user-data", "User", "globalStorage", "idiolect.idiolect");

test("before there is history, the panel says how to begin", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.screenshot("1-welcome");
});

test("adding a folder shows the differences, with evidence", async () => {
  await vs.panel.getByRole("button", { name: "Add Writing" }).click();
  await vs.pickFolder(folder, "Add to History");
  await vs.panel.getByRole("heading", { name: "Writing style" }).waitFor({ timeout: 60_000 });
  await vs.panel.getByRole("heading", { name: "Emotional style" }).waitFor();
  await vs.panel.getByRole("heading", { name: "Semantic style" }).waitFor();
  const headlines = vs.panel.locator("button.headline");
  assert.ok((await headlines.count()) >= 3, "several differences are told");
  await vs.panel.getByRole("img").first().waitFor();
  await headlines.first().click();
  await vs.panel.locator("[data-evidence]:visible").first().waitFor();
  await vs.screenshot("2-differences");
});

test("a click on evidence opens the document at the sentence", async () => {
  const evidence = vs.panel.locator("[data-evidence]:visible").first();
  const [title, quote] = await Promise.all([
    evidence.locator(".source").textContent(),
    evidence.locator(".quote").first().textContent(),
  ]);
  await evidence.click();
  await vs.page
    .locator(".tab.active")
    .filter({ hasText: basename(title ?? "?") })
    .waitFor();
  await vs.page.locator(".monaco-editor .selected-text").first().waitFor();
  await vs.screenshot("3-evidence");
  const shown = await vs.text();
  const words = (quote ?? "").match(/[\p{L}\p{N}]+/gu)?.slice(0, 5) ?? [];
  assert.ok(words.length > 0);
  for (const word of words) assert.ok(shown.includes(word), `“${word}” of “${quote}” is on screen`);
});

test("typing shows ghost text, and Tab takes it", async () => {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.typeForGhost(" And I think th");
  const ghost = await vs.ghost();
  await vs.screenshot("4-ghost-text");
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`And I think th${ghost}`);
});

test("in a code block no ghost text is shown", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\n```\n");
  await vs.type("And I think th");
  await vs.page.waitForTimeout(1_000);
  assert.equal(await vs.ghost(), "");
  await vs.type("\n```");
});

test("Personalize Completion asks first, then shows the model's continuation; Tab takes it", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\nWhen I walked down on Sunday ");
  model.next({ kind: "reply", text: REPLY, delay: 5 });
  await vs.command("Idiolect: Personalize Completion");
  const dialog = vs.page.locator(".monaco-dialog-box");
  await dialog.waitFor();
  assert.ok((await dialog.textContent())?.includes(new URL(model.url).origin), "the dialog names the host");
  assert.equal(model.log.length, 0, "nothing is sent before the answer");
  await vs.screenshot("5-consent");
  await vs.press("Send");
  await vs.ghostText.first().waitFor();
  assert.ok((await vs.ghost()).includes("the heron had come back"));
  await vs.screenshot("6-personalized");
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`When I walked down on Sunday ${REPLY}`);
  assert.equal(model.log.length, 1, "one call");
  const { messages } = JSON.parse(model.log[0]?.body ?? "{}");
  const sent = JSON.stringify(messages);
  assert.ok(sent.includes("When I walked down on Sunday"), "the text around the cursor is in the prompt");
});

test("when the endpoint fails, the model on this machine answers, and says so", async () => {
  await vs.page.keyboard.press("Control+End");
  await vs.type("\n\nAnd I think that");
  model.next({ kind: "refuse", status: 500 });
  await vs.command("Idiolect: Personalize Completion");
  await vs.notification(/on this machine/i).waitFor();
  await vs.screenshot("7-fallback");
});

test("after a reload the panel is there at once, and unchanged documents are not read again", async () => {
  await vs.page.keyboard.press("Control+S");
  const documents = () =>
    readdirSync(join(storage(), "documents")).map((name) => join(storage(), "documents", name));
  const writtenBefore = new Map(documents().map((path) => [path, statSync(path).mtimeMs]));
  await vs.reload();
  await vs.panel.getByRole("heading", { name: "Writing style" }).waitFor();
  await vs.screenshot("8-reloaded");
  await vs.page.waitForTimeout(2_000);
  const again = documents().filter((path) => writtenBefore.get(path) !== statSync(path).mtimeMs);
  assert.ok(again.length <= 1, `only the saved draft is new: ${again}`);
});

test("what is kept is the author's alone, and holds no key", () => {
  const state = readFileSync(join(storage(), "state.json"), "utf8");
  assert.ok(state.includes(new URL(model.url).origin), "the consent is remembered");
  assert.equal(statSync(join(storage(), "state.json")).mode & 0o777, 0o600);
  assert.ok(readdirSync(join(storage(), "documents")).length >= 10);
});
