import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { node24, root, run } from "../../scripts/setup.mjs";
import { pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const FIRST = "zebras had crossed the weir before anyone else was up.";
const SECOND = "ladder that nobody had asked for yet.";
const EMAIL = "piet@boathouse.example";

let data: string;
let folder: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

/** Packages the extension that brings the model. */
function packageProvider(): string {
  const vsix = join(data, "testers.vsix");
  const flags = ["--no-dependencies", "--allow-missing-repository", "--skip-license", "--out", vsix];
  run(node24, [join(root, "node_modules", ".bin", "vsce"), "package", ...flags], {
    cwd: join(root, "test", "modelProvider"),
    stdio: ["ignore", "ignore", "inherit"],
  });
  return vsix;
}

/** What the model was asked, and what it says of it. */
function asked(): { model?: string; texts?: string[]; cancelled?: boolean }[] {
  const path = join(data, "log.jsonl");
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

function next(answer: { text: string } | { error: string } | { silence: true }): void {
  writeJson(join(data, "next.json"), answer);
}

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-editor-model-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), `# A draft\n\nWrite to ${EMAIL} about it.\n\n`);
  editor = await startEditor({
    folder,
    data,
    vsix: [packageExtension(), packageProvider()],
    settings: {
      ...SETTINGS,
      "chat.disableAIFeatures": false,
      "idiolect.completion.policy": "calm",
      "idiolect.completion.automatic": "model",
      "idiolect.history.include": [join(folder, "letters")],
      "testers.folder": data,
    },
  });
  vs = await Workbench.open(editor.address);
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true });
});

const personalize = () => vs.command("Idiolect: Personalize Completion");

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

test("it is asked by a command, after a consent that names model and vendor; what is sent is masked", async () => {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type("When I walked down on Sunday ");
  await personalize();
  await vs.dialog.waitFor();
  await vs.screenshot("editor-model-consent");
  assert.match(
    (await vs.dialog.textContent()) ?? "",
    /Send text to writer-1 of testers, through the editor\?/,
  );
  await vs.press("Show Prompt");
  await vs.seesText("What would be sent to writer-1 of testers, through the editor");
  await vs.page.keyboard.press("Control+W");
  assert.deepEqual(asked(), []);
  await vs.openFile("draft.md");
  next({ text: FIRST });
  await personalize();
  await vs.press("Send");
  await until("it is suggested", async () => (await vs.ghost()).includes(FIRST), 20_000);
  await vs.screenshot("editor-model-suggested");
  const [request, ...more] = asked();
  assert.deepEqual(more, []);
  assert.equal(request?.model, "writer-1");
  assert.match(request?.texts?.[0] ?? "", /^You continue a person's text/);
  assert.match(request?.texts?.[1] ?? "", /When I walked down on Sunday/);
  assert.ok(!JSON.stringify(request).includes(EMAIL));
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`on Sunday ${FIRST}`);
});

test("while typing it is never asked, whatever the setting says, and the menu says so", async () => {
  await vs.type(" And then we ");
  await vs.page.waitForTimeout(2_000);
  assert.equal(asked().length, 1);
  assert.match(await vs.statusMenu(), /While you type….*editor’s models are asked by commands only/);
  await vs.screenshot("editor-model-menu");
  await vs.page.keyboard.press("Escape");
});

test("Test Connection asks for one word, and says that it answers", async () => {
  next({ text: "ready" });
  await vs.command("Idiolect: Test Connection");
  await vs.notification(/writer-1 of testers answers through the editor, after \d+ ms\./).waitFor();
  assert.doesNotMatch(JSON.stringify(asked().at(-1)), /Sunday/);
  await vs.command("Notifications: Clear All Notifications");
});

test("a click on its progress cancels it", async () => {
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  next({ silence: true });
  await personalize();
  const progress = vs.statusBarItem(/writer-1: …/);
  await progress.waitFor();
  await until("it is asked", () => asked().length === 3);
  await progress.click();
  await until("it is cancelled", () => asked().at(-1)?.cancelled === true, 3_000);
  await progress.waitFor({ state: "detached" });
  assert.equal(await vs.notifications.count(), 0, "cancelling is no failure");
});

test("a refusal is said in words, this machine answers, and a success makes it good", async () => {
  await vs.type("I would rather mend the ");
  next({ error: "Blocked" });
  await personalize();
  await vs.notification(/testers refuses the request.*The model on this machine answers instead\./).waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  await vs.screenshot("editor-model-refused");
  await vs.command("Notifications: Clear All Notifications");
  next({ error: "NoPermissions" });
  await vs.page.keyboard.press("Escape");
  await personalize();
  await vs.notification(/does not let Idiolect use the models of testers/).waitFor();
  await vs.command("Notifications: Clear All Notifications");
  next({ text: SECOND });
  await vs.page.keyboard.press("Escape");
  await personalize();
  await until("it is suggested", async () => (await vs.ghost()).includes(SECOND), 20_000);
  await vs.statusBarItem("Idiolect: writer-1").waitFor();
});

test("a model that is there no more is told, and another can be chosen", async () => {
  writeJson(pathsIn(data).machineSettings, {
    "idiolect.llm.provider": "editor",
    "idiolect.llm.editorModel": "testers/gone",
  });
  await vs.statusBarItem("Idiolect: gone").waitFor();
  await vs.page.keyboard.press("Escape");
  const before = asked().length;
  await personalize();
  await vs.press("Send");
  await vs.notification(/The editor has this model of testers no more/).waitFor();
  await vs.statusBarItem("Idiolect: this machine").waitFor();
  assert.equal(asked().length, before);
});
