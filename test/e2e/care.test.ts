import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { filesUnder, filesWith, pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const EMAIL = "piet@boathouse.example";
const SECRET = "sk-proj-a1b2c3d4e5f6g7h8i9j0";
const KEY = "key-for-the-server-4711";
/** Stands around the cursor, and nowhere else. */
const OWN = "The heron came back to the weir";

describe("what is sent, what comes back, and what is logged", () => {
  let data: string;
  let server: OpenAiServer;
  let editor: Awaited<ReturnType<typeof startEditor>>;
  let vs: Workbench;

  before(async () => {
    data = mkdtempSync(join(tmpdir(), "idiolect-care-"));
    server = await startOpenAiServer();
    const folder = join(data, "workspace");
    writeWriting(join(folder, "letters"));
    writeFileSync(
      join(folder, "draft.md"),
      `# A draft\n\n${OWN}. Write to ${EMAIL}, he has the ${SECRET}.\n\n`,
    );
    choose({});
    editor = await startEditor({ folder, data, vsix: packageExtension(), settings: SETTINGS, log: "trace" });
    vs = await Workbench.open(editor.address);
  });

  after(async () => {
    await vs?.close();
    editor?.stop();
    await server?.close();
    await editor?.exited;
    rmSync(data, { recursive: true, force: true, maxRetries: 20 });
  });

  function choose(more: object): void {
    writeJson(pathsIn(data).machineSettings, {
      "idiolect.llm.endpoint": server.url,
      "idiolect.llm.model": "test-model",
      "idiolect.history.include": [join(data, "workspace", "letters")],
      ...more,
    });
  }

  async function personalizeAfter(text: string): Promise<void> {
    await vs.openFile("draft.md");
    await vs.page.keyboard.press("Control+End");
    await vs.type(text);
    await vs.command("Idiolect: Personalize Completion");
  }

  test("what is masked is put back in what the model writes, and nothing that leads away comes with it", async () => {
    await vs.openFile("draft.md");
    await until("the letters are read", () => filesUnder(pathsIn(data).documents).length === 8);
    await vs.command("Idiolect: Set API Key…");
    await vs.answer(KEY);
    await vs.statusBarItem(/key for .* kept/).waitFor();
    server.next({
      kind: "reply",
      text: "he reads ⟦e-mail 1⟧ on \u202ESundays\u200B, see [there](https://evil.example/?q=heron).",
    });
    await personalizeAfter("On weekdays ");
    await vs.dialog.waitFor();
    await vs.screenshot("care-consent");
    await vs.press("Send");
    await vs.ghostText.first().waitFor();
    await vs.screenshot("care-ghost");
    assert.equal(await vs.ghost(), `he reads ${EMAIL} on Sundays, see there.`);
    const [request] = server.log;
    assert.equal(request?.headers.authorization, `Bearer ${KEY}`);
    assert.ok(request?.body.includes("Write to ⟦e-mail 1⟧, he has the ⟦key 1⟧."), request?.body);
    for (const hidden of [EMAIL, SECRET]) assert.ok(!request?.body.includes(hidden));
    await vs.page.keyboard.press("Escape");
  });

  test("a prompt that is too long is asked once more, and a refusal says how long to wait", async () => {
    server.next({ kind: "refuse", status: 413 });
    server.next({ kind: "reply", text: "it rains." });
    await personalizeAfter("and then ");
    await until("it was asked again", () => server.log.length === 3);
    await vs.ghostText.first().waitFor();
    assert.equal(await vs.ghost(), "it rains.");
    await vs.page.keyboard.press("Escape");
    server.next({ kind: "refuse", status: 429, retryAfter: "17", message: `${OWN} ${KEY}` });
    await personalizeAfter("or ");
    await vs.notification(/Try again in 17 seconds/).waitFor();
    await vs.screenshot("care-wait");
    await vs.ghostText.first().waitFor();
    await vs.page.keyboard.press("Escape");
  });

  test("a base model is shown and sent the text as it stands", async () => {
    choose({ "idiolect.llm.api": "completions" });
    await until("the setting is read", async () => {
      await vs.openFile("draft.md");
      await vs.command("Idiolect: Show What Would Be Sent");
      await vs.page.locator(".tab.active").filter({ hasText: "What would be sent" }).waitFor();
      await vs.page.keyboard.press("Control+Home");
      const isBase = (await vs.text()).includes("--- prompt ---");
      if (!isBase) await vs.page.keyboard.press("Control+W");
      return isBase;
    });
    await vs.screenshot("care-base");
    await vs.page.keyboard.press("Control+W");
    const sent = server.log.length;
    server.next({ kind: "reply", text: " the sun shines. And" });
    await personalizeAfter("yet ");
    await vs.ghostText.first().waitFor();
    assert.equal(await vs.ghost(), "the sun shines.");
    const request = server.log[sent];
    assert.equal(request?.path, "/v1/completions");
    const { prompt } = JSON.parse(request?.body ?? "");
    assert.match(prompt, /Write to ⟦e-mail 1⟧, he has the ⟦key 1⟧\.[\s\S]* yet$/);
    await vs.page.keyboard.press("Escape");
  });

  test("what the editor tells of itself has neither key nor prompt nor text, though it tells all", async () => {
    server.next({ kind: "refuse", status: 400, message: `${OWN} ${KEY} ${EMAIL}` });
    await personalizeAfter("but ");
    await vs.notification(/answered with an error/).waitFor();
    // Some builds of the editor write no log files; all of them tell what they do, and no file of theirs has it.
    assert.ok(editor.output().includes("Extension Host"), "the editor tells what it does");
    for (const text of [KEY, SECRET, EMAIL, OWN, "equal signs"]) {
      assert.ok(!editor.output().includes(text), text);
      assert.deepEqual(filesWith(text, filesUnder(join(pathsIn(data).userData, "logs"))), [], text);
    }
  });
});
