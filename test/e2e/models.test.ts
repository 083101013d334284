import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { startAzureServer } from "../server/azureServer.ts";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const FIRST = "zebras had crossed the weir before anyone else was up.";
const SECOND = "quinces lay on the sill until the frost came.";

/** Ghost text of this machine only where it is nearly sure, so that the model has its turn. */
const CALM = { ...SETTINGS, "idiolect.completion.policy": "calm" };

let data: string;
let folder: string;
let model: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;
let machine: Record<string, unknown> = {};

/** Changes this machine's settings, as a person does in their file. */
function set(changes: Record<string, unknown>): void {
  machine = { ...machine, ...changes };
  writeJson(pathsIn(data).machineSettings, machine);
}

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-models-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  model = await startOpenAiServer({ models: ["test-model", "nomic-embed-text", "test-model-large"] });
  set({ "idiolect.history.include": [join(folder, "letters")] });
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings: CALM });
  vs = await Workbench.open(editor.address);
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await model?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const row = (text: string) =>
  vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first();
const typed = () => model.log.filter(({ path }) => path.endsWith("/chat/completions"));
/** The prompt's last message. */
const promptOf = ({ body }: { body: string }) => String(JSON.parse(body).messages.at(-1).content);
const clearNotifications = () => vs.command("Notifications: Clear All Notifications");

/** What a row of the status menu says. */
async function menuSays(text: RegExp, screenshot?: string): Promise<void> {
  await until(`the menu says ${text}`, async () => {
    const menu = await vs.statusMenu();
    if (screenshot !== undefined) await vs.screenshot(screenshot);
    await vs.page.keyboard.press("Escape");
    return text.test(menu);
  });
}

/** Goes on typing at the document's end. */
async function typeOn(text: string): Promise<void> {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type(text);
}

async function sees(text: string): Promise<void> {
  await until(`“${text}” is suggested`, async () => (await vs.ghost()).includes(text), 20_000);
}

test("a model is chosen from the list at an address; nothing else is sent", async () => {
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  set({ "idiolect.llm.endpoint": "ftp://nowhere", "idiolect.llm.headers": { "x-other": "secret" } });
  await vs.statusBarItem("Idiolect: this machine").locator(".codicon-warning").waitFor();
  await vs.command("Idiolect: Choose Model…");
  await vs.page.waitForTimeout(1_000);
  await vs.screenshot("models-choose-nothing");
  await row("Correct the Address…").waitFor();
  await vs.choose("Other Address…");
  await vs.page.locator(".quick-input-message").filter({ hasText: "asked for its models" }).waitFor();
  await vs.quickInput.fill("ftp://elsewhere");
  await vs.page.locator(".quick-input-message").filter({ hasText: "must begin with http" }).waitFor();
  await vs.screenshot("models-address");
  await vs.quickInput.fill(model.url);
  await vs.page.keyboard.press("Enter");
  await vs.page
    .locator(".quick-input-list .monaco-list-row")
    .filter({ hasText: "test-model-large" })
    .waitFor();
  assert.equal(await row("nomic-embed-text").count(), 0, "one that does not write");
  await vs.screenshot("models-choose");
  await vs.choose("test-model-large");
  await vs.statusBarItem("Idiolect: test-model-large").waitFor();
  assert.deepEqual(
    model.log.map(({ method, path }) => `${method} ${path}`),
    ["GET /v1/models"],
  );
  assert.equal(
    model.log[0]?.headers["x-other"],
    undefined,
    "headers are for the address that they were set for",
  );
  const { machineSettings } = pathsIn(data);
  await until(
    "headers for another address are gone",
    () => !readFileSync(machineSettings, "utf8").includes("x-other"),
  );
});

test("a list that cannot be had says why, and what to do", async () => {
  model.next({ kind: "refuse", status: 401 });
  await vs.command("Idiolect: Choose Model…");
  await row("Set API Key…").waitFor();
  await row("did not accept the key").waitFor();
  await vs.screenshot("models-choose-refused");
  await vs.choose("Try Again");
  await row("test-model-large").filter({ hasText: "now" }).waitFor();
  await vs.screenshot("models-choose-now");
  await vs.page.keyboard.press("Escape");
});

test("servers on this machine are looked for on request, by one GET each", async (t) => {
  const jan = await startOpenAiServer({ port: 1337, models: ["local-model"] }).catch(() => undefined);
  if (!jan) return t.skip("port 1337 is taken");
  try {
    await vs.command("Idiolect: Choose Model…");
    await row("test-model-large").waitFor();
    await vs.page.waitForTimeout(500);
    assert.equal(jan.log.length, 0, "not before it is asked for");
    await vs.choose("Look for Local Servers");
    await row("local-model").filter({ hasText: "Jan at 127.0.0.1:1337" }).waitFor();
    await vs.screenshot("models-choose-local");
    assert.deepEqual(
      jan.log.map(({ method, path, body }) => `${method} ${path}${body}`),
      ["GET /v1/models"],
    );
    await vs.choose("local-model");
    await vs.statusBarItem("Idiolect: local-model").waitFor();
  } finally {
    await jan.close();
  }
  await vs.command("Idiolect: Test Connection");
  await vs.notification(/127\.0\.0\.1:1337 cannot be reached/).waitFor();
  await clearNotifications();
});

test("Test Connection says what works, and how fast", async () => {
  const embeddingModel = "nomic-embed-text";
  const settings = { endpoint: model.url, model: "test-model", provider: "endpoint", embeddingModel };
  machine = {};
  set({
    "idiolect.history.include": [join(folder, "letters")],
    ...Object.fromEntries(Object.entries(settings).map(([name, value]) => [`idiolect.llm.${name}`, value])),
  });
  await vs.statusBarItem("Idiolect: test-model").waitFor();
  await vs.command("Idiolect: Test Connection");
  await vs.dialog.waitFor();
  assert.match(
    (await vs.dialog.textContent()) ?? "",
    /Write the word ready.*nothing of your writing.*nomic-embed-text is sent “ready”/,
  );
  await vs.screenshot("models-test-question");
  assert.equal(typed().length, 0, "only the list is asked for before");
  await vs.press("Ask");
  await vs
    .notification(
      /test-model at 127.* answers by chat, after \d+ ms\. Models listed there: 3\. The embedding model nomic-embed-text answers, after \d+ ms\./,
    )
    .waitFor();
  await vs.screenshot("models-test");
  await clearNotifications();
  assert.equal(typed().length, 1);
  assert.doesNotMatch(typed()[0]?.body ?? "", /draft/i);
});

test("without a consent nothing is sent while typing, and the menu asks for it", async () => {
  set({ "idiolect.completion.automatic": "model" });
  await typeOn("When I walked down on Sunday ");
  await vs.page.waitForTimeout(1_500);
  assert.equal(typed().length, 1);
  await vs.statusMenu();
  await vs.screenshot("models-menu-consent");
  await row("While you type…").filter({ hasText: "until you agree that text is sent to" }).click();
  await vs.dialog.waitFor();
  await vs.screenshot("models-consent");
  assert.match((await vs.dialog.textContent()) ?? "", /also sent there while you type/);
  await vs.press("Send");
  assert.equal(typed().length, 1, "agreeing sends nothing");
});

test("then the model's end of the sentence appears, and stays while it is typed: one request", async () => {
  model.next({ kind: "reply", text: `${FIRST} And this is a second sentence.` });
  await typeOn("some ");
  await sees(FIRST);
  await vs.screenshot("models-ghost");
  assert.equal((await vs.ghost()).trim(), FIRST, "to the end of the sentence");
  assert.equal(typed().length, 2);
  await vs.type("zebras ");
  await sees("had crossed the weir");
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`some ${FIRST}`);
  assert.match(promptOf(typed()[1]!), /When I walked down on Sunday some/);
});

test("a request is given up as soon as it is typed on: its connection closes", async () => {
  model.next({ kind: "silence" });
  const before = typed().length;
  await typeOn(" By noon the ");
  await until("it is asked", () => typed().length > before);
  const request = typed().at(-1);
  assert.equal(request?.closedAt, undefined);
  const pressed = performance.now();
  await vs.page.keyboard.press("x");
  await until("the connection is closed", () => request?.closedAt !== undefined, 2_000);
  assert.equal(request?.isAnswered, false);
  const took = (request?.closedAt ?? Number.NaN) - pressed;
  // A key's way through browser and editor is in it.
  assert.ok(took < 1_000, `closed ${took} ms after the key`);
});

test("a model that fails is told once, this machine completes, and a success makes it good", async () => {
  for (let index = 0; index < 3; index++) model.next({ kind: "refuse", status: 503 });
  const before = typed().length;
  await typeOn(". Perhaps an ");
  await vs.notification(/answered with an error.*The model on this machine answers instead\./).waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  await clearNotifications();
  await menuSays(/While you type….*failed, and is asked again in a while/, "models-menu-failing");
  await typeOn("x. Perhaps all ");
  await vs.page.waitForTimeout(1_500);
  assert.equal(typed().length, before + 1, "it is left alone");
  await vs.command("Idiolect: Personalize Completion");
  await until("it is asked by the command", () => typed().length === before + 2);
  await vs.page.waitForTimeout(1_000);
  assert.equal(await vs.notifications.count(), 0, "told once");
  await vs.command("Idiolect: Personalize Completion");
  await until("it is asked once more", () => typed().length === before + 3);
  await vs.page.waitForTimeout(500);
  model.next({ kind: "reply", text: SECOND });
  await typeOn(" and ");
  await vs.command("Idiolect: Personalize Completion");
  await sees(SECOND);
  await vs.statusBarItem("Idiolect: test-model").waitFor();
  await vs.page.keyboard.press("Escape");
});

test("of a private document nothing is sent while typing", async () => {
  await vs.showPanel();
  await vs.historyRow(/^letters/).click();
  await vs.onHistoryRow(/^letter-1\.md/, "Mark as Private");
  await vs.historyRow(/^letter-1\.md.*private/).waitFor();
  const before = typed().length;
  await vs.openFile("letter-1.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type("Before that ");
  await vs.page.waitForTimeout(1_500);
  assert.equal(typed().length, before);
  await menuSays(/While you type….*This machine: the document is private/);
});

test("at the day's limit this machine completes; that is said once", async () => {
  const used = 3;
  await menuSays(new RegExp(`Requests today: ${used} of 200`), "models-menu-requests");
  set({ "idiolect.llm.dailyRequestLimit": used });
  await menuSays(new RegExp(`Requests today: ${used} of ${used}`));
  const before = typed().length;
  await typeOn(". Before that ");
  await vs.notification(/the day’s limit of 3 requests while typing is reached/).waitFor();
  await vs.screenshot("models-limit");
  await clearNotifications();
  await typeOn("our ");
  await vs.page.waitForTimeout(1_500);
  assert.equal(typed().length, before);
  assert.equal(await vs.notifications.count(), 0);
  await menuSays(/While you type….*the day’s limit is reached/);
});

test("On This Machine Only keeps everything here", async () => {
  await vs.command("Idiolect: Choose Model…");
  // The list grows until the endpoint has answered: only then do its rows stay where they are.
  await row("test-model-large").waitFor();
  await vs.choose("On This Machine Only");
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  const before = model.log.length;
  await typeOn(". I would rather mend the ");
  await vs.command("Idiolect: Personalize Completion");
  await vs.ghostText.first().waitFor();
  assert.equal(model.log.length, before);
  await vs.screenshot("models-on-device");
  await vs.page.keyboard.press("Escape");
});

test("where no extension brings models, none of the editor's is offered; one that was chosen is told, and this machine answers", async () => {
  await vs.command("Idiolect: Choose Model…");
  await row("test-model-large").waitFor();
  const rows = await vs.page.locator(".quick-input-list .monaco-list-row").allTextContents();
  assert.doesNotMatch(rows.join("\n"), /Editor’s Own Models/);
  await vs.page.keyboard.press("Escape");
  set({ "idiolect.llm.provider": "editor", "idiolect.llm.editorModel": "testers/writer-1" });
  await vs.statusBarItem("Idiolect: writer-1").waitFor();
  await typeOn("kettle. I would rather mend the ");
  await vs.command("Idiolect: Personalize Completion");
  await vs.press("Send");
  await vs
    .notification(/The editor has this model of testers no more.*this machine answers instead/)
    .waitFor();
  await vs.ghostText.first().waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
});

test("Azure answers at the address that its page shows, though it lists no models; what it refuses is said", async (t) => {
  const azure = await startAzureServer();
  t.after(() => azure.close());
  const { host } = new URL(azure.origin);
  const use = (deployment: string, key: string) =>
    set({
      "idiolect.llm.provider": "endpoint",
      "idiolect.llm.endpoint": `${azure.origin}/openai/deployments/${deployment}/chat/completions?api-version=2024-10-21`,
      "idiolect.llm.model": "",
      "idiolect.llm.headers": { "api-key": key },
    });
  const tried = async (said: RegExp, screenshot: string) => {
    await vs.command("Idiolect: Test Connection");
    await vs.press("Ask");
    await vs.notification(said).waitFor();
    await vs.screenshot(screenshot);
    await clearNotifications();
  };
  use("other", "azure-key");
  await vs.statusBarItem("Idiolect: other").waitFor();
  await tried(
    /has no such model.*Asked was .*deployments\/other\/chat\/completions\?api-version=/,
    "models-azure-none",
  );
  use("mine", "wrong-key");
  await vs.statusBarItem("Idiolect: mine").waitFor();
  await tried(/did not accept the key/, "models-azure-key");
  use("mine", "azure-key");
  await tried(new RegExp(`mine at ${host} answers by chat, after \\d+ ms\\.`), "models-azure");
  await vs.command("Idiolect: Choose Model…");
  await row("mine").filter({ hasText: "now" }).waitFor();
  await vs.page.keyboard.press("Escape");
});

test("a server without a list is asked by name; an address that is not quite right is found out", async () => {
  const { origin } = new URL(model.url);
  set({
    "idiolect.llm.endpoint": `${origin}/api`,
    "idiolect.llm.model": "test-model",
    "idiolect.llm.headers": {},
  });
  await vs.statusBarItem("Idiolect: test-model").waitFor();
  await vs.command("Idiolect: Test Connection");
  await vs
    .notification(
      /has nothing at this address.*Asked was .*\/api\/chat\/completions.*Models are listed at .*\/v1\./,
    )
    .waitFor();
  await vs.screenshot("models-address-found");
  await vs.page.locator(".notification-toast .monaco-button").filter({ hasText: "Use That Address" }).click();
  await vs.notification(/test-model at .* answers by chat/).waitFor();
  const { machineSettings } = pathsIn(data);
  assert.ok(readFileSync(machineSettings, "utf8").includes(`"${origin}/v1"`));
  await clearNotifications();

  model.next({ kind: "refuse", status: 405 });
  await vs.command("Idiolect: Test Connection");
  await vs.notification(/test-model at .* answers by chat.*There is no list of models\./).waitFor();
  await clearNotifications();

  model.next({ kind: "raw", contentType: "application/json", body: '{"data": []}' });
  model.next({ kind: "reply", text: "ready" });
  model.next({ kind: "refuse", status: 404, code: "model_not_found" });
  await vs.command("Idiolect: Test Connection");
  await vs
    .notification(/answers by chat.*nomic-embed-text.*does not answer.*has no embedding model of this name/)
    .waitFor();
  await clearNotifications();
});
