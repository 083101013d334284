import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { node24, root, run } from "../../scripts/setup.mjs";
import { answerStudy } from "../../src/generation/studyTesting.ts";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const FIRST = "zebras had crossed the weir before anyone else was up.";
const SECOND = "ladder that nobody had asked for yet.";
const THIRD = "quinces lay on the sill until the frost came.";
const FOURTH = "the ferryman kept his hat on all through supper.";
const EMAIL = "piet@boathouse.example";
const MEETING =
  "It was decided on 3 March that Marta Oduya would be responsible for the painting of 12 windows.";
const MET = "On 3 March we decided that Marta Oduya would paint the 12 windows.";
const LETTERS = 8;

let data: string;
let folder: string;
/** What stands behind the models of the other extension. */
let server: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

/** Packages the extension that brings the models. */
function packageProvider(): string {
  const vsix = join(data, "testers.vsix");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  run(node24, [join(root, "node_modules", ".bin", "vsce"), "package", ...flags], {
    cwd: join(root, "test", "modelProvider"),
    stdio: ["ignore", "ignore", "inherit"],
  });
  return vsix;
}

/** What the models were asked: which one, and its messages. */
const asked = () =>
  server.log.map(({ body }) => {
    const { model, messages } = JSON.parse(body) as { model: string; messages: { content: string }[] };
    return { model, texts: messages.map(({ content }) => content) };
  });

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-editor-model-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), `# A draft\n\nWrite to ${EMAIL} about it.\n\n`);
  writeFileSync(join(folder, "meeting.md"), `${MEETING}\n\nThe rest can wait.\n`);
  server = await startOpenAiServer({ reply: answerStudy });
  editor = await startEditor({
    folder,
    data,
    vsix: [packageExtension(), packageProvider()],
    // Models that the editor itself asks about are not a settled part of its API.
    proposedApi: "idiolect-test.testers-models",
    settings: {
      ...SETTINGS,
      "chat.disableAIFeatures": false,
      "idiolect.completion.policy": "calm",
      "idiolect.completion.automatic": "model",
      "idiolect.history.include": [join(folder, "letters")],
      "testers.server": server.url,
    },
  });
  vs = await Workbench.open(editor.address);
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await server?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const personalize = () => vs.command("Idiolect: Personalize Completion");
const clearNotifications = () => vs.command("Notifications: Clear All Notifications");

async function sees(text: string): Promise<void> {
  await until(`“${text}” is suggested`, async () => (await vs.ghost()).includes(text), 60_000);
}

/** Personalizes once more where the cursor is, with no suggestion there. */
async function personalizeAnew(): Promise<void> {
  await vs.page.keyboard.press("Escape");
  await personalize();
}

/** Goes to the end of the draft. */
async function toDraft(): Promise<void> {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
}

/** The prompt that is shown now: lines of its beginning and of its end, as far as they are in view. Closes it. */
async function shownPrompt(): Promise<string[]> {
  await vs.page.locator(".tab.active").filter({ hasText: "What would be sent" }).waitFor();
  await vs.page.keyboard.press("Control+Home");
  await vs.seesText("What would be sent to writer-1 of testers, through the editor");
  const lines = await vs.lines();
  await vs.page.keyboard.press("Control+End");
  await vs.seesText("When I walked down on Sunday");
  lines.push(...(await vs.lines()));
  await vs.page.keyboard.press("Control+W");
  return lines.filter((line) => line !== "");
}

test("the editor's own models are offered, by name and vendor, and one is chosen", async () => {
  await vs.command("Idiolect: Choose Model…");
  const row = vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "Writer One" });
  await row.waitFor();
  await vs.screenshot("editor-model-choose");
  assert.match((await row.textContent()) ?? "", /testers/);
  await row.click();
  await vs.statusBarItem("Idiolect: writer-1").waitFor();
  assert.deepEqual(asked(), [], "choosing asks it nothing");
  const settings = readFileSync(pathsIn(data).machineSettings, "utf8");
  assert.match(settings, /"idiolect\.llm\.editorModel": "testers\/writer-1"/);
  assert.match(settings, /"idiolect\.llm\.provider": "editor"/);
});

let shown: string[];

test("a command asks for a consent that names model and vendor, and shows what would be sent", async () => {
  await toDraft();
  await vs.type("When I walked down on Sunday ");
  await personalize();
  await vs.dialog.waitFor();
  await vs.screenshot("editor-model-consent");
  assert.match(
    (await vs.dialog.textContent()) ?? "",
    /Send text to writer-1 of testers, through the editor\?/,
  );
  await vs.press("Show Prompt");
  shown = await shownPrompt();
  await toDraft();
  await vs.command("Idiolect: Show What Would Be Sent");
  assert.deepEqual(await shownPrompt(), shown);
  assert.deepEqual(asked(), []);
});

test("the editor asks as well: where it may not be used, nothing is sent and this machine answers", async () => {
  await toDraft();
  await personalize();
  await vs.press("Send");
  await vs.dialog.filter({ hasText: "Testers’ Models" }).waitFor();
  await vs.screenshot("editor-model-access");
  await vs.press("Cancel");
  await vs.notification(/does not let Idiolect use the models of testers.*this machine answers/).waitFor();
  await vs.ghostText.first().waitFor();
  assert.deepEqual(asked(), []);
  await clearNotifications();
});

test("then it is asked once, sent what was shown, and its answer is accepted", async () => {
  await personalizeAnew();
  await vs.dialog.filter({ hasText: "Testers’ Models" }).waitFor();
  server.next({ kind: "reply", text: FIRST });
  await vs.press("Allow");
  await sees(FIRST);
  await vs.screenshot("editor-model-suggested");
  const [request, ...more] = asked();
  assert.deepEqual(more, []);
  assert.equal(request?.model, "writer-1");
  assert.match(request?.texts[0] ?? "", /^You continue a person's text/);
  assert.match(request?.texts[1] ?? "", /When I walked down on Sunday/);
  assert.ok(!JSON.stringify(request).includes(EMAIL));
  const sent = (request?.texts ?? []).join("\n").replace(/\s+/g, " ");
  const [title, ...prompt] = shown;
  assert.match(title ?? "", /^What would be sent/);
  const others = new Set(prompt.filter((line) => !sent.includes(line)));
  assert.deepEqual([...others], ["--- user ---"], "what was shown and not sent");
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`on Sunday ${FIRST}`);
});

test("it is named where the completion is explained", async () => {
  await vs.command("Idiolect: Explain This Completion");
  const section = vs.panel.locator("#section-why");
  await section.getByText("Written by writer-1 at testers.").waitFor({ timeout: 60_000 });
  await section.getByText("Passages of yours that the model was shown").waitFor();
  await section.getByText(FIRST).first().waitFor();
  await vs.screenshot("editor-model-explained");
});

test("while typing it is never asked, whatever the setting says, and the menu says so", async () => {
  await toDraft();
  await vs.type(" And then we ");
  await vs.page.waitForTimeout(2_000);
  assert.equal(asked().length, 1);
  assert.match(await vs.statusMenu(), /While you type….*editor’s models are asked by commands only/);
  await vs.screenshot("editor-model-menu");
  await vs.page.keyboard.press("Escape");
});

test("Test Connection asks for one word, and says that it answers", async () => {
  server.next({ kind: "reply", text: "ready" });
  await vs.command("Idiolect: Test Connection");
  await vs.notification(/writer-1 of testers answers through the editor, after \d+ ms\./).waitFor();
  assert.doesNotMatch(JSON.stringify(asked().at(-1)), /Sunday/);
  await clearNotifications();
});

test("a click on its progress cancels it", async () => {
  await toDraft();
  server.next({ kind: "silence" });
  await personalize();
  const progress = vs.statusBarItem(/writer-1: …/);
  await progress.waitFor();
  await until("it is asked", () => asked().length === 3);
  await progress.click();
  await until("it is cancelled", () => server.log.at(-1)?.closedAt !== undefined, 10_000);
  await progress.waitFor({ state: "detached" });
  assert.equal(await vs.notifications.count(), 0, "cancelling is no failure");
});

test("a failure is said in words, this machine answers, and a success makes it good", async () => {
  await vs.type("I would rather mend the ");
  server.next({ kind: "refuse", status: 500, code: "Blocked" });
  await personalize();
  await vs.notification(/testers refuses the request.*The model on this machine answers instead\./).waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  await vs.ghostText.first().waitFor();
  await vs.screenshot("editor-model-refused");
  await clearNotifications();
  server.next({ kind: "refuse", status: 500, code: "NoPermissions" });
  await personalizeAnew();
  await vs.notification(/does not let Idiolect use the models of testers/).waitFor();
  await clearNotifications();
  server.next({ kind: "refuse", status: 500, message: `${FIRST} and more` });
  await personalizeAnew();
  const failed = vs.notification(/testers answered with an error.*Choose Model…”/);
  await failed.waitFor();
  assert.doesNotMatch((await failed.textContent()) ?? "", /zebras|log of the server/);
  await clearNotifications();
  server.next({ kind: "endless", text: "on and on " });
  await personalizeAnew();
  await vs.notification(/The model at testers came to no end, and was stopped/).waitFor();
  await until("it is stopped", () => server.log.at(-1)?.closedAt !== undefined);
  await clearNotifications();
  server.next({ kind: "reply", text: SECOND });
  await personalizeAnew();
  await sees(SECOND);
  await vs.statusBarItem("Idiolect: writer-1").waitFor();
});

test("what had come of an answer that broke off is kept, and marked", async () => {
  await vs.page.keyboard.press("Escape");
  await vs.type("gate, and ");
  // The editor hands on what comes together with an error no more.
  server.next({ kind: "cut", text: THIRD, after: 500 });
  await personalize();
  await vs.statusBarItem("the answer broke off; this is what had come of it").waitFor();
  await sees(THIRD);
  await vs.page.keyboard.press("Escape");
});

test("a selection is rewritten by it, shown as a diff, and accepted", async () => {
  await vs.openFile("meeting.md");
  await vs.page.keyboard.press("Control+Home");
  // The line is wrapped.
  for (let end = 0; end < 3; end++) await vs.page.keyboard.press("Shift+End");
  server.next({ kind: "refuse", status: 500, code: "Blocked" });
  await vs.command("Idiolect: Rewrite in My Voice");
  await vs.notification(/testers refuses the request/).waitFor();
  assert.equal(await vs.page.locator(".monaco-diff-editor").count(), 0);
  await clearNotifications();
  const before = asked().length;
  server.next({ kind: "reply", text: MET });
  await vs.command("Idiolect: Rewrite in My Voice");
  await vs.page
    .locator(".monaco-diff-editor .modified-in-monaco-diff-editor")
    .filter({ hasText: MET })
    .waitFor();
  await vs.notification("Accept the rewrite?").waitFor();
  await vs.screenshot("editor-model-rewrite");
  assert.equal(asked().length, before + 1);
  assert.match(asked().at(-1)?.texts[0] ?? "", /^You rewrite a passage/);
  await vs.page.keyboard.press("Control+Enter");
  await vs.page.locator(".monaco-diff-editor").waitFor({ state: "detached" });
  await vs.page.keyboard.press("Control+S");
  await until(
    "it is saved",
    () => readFileSync(join(folder, "meeting.md"), "utf8") === `${MET}\n\nThe rest can wait.\n`,
  );
});

test("it studies what was written: a refusal ends that at once, and what is found steers completions", async () => {
  const before = asked().length;
  const title = "Idiolect: Study My Writing with the Model";
  await vs.command(title);
  await vs.dialog.waitFor();
  const question = (await vs.dialog.textContent()) ?? "";
  assert.match(question, /Study your writing with writer-1 at testers\?/);
  assert.match(question, new RegExp(`Documents that are sent there: ${LETTERS}\\.`));
  server.next({ kind: "refuse", status: 500, code: "Blocked" });
  await vs.press("Study");
  await vs.notification(/testers refuses the request.*What was found so far is kept\./).waitFor();
  assert.equal(asked().length, before + 1, "whom one document is refused, all are");
  await clearNotifications();
  await vs.command(title);
  await vs.press("Study");
  await vs.notification(/studied \(documents: 8, kinds of text: \d+\)/).waitFor({ timeout: 60_000 });
  await clearNotifications();
  await toDraft();
  await vs.type("Perhaps ");
  const studied = asked().length;
  server.next({ kind: "reply", text: SECOND });
  await personalize();
  await sees(SECOND);
  assert.equal(asked().length, studied + 1);
  assert.match(asked().at(-1)?.texts[0] ?? "", /\nOpen with what happened\./);
});

test("it may still be used after a reload, without another question", async () => {
  await vs.reload();
  await toDraft();
  await vs.type("so ");
  const before = asked().length;
  server.next({ kind: "reply", text: FOURTH });
  await personalize();
  await sees(FOURTH);
  assert.equal(asked().length, before + 1);
});

test("a model that takes too little is sent nothing, and that is told", async () => {
  writeJson(pathsIn(data).machineSettings, {
    "idiolect.llm.provider": "editor",
    "idiolect.llm.editorModel": "testers/small",
  });
  await vs.statusBarItem("Idiolect: small").waitFor();
  await vs.page.keyboard.press("Escape");
  await vs.type("that ");
  const before = asked().length;
  await personalize();
  await vs.press("Send");
  await vs.notification(/too long for the model at testers.*this machine answers/).waitFor();
  await vs.ghostText.first().waitFor();
  assert.equal(asked().length, before);
  await clearNotifications();
});

test("a model that is there no more is told, and another can be chosen", async () => {
  writeJson(pathsIn(data).machineSettings, {
    "idiolect.llm.provider": "editor",
    "idiolect.llm.editorModel": "testers/gone",
  });
  await vs.statusBarItem("Idiolect: gone").waitFor();
  const before = asked().length;
  await personalizeAnew();
  await vs.press("Send");
  await vs.notification(/The editor has this model of testers no more/).waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  assert.equal(asked().length, before);
});
