import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { pathsIn, SETTINGS, until } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const TEXT =
  "On 3 March it was decided that Marta Oduya would be responsible for the painting of 12 windows (see https://paint.example/plan).";
const KEPT =
  "On 3 March we decided that Marta Oduya would paint the 12 windows. The plan is at ⟦link 1⟧, and I like it.";
const LOSSY = "In March we decided that Marta Oduya would paint the windows (see ⟦link 1⟧).";
const DRAFT = `# The windows\n\nThere was a meeting.\n\n${TEXT}\n\nThe rest can wait.\n`;

const PLAN =
  "The kettle in the boathouse should be mended, and not replaced by a new one. It rained on Tuesday, and everybody stayed in the kitchen, where not much was done. Marta may have been right about the ledger, but it is not clear that this has to be known.";
const UNLIKE =
  "Pursuant to the determination, repair of the kettle in the boathouse shall be prioritized over its replacement. Additionally, due to precipitation on Tuesday, attendees remained in the kitchen, thereby precluding the commencement of activities. Furthermore, it is acknowledged that the assessment of the ledger by Marta was potentially accurate and validated.";
const LIKE =
  "I would rather mend the kettle in the boathouse than carry a new one down. It rained on Tuesday, so we sat in our kitchen and did nothing much, slowly. Perhaps Marta was right about the ledger; I am not sure that I want to know.";

let data: string;
let folder: string;
let model: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-rewrite-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), DRAFT);
  writeFileSync(join(folder, "plan.md"), PLAN);
  model = await startOpenAiServer();
  editor = await startEditor({
    folder,
    data,
    vsix: packageExtension(),
    settings: { ...SETTINGS, "idiolect.history.include": [join(folder, "letters")] },
  });
  vs = await Workbench.open(editor.address);
  await vs.openFile("draft.md");
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await model?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const onDisk = () => readFileSync(join(folder, "draft.md"), "utf8");

async function savesAs(text: string): Promise<void> {
  await vs.page.keyboard.press("Control+S");
  await until("it is saved", () => onDisk() === text, 5_000).catch(() => assert.equal(onDisk(), text));
}

/** Selects the paragraph by keyboard, and asks for its rewrite. */
async function rewrite(): Promise<void> {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+Home");
  for (let line = 0; line < 4; line++) await vs.page.keyboard.press("ArrowDown");
  // The line is wrapped.
  for (let end = 0; end < 2; end++) await vs.page.keyboard.press("Shift+End");
  await vs.command("Idiolect: Rewrite in My Voice");
}

const diff = () => vs.page.locator(".monaco-diff-editor .modified-in-monaco-diff-editor .view-lines");
const toast = (button: string) =>
  vs.page.locator(".notification-toast .monaco-button").filter({ hasText: button });
/** Of the last request: what was asked. */
const lastPrompt = () => String(JSON.parse(model.log.at(-1)?.body ?? "{}").messages?.at(-1)?.content);

test("without an endpoint, it says that a model is needed, and how to set one up", async () => {
  await rewrite();
  await vs.notification("Rewriting needs a language model").waitFor();
  await vs.screenshot("rewrite-no-model");
  await toast("Set Up a Model").click();
  const choice = vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Other Address…" });
  await choice.waitFor();
  await vs.page.keyboard.press("Escape");
  await choice.waitFor({ state: "hidden" });
  writeFileSync(
    pathsIn(data).machineSettings,
    JSON.stringify({ "idiolect.llm.endpoint": model.url, "idiolect.llm.model": "test-model" }),
  );
  await until("the menu names the endpoint", async () => {
    const menu = await vs.statusMenu();
    await vs.page.keyboard.press("Escape");
    return menu.includes(new URL(model.url).host);
  });
});

test("the selection is sent after consent, with marks for addresses, and a diff shows the rewrite", async () => {
  model.next({ kind: "reply", text: KEPT, delay: 5 });
  await rewrite();
  await vs.dialog.waitFor();
  assert.equal(model.log.length, 0, "nothing is sent before the answer");
  await vs.press("Send");
  await diff().filter({ hasText: "and I like it" }).waitFor();
  await vs.notification("Accept the rewrite?").waitFor();
  await vs.screenshot("rewrite-diff");
  assert.equal(model.log.length, 1, "one call");
  assert.match(lastPrompt(), /see ⟦link 1⟧/);
  assert.doesNotMatch(lastPrompt(), /paint\.example/);
  assert.equal(await vs.page.locator(".notification-toast").filter({ hasText: "as they were" }).count(), 1);
});

test("a cancelled rewrite shows no diff, and its connection is closed", async () => {
  await toast("Discard").click();
  await vs.page.locator(".monaco-diff-editor").waitFor({ state: "detached" });
  model.next({ kind: "stall", text: "On 3 March" });
  await rewrite();
  await vs.notification("Rewriting with test-model").waitFor();
  await vs.screenshot("rewrite-under-way");
  await toast("Cancel").click();
  await until("the connection is closed", () => model.log.at(-1)?.closedAt !== undefined);
  assert.equal(model.log.at(-1)?.isAnswered, false);
  await vs.notification("Rewriting with test-model").waitFor({ state: "detached" });
  assert.equal(await vs.page.locator(".monaco-diff-editor").count(), 0);
});

test("discarding leaves the document as it was", async () => {
  model.next({ kind: "reply", text: KEPT });
  await rewrite();
  await vs.notification("Accept the rewrite?").waitFor();
  await toast("Discard").click();
  await vs.page.locator(".monaco-diff-editor").waitFor({ state: "detached" });
  await vs.openFile("draft.md");
  await savesAs(DRAFT);
});

test("accepted by keyboard, it takes the text's place, and one undo takes it back", async () => {
  model.next({ kind: "reply", text: KEPT });
  await rewrite();
  await diff().filter({ hasText: "and I like it" }).waitFor();
  await vs.notification("Accept the rewrite?").waitFor();
  await vs.page.keyboard.press("Control+Enter");
  await vs.page.locator(".monaco-diff-editor").waitFor({ state: "detached" });
  const rewritten = KEPT.replace("⟦link 1⟧", "https://paint.example/plan");
  await vs.seesText("and I like it");
  await vs.screenshot("rewrite-accepted");
  await savesAs(DRAFT.replace(TEXT, rewritten));
  const notMine = join(pathsIn(data).storage, "notMine.json");
  await until(
    "both sentences are known not to be the author's",
    () => existsSync(notMine) && JSON.parse(readFileSync(notMine, "utf8")).hashes.length === 2,
  );
  await vs.page.keyboard.press("Control+Z");
  await vs.seesText("it was decided");
  await savesAs(DRAFT);
});

test("a lost number is pointed out; one more try, on request, names it", async () => {
  model.next({ kind: "reply", text: LOSSY });
  const calls = model.log.length;
  await rewrite();
  await vs.notification("Lost: 2 of 2 numbers and dates").waitFor();
  await vs.screenshot("rewrite-lost");
  assert.equal(model.log.length, calls + 1, "no second call by itself");
  await vs.command("Idiolect: Show What the Rewrite Lost");
  await vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "12" }).waitFor();
  await vs.screenshot("rewrite-lost-list");
  await vs.choose("3 March");
  model.next({ kind: "reply", text: KEPT });
  await vs.command("Idiolect: Try the Rewrite Again");
  await diff().filter({ hasText: "and I like it" }).waitFor();
  assert.equal(model.log.length, calls + 2);
  assert.match(lastPrompt(), /lost these[\s\S]*3 March\n12/);
});

test("what was changed in the meantime is not overwritten", async () => {
  await vs.page
    .locator(".tab")
    .filter({ hasText: /^draft\.md$/ })
    .click();
  await vs.page.keyboard.press("Control+Home");
  for (let line = 0; line < 4; line++) await vs.page.keyboard.press("ArrowDown");
  for (let letter = 0; letter < 4; letter++) await vs.page.keyboard.press("ArrowRight");
  await vs.type("0");
  await vs.page.keyboard.press("Escape");
  await vs.command("Idiolect: Accept Rewrite");
  await vs.notification("The text has changed since").waitFor();
  await vs.screenshot("rewrite-changed");
  await savesAs(DRAFT.replace("3 March", "30 March"));
});

test("what only moved is rewritten where it stands now", async () => {
  await vs.page.keyboard.press("Control+Z");
  await vs.page.keyboard.press("Control+Home");
  await vs.type("Draft\n\n");
  await vs.page.keyboard.press("Escape");
  await vs.command("Idiolect: Accept Rewrite");
  await vs.seesText("and I like it");
  await savesAs(`Draft\n\n${DRAFT.replace(TEXT, KEPT.replace("⟦link 1⟧", "https://paint.example/plan"))}`);
});

test("a rewrite that sounds no more like its author is said to; one more try, on request, names what was off", async () => {
  await vs.openFile("plan.md");
  await vs.page.keyboard.press("Control+A");
  model.next({ kind: "reply", text: UNLIKE });
  const calls = model.log.length;
  await vs.command("Idiolect: Rewrite in My Voice");
  await vs.notification("It sounds no more like you than the text did.").waitFor();
  await vs.screenshot("rewrite-unlike");
  assert.equal(model.log.length, calls + 1, "no second call by itself");
  model.next({ kind: "reply", text: LIKE });
  await toast("Try Again").click();
  await diff().filter({ hasText: "rather mend the kettle" }).waitFor();
  await vs.notification("It sounds more like you than the text did.").waitFor();
  await vs.screenshot("rewrite-like");
  assert.equal(await toast("Try Again").count(), 0, "once");
  assert.equal(model.log.length, calls + 2);
  assert.match(lastPrompt(), /did not sound enough like this person[\s\S]*It went against this:\n/);
  const menu = await vs.statusMenu();
  await vs.page.keyboard.press("Escape");
  assert.match(menu, new RegExp(`asked for: ${calls + 2}\\b`), "both are counted");
  await toast("Accept").click();
  await vs.seesText("rather mend the kettle");
});
