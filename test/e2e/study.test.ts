import assert from "node:assert/strict";
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { answerStudy } from "../../src/generation/studyTesting.ts";
import { continueText } from "../server/continueText.ts";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { filesUnder, filesWith, pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const LETTERS = 8;

let data: string;
let server: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

/** What the extension keeps of a study: a file for each document and task. */
const kept = () => filesUnder(join(pathsIn(data).storage, "models", "study"));
/** And of what an embedding model made of texts: a file for each. */
const keptVectors = () => filesUnder(join(pathsIn(data).storage, "models", "embeddings"));
const embedded = () => server.log.filter(({ path }) => path.endsWith("/embeddings"));
const promptsOf = (about: RegExp) =>
  server.log
    .map(({ body }) => (body === "" ? [] : ((JSON.parse(body).messages ?? []) as { content: string }[])))
    .filter((messages) => about.test(messages[1]?.content ?? ""));
const STUDIED = /^The task: /;
const CONTINUED = /The text to continue:/;

/** Sets this machine's settings, as a person does in their file. */
function set(more: Record<string, unknown>): void {
  writeJson(pathsIn(data).machineSettings, {
    "idiolect.llm.endpoint": server.url,
    "idiolect.llm.model": "test-model",
    "idiolect.history.include": [join(data, "workspace", "letters")],
    ...more,
  });
}

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-study-"));
  // Slow enough to be seen, and cancelled.
  server = await startOpenAiServer({
    reply: (prompt) => (STUDIED.test(prompt) ? answerStudy(prompt) : continueText(prompt)),
    delay: 400,
  });
  const folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), "# A letter\n\nIt rained on Monday.\n\n");
  set({});
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings: SETTINGS });
  vs = await Workbench.open(editor.address);
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await server?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const TITLE = "Idiolect: Study My Writing with the Model";

test("the dialog says how many documents and requests it takes, and sends nothing when it is declined", async () => {
  await vs.openFile("draft.md");
  await until("the letters are read", async () => {
    const menu = await vs.statusMenu();
    await vs.page.keyboard.press("Escape");
    return menu.includes(`${LETTERS} documents`);
  });
  set({ "idiolect.llm.study": "automatic" });
  // Longer than a study that begins by itself waits when it is turned on.
  await vs.page.waitForTimeout(7_000);
  assert.equal(server.log.length, 0, "nothing is studied by itself before a consent");
  set({});
  await vs.command(TITLE);
  await vs.dialog.waitFor();
  const question = (await vs.dialog.textContent()) ?? "";
  assert.match(question, new RegExp(`test-model at ${new URL(server.url).origin}`));
  assert.match(question, /Documents that are sent there: 8\. Requests: at most (?:9|1\d)\./);
  await vs.screenshot("study-dialog");
  await vs.press("Cancel");
  await vs.dialog.waitFor({ state: "hidden" });
  assert.equal(server.log.length, 0);
});

test("the first prompt can be read before", async () => {
  await vs.command(TITLE);
  await vs.press("Show First Prompt");
  await vs.seesText("Say how the person writes otherwise than the others.");
  await vs.screenshot("study-prompt");
  assert.equal(server.log.length, 0);
  await vs.openFile("draft.md");
});

test("a study that is cancelled keeps what it has found, and goes on from there", async () => {
  await vs.command(TITLE);
  await vs.press("Study");
  await until("something was found", () => kept().length > 0);
  const cancel = vs
    .notification("Studying your writing")
    .locator(".monaco-button, a")
    .filter({ hasText: "Cancel" });
  await vs.screenshot("study-progress");
  await cancel.first().click();
  await vs.notification("Studying your writing").waitFor({ state: "hidden" });
  await vs.page.waitForTimeout(600);
  const found = kept().length;
  assert.ok(found >= 1 && found < LETTERS, `${found} found`);
  const asked = server.log.length;

  await vs.command(TITLE);
  await vs.dialog.waitFor();
  assert.match(
    (await vs.dialog.textContent()) ?? "",
    new RegExp(`Documents that are sent there: ${LETTERS - found}\\.`),
  );
  await vs.press("Study");
  await vs.notification(/studied \(documents: \d+, kinds of text: \d+\)/).waitFor();
  await vs.screenshot("study-done");
  const tasks = promptsOf(/Measured over all that this person wrote:/).length;
  assert.equal(server.log.length, asked + (LETTERS - found) + tasks);
  assert.equal(kept().length, LETTERS + tasks);
});

test("a completion is one request, steered by what was summed up, with the same beginning each time", async () => {
  const before = server.log.length;
  for (const [index, text] of ["I think that ", "And on Tuesday "].entries()) {
    await vs.page.keyboard.press("Control+End");
    await vs.type(text);
    await vs.command("Idiolect: Personalize Completion");
    await until("the completion was asked for", () => promptsOf(CONTINUED).length === index + 1);
    await vs.ghostText.first().waitFor();
    await vs.page.keyboard.press("Tab");
  }
  assert.equal(server.log.length, before + 2);
  const systems = promptsOf(CONTINUED).map(([system]) => system?.content);
  assert.match(systems[0] ?? "", /\nOpen with what happened\./);
  assert.equal(systems[0], systems[1]);
});

test("nothing is asked again after a restart", async () => {
  const before = server.log.length;
  await vs.reload();
  await vs.openFile("draft.md");
  const nothing = vs.notification("Nothing is new since");
  await until(
    "there is nothing new",
    async () => {
      // While the writing is still being read, the command says so and does nothing.
      await vs.command(TITLE);
      await vs.page.waitForTimeout(1_000);
      return (await nothing.count()) > 0;
    },
    30_000,
  );
  assert.equal(server.log.length, before);
});

test("where the author wants it, a changed document is studied by itself; it is seen, can be stopped, and says nothing", async () => {
  const words = async () => {
    const menu = await vs.statusMenu();
    await vs.page.keyboard.press("Escape");
    return /\d+ documents, ([\d,.]+) words/.exec(menu)?.[1];
  };
  const summaries = () => promptsOf(/Measured over all that this person wrote:/).length;
  const known = await words();
  appendFileSync(
    join(data, "workspace", "letters", "letter-1.md"),
    "\nThe heron has come back to the weir, and nobody is gladder of it than I am. Perhaps it never left; I did not look.\n",
  );
  await vs.command("Idiolect: Refresh History");
  await until("the change is read", async () => (await words()) !== known, 30_000);
  await vs.command("Notifications: Clear All Notifications");
  const [calls, summed] = [server.log.length, summaries()];

  server.next({ kind: "silence" });
  set({ "idiolect.llm.study": "automatic" });
  await until("it is asked about", () => server.log.length === calls + 1, 60_000);
  await vs.statusBarItem("studying your writing with test-model").waitFor();
  await vs.screenshot("study-automatic");
  assert.match(await vs.statusMenu(), /Stop studying/);
  await vs.choose("Stop studying");
  await until("the connection is closed", () => server.log.at(-1)?.closedAt !== undefined);
  await vs.statusBarItem("studying your writing with test-model").waitFor({ state: "hidden" });

  set({ "idiolect.llm.study": "automatic", "idiolect.llm.dailyRequestLimit": 100 });
  await until("it is studied and summed up", () => summaries() > summed, 60_000);
  await vs.statusBarItem("studying your writing with test-model").waitFor({ state: "hidden" });
  assert.equal(server.log.length, calls + 2 + summaries() - summed, "one call for the document that changed");
  assert.equal(await vs.notifications.count(), 0);
  assert.match(await vs.statusMenu(), /Requests today: \d+ of 100/);
  await vs.page.keyboard.press("Escape");
  set({});
});

test("writers are chosen by the endpoint's embeddings where a model for them is set; where it fails by style, which is said once", async () => {
  await vs.openFile("draft.md");
  await vs.command("Notifications: Clear All Notifications");
  set({ "idiolect.llm.embeddingModel": "vectors" });
  const calls = server.log.length;
  await until("there is something to study", async () => {
    await vs.command(TITLE);
    await vs.page.waitForTimeout(1_000);
    return (await vs.dialog.count()) > 0;
  });
  const question = (await vs.dialog.textContent()) ?? "";
  assert.match(question, /Documents that are sent there: 8\./);
  assert.match(question, /also go to the embedding model vectors there/);
  await vs.screenshot("study-embeddings-dialog");
  await vs.press("Show First Prompt");
  await vs.seesText("input of vectors");
  await vs.screenshot("study-embeddings-prompt");
  assert.equal(server.log.length, calls);

  await vs.openFile("draft.md");
  server.next({ kind: "refuse", status: 500 });
  await vs.command(TITLE);
  await vs.press("Study");
  await vs.notification("The embedding model vectors").waitFor();
  await vs.screenshot("study-embeddings-failed");
  await vs.notification(/studied \(documents: 8/).waitFor();
  assert.equal(embedded().length, 1);
  assert.equal(keptVectors().length, 0);

  await vs.command("Notifications: Clear All Notifications");
  set({ "idiolect.llm.embeddingModel": "vectors-large" });
  const [before, asked] = [embedded().length, server.log.length];
  await until("there is something to study", async () => {
    await vs.command(TITLE);
    await vs.page.waitForTimeout(1_000);
    return (await vs.dialog.count()) > 0;
  });
  const most = Number(/Requests: at most (\d+)/.exec((await vs.dialog.textContent()) ?? "")?.[1]);
  await vs.press("Study");
  await vs.notification(/studied \(documents: 8/).waitFor();
  assert.equal(await vs.notification("The embedding model").count(), 0);
  const inputs = embedded()
    .slice(before)
    .map(({ body }) => JSON.parse(body));
  assert.ok(inputs.every(({ model, input }) => model === "vectors-large" && input.length <= 64));
  assert.ok(server.log.length - asked <= most, `${server.log.length - asked} of at most ${most}`);
  assert.equal(keptVectors().length, inputs.flatMap(({ input }) => input).length);
  assert.equal(filesWith("letter-2.md", keptVectors()).length, 1);

  const completed = server.log.length;
  await vs.page.keyboard.press("Control+End");
  await vs.type("However, ");
  await vs.command("Idiolect: Personalize Completion");
  await until("the completion was asked for", () => server.log.length > completed);
  await vs.ghostText.first().waitFor();
  assert.equal(server.log.length, completed + 1, "a completion is one request");
});

test("what was found in a document goes when it is made private, or leaves the history, and steers no longer", async () => {
  await vs.showPanel();
  await vs.historyRow(/^letters/).click();
  await vs.onHistoryRow(/^letter-2\.md/, "Mark as Private");
  await until("nothing is known of letter-2", () => filesWith("letter-2.md", kept()).length === 0);
  assert.equal(filesWith("letter-3.md", kept()).length, 1);
  await until("nor what was made of it", () => filesWith("letter-2.md", keptVectors()).length === 0);
  assert.equal(filesWith("letter-3.md", keptVectors()).length, 1);
  rmSync(join(data, "workspace", "letters", "letter-3.md"));
  await vs.command("Idiolect: Refresh History");
  await until("nothing is known of letter-3", () => filesWith("letter-3.md", kept()).length === 0);
  await vs.onHistoryRow(/^letters/, "Mark as Private");
  await until("nothing is known", () => kept().length === 0);

  const before = server.log.length;
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type("Perhaps ");
  await vs.command("Idiolect: Personalize Completion");
  await until("the completion was asked for", () => server.log.length === before + 1);
  assert.doesNotMatch(promptsOf(CONTINUED).at(-1)?.[0]?.content ?? "", /Open with what happened/);
});

test("what is forgotten leaves the disk", async () => {
  await vs.onHistoryRow(/^letters/, "No Longer Private");
  await until("the letters can be studied", async () => {
    await vs.command(TITLE);
    await vs.page.waitForTimeout(1_000);
    return (await vs.dialog.count()) > 0;
  });
  await vs.press("Study");
  await until("something was found", () => kept().length > 0);
  await vs.command("Idiolect: Forget Everything");
  await vs.press("Forget Everything");
  await until("nothing is kept", () => kept().length + keptVectors().length === 0);
  await vs.page.waitForTimeout(1_000);
  assert.equal(
    kept().length + keptVectors().length,
    0,
    "what was under way when it was forgotten keeps nothing",
  );
});
