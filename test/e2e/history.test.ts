import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { filesUnder, pathsIn, SETTINGS, until, writeJson } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const THEIRS =
  "The committee resolved that the sluice be inspected annually and that a record of each inspection be retained.";

const MESSAGE = `Mend the gate of the upper lock

It would not close since the frost, and the keeper had tied it up with a rope that nobody dared to touch. I took the hinge off, had it straightened at the forge, and put it back before the barges came.`;

let data: string;
let repository: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-history-"));
  const folder = join(data, "workspace");
  repository = join(folder, "shared");
  writeWriting(repository);
  git("init", "--quiet", "--initial-branch=main");
  git("config", "user.email", "ann@example.org");
  commit("Ann Lee <ann@example.org>");
  for (const name of readdirSync(repository).filter((each) => each.endsWith(".md"))) {
    const path = join(repository, name);
    writeFileSync(path, `${THEIRS}\n\n${readFileSync(path, "utf8")}\n${THEIRS}\n`);
  }
  commit("The Board <board@example.org>");
  commit("Ann Lee <ann@example.org>", MESSAGE);
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings: SETTINGS });
  vs = await Workbench.open(editor.address, { width: 1280, height: 1100 });
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

function git(...args: string[]): void {
  const env = { PATH: process.env.PATH, HOME: data, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" };
  execFileSync("git", ["-C", repository, ...args], { env });
}

function commit(author: string, message = "A change"): void {
  git("add", "--all");
  git(
    "-c",
    "user.name=Tester",
    "commit",
    "--quiet",
    "--allow-empty",
    `--author=${author}`,
    `--message=${message}`,
  );
}

/** Enough of the board's own to be compared with. */
function minutes(): string {
  const things = ["sluice", "towpath", "lower gate", "winter moorings", "ferry landing", "toll board"];
  const paragraphs = Array.from({ length: 60 }, (_, at) => {
    const thing = things[at % things.length];
    return `Under item ${at + 1} the committee considered the ${thing}, which had been reported as defective by member ${at + 3}. It was resolved that the matter of the ${thing} be referred to the works party, and that ${at + 12} pounds be set aside.`;
  });
  return `# Minutes\n\n${paragraphs.join("\n\n")}\n`;
}

/** How many words the panel says the report rests on. */
async function words(): Promise<number> {
  const footer = vs.panel.locator("footer");
  if ((await footer.count()) === 0) return 0;
  const found = /([\d,]+) words/.exec((await footer.textContent()) ?? "");
  return Number(found?.[1]?.replaceAll(",", "") ?? 0);
}

const seesWords = (what: string, holds: (words: number) => boolean) =>
  until(what, async () => holds(await words()), 30_000);

/** What the browser would insert is typed key by key: a paste goes through the clipboard. */
async function paste(text: string): Promise<void> {
  await vs.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await vs.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await vs.page.keyboard.press("Control+V");
  await vs.seesText(text.trim().slice(-20));
}

/** Hashes of what is not the author's. */
function notMine(): string[] {
  try {
    return JSON.parse(readFileSync(join(pathsIn(data).storage, "notMine.json"), "utf8")).hashes;
  } catch {
    return []; // Nothing was marked yet.
  }
}

test("of a repository the lines of the person chosen are read, and no others", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.command("Idiolect: Add My Writing from a Git Repository…");
  await vs.pickFolder(repository, "Choose Repository");
  await vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: "The Board" }).waitFor();
  await vs.screenshot("history-identities");
  const rows = await vs.page.locator(".quick-input-list .monaco-list-row").allTextContents();
  assert.match(rows[0]!, /Ann Lee.*ann@example\.org.*2 commits/);
  await vs.page.keyboard.press("Enter");
  await seesWords("the letters are counted", (count) => count > 2_000);
  await vs.screenshot("history-repository");

  const state = JSON.parse(readFileSync(pathsIn(data).state, "utf8"));
  assert.match(state.sources[0], /^git:file:\/\/.*\/shared#ann%40example\.org$/);
  assert.equal(Object.keys(state.documents).length, 8);
  for (const { notMine: spans } of Object.values<{ notMine: unknown[] }>(state.documents))
    assert.equal(spans.length, 2);

  await vs.command("Idiolect: Show What Was Skipped");
  await vs.seesText("not yours 2");
  await vs.screenshot("history-skipped");
  const all = await words();
  await vs.reload();
  await vs.panel.locator("footer").waitFor();
  await vs.command("Idiolect: Refresh History");
  await seesWords("the lines of others stay out after a restart", (count) => count === all);
});

const row = (name: string | RegExp) => vs.historyRow(name);
const onRow = (name: string | RegExp, action: string) => vs.onHistoryRow(name, action);

const state = () => JSON.parse(readFileSync(pathsIn(data).state, "utf8"));

test("the history view lists documents with words, date and kind", async () => {
  await row(/^shared, 8 documents, [\d,]+ words, only your lines/).waitFor();
  await row(/^shared/).click();
  await row(/^letter-1\.md, \d+ words, (posts|fiction|proposals), /).waitFor();
  await vs.screenshot("history-view");
  await vs.page.locator(".pane-header", { hasText: "History" }).filter({ hasText: "8 documents" }).waitFor();
});

test("a private document counts, and is said to be private", async () => {
  const all = await words();
  await onRow(/^letter-2\.md/, "Mark as Private");
  await row(/^letter-2\.md.*private/).waitFor();
  await vs.screenshot("history-private");
  assert.match(state().private[0], /\/shared\/letter-2\.md$/);
  assert.equal(await words(), all);
  await vs.openFile("letter-2.md");
  await vs.command("Idiolect: Show What Would Be Sent");
  await vs.notification("private").waitFor();
  await onRow(/^letter-2\.md/, "No Longer Private");
  await row(/^letter-2\.md(?!.*private)/).waitFor();
  assert.deepEqual(state().private, []);
});

test("a document that is excluded, or not the author's, is left out with the reason, and comes back", async () => {
  const all = await words();
  await onRow(/^letter-6\.md/, "Exclude from History");
  await seesWords("fewer words are counted", (count) => count < all - 200);
  await row(/^Left Out, 1 file/).click();
  await row(/^letter-6\.md, Excluded/).waitFor();
  await onRow(/^letter-7\.md/, "Not Mine");
  await row(/^letter-7\.md, Written by others/).waitFor();
  await vs.screenshot("history-left-out");
  await onRow(/^letter-7\.md/, "Mine");
  await row(/^letter-7\.md, \d+ words/).waitFor();
  await onRow(/^letter-6\.md/, "Include in History");
  await seesWords("all words are counted again", (count) => count === all);
  await row(/^Left Out/).waitFor({ state: "detached" });
});

test("a passage marked as not mine is not counted, and comes back", async () => {
  const all = await words();
  await vs.openFile("letter-3.md");
  await vs.page.keyboard.press("Control+A");
  await vs.command("Idiolect: Mark Selection as Not Mine");
  await seesWords("fewer words are counted", (count) => count < all - 200);
  await vs.screenshot("history-not-mine");
  assert.ok(notMine().length > 20);
  await vs.openFile("letter-3.md");
  await vs.page.keyboard.press("Control+A");
  await vs.command("Idiolect: Mark Selection as Mine");
  await seesWords("all words are counted again", (count) => count === all);
  assert.equal(notMine().length, 0);
});

test("what is put in at once is not learned; what is typed is", async () => {
  const all = await words();
  await vs.openFile("letter-4.md");
  await vs.page.keyboard.press("Control+End");
  await paste(
    "\nA heron is a bird of some patience. It stands in the shallows for hours. Fish come near it now and then. Few of them leave again.\n",
  );
  await until("the sentences are known", () => notMine().length === 4);
  await vs.type("\nNobody has asked for the blue bucket yet, which surprises me.", 5);
  await vs.page.keyboard.press("Escape");
  await vs.page.keyboard.press("Control+S");
  await seesWords("what was typed is counted, and nothing else", (count) => count === all + 11);
  await vs.screenshot("history-pasted");
});

test("an accepted suggestion is not learned as the author's", async () => {
  const before = notMine().length;
  await vs.openFile("letter-5.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type("\nZeno would rather me");
  for (let taken = 0; taken < 12; taken++) {
    await vs.ghostText
      .first()
      .waitFor({ timeout: 5_000 })
      .catch(() => {});
    if ((await vs.ghostText.count()) === 0) break;
    await vs.page.keyboard.press("Tab");
    await vs.page.waitForTimeout(300);
  }
  await vs.page.keyboard.press("Escape");
  if (!(await vs.text()).trimEnd().endsWith(".")) await vs.type(".");
  await vs.screenshot("history-accepted");
  await until("the sentence is known", () => notMine().length > before);
  assert.equal(await vs.notifications.count(), 0);
});

test("commit messages are read where the person wants them", async () => {
  await vs.page.waitForTimeout(4_000); // What was accepted may still be on its way to the report.
  const before = await words();
  writeJson(pathsIn(data).machineSettings, { "idiolect.history.commitMessages": true });
  await seesWords("the message is counted", (count) => count === before + 41);
  const { documents } = JSON.parse(readFileSync(pathsIn(data).state, "utf8"));
  const id = Object.keys(documents).find((each) => each.startsWith("idiolect-commits:"));
  assert.match(id ?? "", /\/shared\/\d{4}\.txt$/);
  writeJson(pathsIn(data).machineSettings, {});
  await seesWords("the message is gone again", (count) => count === before);
});

test("one is compared with the others of the repository who wrote enough, and with nobody else", async () => {
  await vs.command("Idiolect: Compare with This Repository’s Other Writers…");
  await vs.choose("Another folder");
  await vs.pickFolder(repository, "Choose Repository");
  await vs.choose("Hide their names");
  await vs.notification(/Nobody else wrote enough in shared.*Writer 1/).waitFor({ timeout: 30_000 });
  assert.deepEqual(state().repositories, []);
  writeFileSync(join(repository, "minutes.md"), minutes());
  commit("The Board <board@example.org>");
  await vs.command("Idiolect: Compare with This Repository’s Other Writers…");
  await vs.choose("Another folder");
  await vs.pickFolder(repository, "Choose Repository");
  await vs.choose("Show their names");
  const rows = vs.page.locator(".quick-input-list .monaco-list-row");
  await rows.filter({ hasText: /The Board.*words in/ }).waitFor({ timeout: 30_000 });
  await vs.screenshot("history-compare");
  await vs.page.keyboard.press("Enter");
  await until("the choice is remembered", () => state().repositories.length === 1);
  assert.match(state().repositories[0].location, /^file:.*\/shared$/);
});

test("a profile is exported without a word of the author's", async () => {
  const path = join(data, "profile.json");
  await vs.command("Idiolect: Export Profile…");
  await vs.choose("Without my texts");
  await vs.page.locator(".quick-input-widget").filter({ hasText: "Export profile" }).waitFor();
  await vs.typePath(path);
  await vs.screenshot("history-export");
  await vs.page.keyboard.press("Enter");
  await until("the file is there", () => existsSync(path), 30_000);
  const text = readFileSync(path, "utf8");
  const profile = JSON.parse(text);
  assert.equal(profile.sources.length, 1);
  assert.ok(profile.figures.words > 2_000);
  assert.doesNotMatch(text, /committee|letter-1|rather mend/);
});

test("forgetting everything leaves no file", async () => {
  await vs.command("Idiolect: Forget Everything…");
  await vs.press("Forget Everything");
  await until("nothing is left", () => filesUnder(pathsIn(data).storage).length === 0, 30_000);
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.page.locator(".pane", { hasText: "History" }).getByText("What you have written").waitFor();
  await vs.page.waitForTimeout(2_000);
  await vs.screenshot("history-forgotten");
  assert.deepEqual(filesUnder(pathsIn(data).storage), []);
});
