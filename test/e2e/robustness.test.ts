import assert from "node:assert/strict";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { pathsIn, SETTINGS, until } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const DAMAGED = '{"version":1,"sources":["file:///home/';

let data: string;
let folder: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-robustness-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  for (const name of ["first", "second"]) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "note.md"), noteOf(name));
  }
  writeOddFiles(join(folder, "odd"));
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  const { storage, state } = pathsIn(data);
  mkdirSync(storage, { recursive: true });
  writeFileSync(state, DAMAGED);
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings: SETTINGS });
  vs = await Workbench.open(editor.address);
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

function noteOf(name: string): string {
  return `Of the ${name} walk there is not much to tell. We took the path behind the sluice, looked for the ${name} of the stones that the map promises, and found a heron on it, who did not move until the dog had asked politely.\n`;
}

function writeOddFiles(odd: string): void {
  mkdirSync(odd);
  writeFileSync(join(odd, "one-line.md"), "0123456789abcdef".repeat(190_000));
  writeFileSync(join(odd, "empty.md"), "");
  writeFileSync(
    join(odd, "picture.md"),
    Buffer.from(Array.from({ length: 4_096 }, (_, at) => (at * 37) % 256)),
  );
  writeFileSync(join(odd, "latin-1.md"), Buffer.from("Wir trafen uns im Café, wie jeden Tag.\n", "latin1"));
}

/** The sources that are remembered, as paths. */
function sources(): string[] {
  return JSON.parse(readFileSync(pathsIn(data).state, "utf8")).sources.map((uri: string) =>
    new URL(uri).pathname.replace(/\/$/, ""),
  );
}

async function addFolder(window: Workbench, path: string): Promise<void> {
  await window.command("Idiolect: Add Writing to History…");
  await window.pickFolder(path, "Add to History");
  await until(`${path} is remembered`, () => sources().includes(path));
}

/** How many documents and words the panel says the report rests on; undefined before there is one. */
async function figures(window: Workbench): Promise<{ documents: number; words: number } | undefined> {
  const footer = window.panel.locator("footer");
  if ((await footer.count()) === 0) return undefined;
  const found = /([\d,]+) documents? · ([\d,]+) words/.exec((await footer.textContent()) ?? "");
  const [documents = Number.NaN, words = Number.NaN] = (found ?? [])
    .slice(1)
    .map((number) => Number(number.replaceAll(",", "")));
  return { documents, words };
}

async function seesDocuments(window: Workbench, documents: number): Promise<void> {
  await until(
    `the panel tells of ${documents} documents`,
    async () => (await figures(window))?.documents === documents,
    30_000,
  );
}

test("after a damaged state the panel says how to begin, and the damaged file is kept", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.screenshot("robust-damaged");
  const { storage } = pathsIn(data);
  const kept = readdirSync(storage).filter((name) => name.startsWith("state.json.bak-"));
  assert.equal(kept.length, 1);
  assert.equal(readFileSync(join(storage, kept[0]!), "utf8"), DAMAGED);
  const told = vs.notification(kept[0]!);
  await told.hover();
  await told.locator(".codicon-notifications-clear").click();
});

test("two windows share one history: neither undoes what the other added", async () => {
  const other = await Workbench.open(editor.address);
  try {
    await other.showPanel();
    await other.panel.getByRole("button", { name: "Add Writing" }).waitFor();
    await addFolder(vs, join(folder, "letters"));
    await seesDocuments(vs, 8);
    await other.command("Idiolect: Refresh History");
    await seesDocuments(other, 8);
    await addFolder(other, join(folder, "first"));
    await seesDocuments(other, 9);
    await addFolder(vs, join(folder, "second"));
    await seesDocuments(vs, 10);
    assert.deepEqual(
      sources().sort(),
      ["first", "letters", "second"].map((name) => join(folder, name)),
    );
    await seesDocuments(other, 10);
    const more = join(folder, "second", "more.md");
    writeFileSync(
      more,
      "The ferry was late again, and the goats had already eaten the timetable.\n".repeat(3),
    );
    await vs.command("Idiolect: Refresh History");
    await seesDocuments(vs, 11);
    await seesDocuments(other, 11);
    rmSync(more);
    await vs.command("Idiolect: Refresh History");
    await seesDocuments(vs, 10);
    await seesDocuments(other, 10);
    await other.reload();
    await other.panel.locator("footer").waitFor();
    await seesDocuments(other, 10);
    await other.screenshot("robust-second-window");
  } finally {
    await other.close();
  }
});

test("a saved document counts within seconds", async () => {
  const earlier = (await figures(vs))?.words ?? Number.NaN;
  await vs.openFile("letter-2.md");
  await vs.page.keyboard.press("Control+End");
  await vs.type("\nNobody has asked for the blue bucket yet, which surprises me.", 5);
  await vs.page.keyboard.press("Escape");
  await vs.page.keyboard.press("Control+S");
  await until("the words are counted", async () => (await figures(vs))?.words === earlier + 11, 10_000);
  assert.match(
    await vs.statusMenu(),
    new RegExp(`10 documents, ${(earlier + 11).toLocaleString("en")} words`),
  );
  await vs.screenshot("robust-menu");
  await vs.page.keyboard.press("Escape");
});

test("files that are no writing are left out, each with the reason, and nothing is reported as an error", async () => {
  await addFolder(vs, join(folder, "odd"));
  await vs.panel.getByRole("button", { name: "4 files skipped" }).waitFor({ timeout: 30_000 });
  await vs.command("Idiolect: Show What Was Skipped");
  await vs.page.locator(".tab.active").filter({ hasText: "What was left out" }).waitFor();
  await vs.seesText("latin-1.md");
  await vs.screenshot("robust-skipped");
  const report = await vs.text();
  assert.match(report, /Not text - \S*latin-1\.md - \S*picture\.md/);
  assert.match(report, /Without a sentence of prose - \S*empty\.md - \S*one-line\.md/);
  assert.equal(await vs.notifications.count(), 0);
});

test("Pause silences ghost text, Resume brings it back", async () => {
  await vs.openFile("draft.md");
  await vs.command("Idiolect: Pause Completions");
  await vs.page.keyboard.press("Control+End");
  await vs.type("I would rather me");
  await vs.page.waitForTimeout(1_500);
  assert.equal(await vs.ghost(), "");
  assert.match(await vs.statusMenu(), /Resume completions/);
  await vs.screenshot("robust-paused");
  await vs.page.keyboard.press("Escape");
  await vs.command("Idiolect: Resume Completions");
  await vs.openFile("draft.md"); // Closing the menu left the focus in the status bar.
  await vs.typeForGhost("n");
  await vs.page.keyboard.press("Escape");
});

test("where texts cannot be kept, one message says so, and the editor goes on", async () => {
  const { documents } = pathsIn(data);
  rmSync(documents, { recursive: true });
  writeFileSync(documents, "in the way");
  appendFileSync(join(folder, "first", "note.md"), "The heron has not been seen again.\n");
  await vs.command("Idiolect: Refresh History");
  await vs.notification(/cannot be (kept|written)/).waitFor();
  await vs.screenshot("robust-unwritable");
  assert.equal(await vs.notifications.count(), 1);
  assert.equal((await figures(vs))?.documents, 10, "the last report stays");
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.typeForGhost(" I would rather me");
});

test("where nothing can be kept at all, ghost text is there after a reload all the same", async () => {
  const { storage } = pathsIn(data);
  await vs.page.keyboard.press("Control+S");
  rmSync(storage, { recursive: true });
  writeFileSync(storage, "in the way");
  await vs.reload();
  await vs.notification(/cannot be (kept|written|read)|Could not/).waitFor();
  await vs.screenshot("robust-nothing-kept");
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
  await vs.typeForGhost("nd it. And I think th");
});
