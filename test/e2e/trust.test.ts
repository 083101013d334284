import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { filesUnder, filesWith, pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { MARKER, writeWriting } from "./writing.ts";

const EMAIL = "piet@boathouse.example";
const SECRET = "sk-proj-a1b2c3d4e5f6g7h8i9j0";
const KEY = "key-for-the-first-4711";
const DRAFT = `# A draft

${MARKER} Write to ${EMAIL}, he has the ${SECRET} that opens it.

`;

/** A folder with writing, a draft, and settings by which somebody else would have a say. */
function workspaceIn(data: string, endpoint: string): string {
  const folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeWriting(join(folder, "writers", "Their Writer"));
  writeFileSync(join(folder, "draft.md"), DRAFT);
  mkdirSync(join(folder, ".vscode"));
  writeJson(join(folder, ".vscode", "settings.json"), {
    "idiolect.llm.endpoint": endpoint,
    "idiolect.llm.model": "their-model",
    "idiolect.llm.provider": "editor",
    "idiolect.llm.editorModel": "theirs/their-model",
    "idiolect.llm.dailyRequestLimit": 0,
    "idiolect.llm.headers": { "x-theirs": "1" },
    "idiolect.history.include": [join(folder, "letters")],
    "idiolect.corpus.folders": [join(folder, "writers")],
    "idiolect.completion.automatic": "off",
  });
  return folder;
}

/** Types at the end of the open document and asks for a longer continuation there. */
async function personalizeAfter(vs: Workbench, text: string): Promise<void> {
  await vs.page.keyboard.press("Control+End");
  await vs.type(text);
  await vs.command("Idiolect: Personalize Completion");
}

/** The workspace's settings have no say: nothing is read or asked, and ghost text goes on. */
async function hasNoSay(vs: Workbench, data: string, theirs: OpenAiServer): Promise<void> {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  assert.match(await vs.statusMenu(), /On this machine only.*0 documents/s);
  await vs.screenshot("trust-menu");
  await vs.page.keyboard.press("Escape");
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.typeForGhost("And I think th");
  await vs.page.keyboard.press("Escape");
  await personalizeAfter(vs, "at it is ");
  await vs.ghostText.first().waitFor();
  assert.equal(await vs.dialog.count(), 0, "nothing is to be agreed to");
  assert.equal(theirs.log.length, 0, "the workspace's endpoint is not asked");
  assert.ok(!existsSync(pathsIn(data).documents), "the workspace's folder is not read");
  await vs.command("Idiolect: Choose Writers to Compare With…");
  const writers = vs.page.locator(".quick-input-widget .monaco-list-row");
  await writers.first().waitFor();
  assert.equal(
    await writers.filter({ hasText: "Their Writer" }).count(),
    0,
    "its writers are not compared with",
  );
  await vs.page.keyboard.press("Escape");
}

describe("in Restricted Mode", () => {
  let data: string;
  let theirs: OpenAiServer;
  let editor: Awaited<ReturnType<typeof startEditor>>;
  let vs: Workbench;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), "idiolect-restricted-"));
    theirs = await startOpenAiServer();
    const folder = workspaceIn(data, theirs.url);
    editor = await startEditor({
      folder,
      data,
      vsix: packageExtension(),
      settings: SETTINGS,
      trusted: false,
    });
    vs = await Workbench.open(editor.address);
  });

  after(async () => {
    await vs?.close();
    editor?.stop();
    await theirs?.close();
    await editor?.exited;
    rmSync(data, { recursive: true, force: true, maxRetries: 20 });
  });

  test("nothing is read and nobody asked, but ghost text is there", async () => {
    await vs.statusBarItem("Restricted Mode").waitFor();
    await hasNoSay(vs, data, theirs);
    await vs.screenshot("trust-restricted");
  });
});

describe("in a trusted workspace", () => {
  let data: string;
  let theirs: OpenAiServer;
  let first: OpenAiServer;
  let second: OpenAiServer;
  let editor: Awaited<ReturnType<typeof startEditor>>;
  let vs: Workbench;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), "idiolect-trust-"));
    [theirs, first, second] = await Promise.all([
      startOpenAiServer(),
      startOpenAiServer(),
      startOpenAiServer(),
    ]);
    const folder = workspaceIn(data, theirs.url);
    editor = await startEditor({ folder, data, vsix: packageExtension(), settings: SETTINGS });
    vs = await Workbench.open(editor.address);
  });

  after(async () => {
    await vs?.close();
    editor?.stop();
    for (const server of [theirs, first, second]) await server?.close();
    await editor?.exited;
    rmSync(data, { recursive: true, force: true, maxRetries: 20 });
  });

  /** The person's own settings name an endpoint, and a folder of writing. */
  async function choose(endpoint: OpenAiServer): Promise<void> {
    writeJson(pathsIn(data).machineSettings, {
      "idiolect.llm.endpoint": endpoint.url,
      "idiolect.llm.model": "test-model",
      "idiolect.history.include": [join(data, "workspace", "letters")],
    });
    await until("the menu names the endpoint", async () => {
      const menu = await vs.statusMenu();
      await vs.page.keyboard.press("Escape");
      return menu.includes(new URL(endpoint.url).host);
    });
    await vs.openFile("draft.md");
  }

  test("a workspace's settings set neither endpoint nor sources", () => hasNoSay(vs, data, theirs));

  test("the person's own settings do, and their writing is read", async () => {
    await choose(first);
    await until("the letters are read", async () => filesUnder(pathsIn(data).documents).length === 8);
  });

  test("Show Prompt shows what would be sent, with addresses and keys masked, and sends nothing", async () => {
    await personalizeAfter(vs, "\n\nOn Sunday ");
    await vs.dialog.waitFor();
    await vs.screenshot("trust-consent");
    await vs.press("Show Prompt");
    await vs.page.locator(".tab.active").filter({ hasText: "What would be sent" }).waitFor();
    await vs.screenshot("trust-prompt");
    await vs.page.keyboard.press("Control+End");
    await vs.seesText("On Sunday");
    await vs.screenshot("trust-prompt-end");
    const shown = await vs.text();
    assert.ok(shown.includes(MARKER), "the text around the cursor");
    assert.ok(shown.includes("Write to ⟦e-mail 1⟧, he has the ⟦key 1⟧ that opens it."), shown);
    assert.equal(first.log.length, 0);
    await vs.page.keyboard.press("Control+W");
  });

  test("declined, this machine answers, and nothing is sent", async () => {
    await vs.openFile("draft.md");
    await personalizeAfter(vs, "I would rather ");
    await vs.dialog.waitFor();
    await vs.press("Cancel");
    await vs.ghostText.first().waitFor();
    assert.match(await vs.ghost(), /\p{L}/u);
    assert.equal(first.log.length, 0);
    await vs.page.keyboard.press("Escape");
  });

  test("a key is sent to the endpoint that it was set for", async () => {
    await vs.command("Idiolect: Set API Key…");
    await vs.quickInput.waitFor({ state: "visible" });
    await vs.screenshot("trust-key");
    await vs.answer(KEY);
    await vs.statusBarItem(/key for .* kept/).waitFor();
    await vs.openFile("draft.md");
    await personalizeAfter(vs, "mend it. When we walked ");
    await vs.dialog.waitFor();
    await vs.press("Send");
    await vs.ghostText.first().waitFor();
    assert.equal(first.log.length, 1);
    assert.equal(first.log[0]?.headers.authorization, `Bearer ${KEY}`);
    assert.equal(first.log[0]?.headers["x-theirs"], undefined, "no header of the workspace's");
    assert.ok(first.log[0]?.body.includes("When we walked"));
    for (const hidden of [EMAIL, SECRET]) assert.ok(!first.log[0]?.body.includes(hidden), hidden);
    await vs.page.keyboard.press("Escape");
  });

  test("a click on its progress cancels a request: the connection closes", async () => {
    first.next({ kind: "silence" });
    await personalizeAfter(vs, "home ");
    await until("the request is there", () => first.log.length === 2);
    const progress = vs.statusBarItem(/test-model: …/);
    await progress.waitFor();
    await vs.screenshot("trust-progress");
    assert.equal(first.log[1]?.closedAt, undefined, "it is under way");
    await progress.click();
    await until("the connection is closed", () => first.log[1]?.closedAt !== undefined, 3_000);
    assert.equal(first.log[1]?.isAnswered, false);
    await progress.waitFor({ state: "detached" });
    await vs.page.waitForTimeout(500);
    assert.equal(await vs.notifications.count(), 0, "cancelling is no failure");
  });

  test("another origin is asked about anew, and never sees the first one's key", async () => {
    await choose(second);
    await personalizeAfter(vs, "again ");
    await vs.dialog.waitFor();
    const asked = (await vs.dialog.textContent()) ?? "";
    assert.ok(asked.includes(new URL(second.url).origin), asked);
    assert.equal(second.log.length, 0);
    await vs.press("Send");
    await vs.ghostText.first().waitFor();
    assert.equal(second.log.length, 1);
    assert.equal(second.log[0]?.headers.authorization, undefined);
    assert.ok(!JSON.stringify(second.log).includes(KEY));
    await vs.page.keyboard.press("Escape");
  });

  test("the author's text is in Idiolect's folders of texts and nowhere else, the key nowhere", async () => {
    second.next({ kind: "refuse", status: 401, message: `${MARKER} ${KEY}` });
    await personalizeAfter(vs, "and then ");
    await vs.notification(/did not accept the key/).waitFor();
    await vs.screenshot("trust-refused");
    const { userData, storage, state, documents } = pathsIn(data);
    assert.ok(filesWith(MARKER, filesUnder(documents)).length > 0, "what is looked for can be found");
    assert.ok(filesWith(new URL(second.url).origin, [state]).length > 0);
    const texts = [documents, join(storage, "models")];
    const theEditorsOwn = [join(userData, "User", "History"), join(userData, "User", "workspaceStorage")];
    const elsewhere = filesUnder(userData).filter((path) =>
      [...texts, ...theEditorsOwn].every((folder) => !path.startsWith(folder)),
    );
    for (const text of [MARKER, "I would rather mend", EMAIL, SECRET]) {
      assert.deepEqual(filesWith(text, elsewhere), [], text);
    }
    assert.deepEqual(filesWith(KEY, filesUnder(userData)), [], "no file has the key in plain text");
  });
});
