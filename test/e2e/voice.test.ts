import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { SETTINGS } from "./onDisk.ts";
import { SeenLine } from "./seenLine.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

/** Milliseconds without ghost text after which none is coming: many times what it takes. */
const SILENCE = 600;
/** Begins a sentence that the author has often written, so that its end is suggested. */
const KNOWN = "I would ra";
/** Ordinary prose that the author has not written: what is suggested along it is seldom what comes. */
const STRANGE =
  "When the summer had ended we went on walking beside the water for a long time because nobody could say how to begin with the work that was waiting at home and the children wanted another story about the old captain.";
const MEASURED = 60;

let data: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;
let seen: SeenLine;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-voice-"));
  const folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  mkdirSync(join(folder, "journal"));
  const files = {
    "draft.md": "# A draft\n\n",
    "alternatives.md": "# Alternatives\n\n",
    "widget.md": "# Words\n\nA ratchet and a rather rapid raven.\n\n",
    "places.md": "---\ntitle: T\nsummary: S\n---\n\n",
    "timing.md": "# Timing\n\n",
    "later.md": "# Later\n\n",
    "plain.txt": "A note\n\n",
    "journal/monday.md": "# Monday\n\n",
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const settings = {
    ...SETTINGS,
    "[markdown]": { "editor.wordWrap": "off" },
    "files.autoSave": "off",
    "idiolect.completion.policy": "eager",
    "idiolect.completion.languages": ["markdown"],
    "idiolect.completion.excludeGlobs": ["**/journal/**"],
    "idiolect.history.include": [join(folder, "letters")],
  };
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings });
  vs = await Workbench.open(editor.address);
  seen = new SeenLine(vs.page);
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

/** Opens a document and puts the cursor at its end. */
async function writeIn(name: string): Promise<void> {
  await vs.openFile(name);
  await vs.page.keyboard.press("Control+End");
}

/** Undoes until `text` is what is written in the cursor's line. */
async function undoTo(text: string): Promise<void> {
  for (let left = await seen.written(); left !== text; left = await seen.written()) {
    assert.ok(left.startsWith(text), `“${left}” has “${text}” still`);
    await vs.page.keyboard.press("Control+Z");
    await seen.until(`line.length - ghost.length < ${left.length}`);
  }
}

/** Fails where ghost text is shown within {@link SILENCE}. */
async function staysSilent(where: string): Promise<void> {
  await vs.ghostGone();
  await seen.watch();
  await vs.page.waitForTimeout(SILENCE);
  const ghosts = (await seen.all()).map(({ ghost }) => ghost).filter((ghost) => ghost !== "");
  assert.deepEqual(ghosts, [], `${where}, no ghost text`);
}

test("ghost text stays while it is typed: what is seen does not change from key to key", async () => {
  await writeIn("draft.md");
  await vs.typeForGhost(KNOWN);
  const ghost = await vs.ghost();
  assert.ok(ghost.trim().length > 3, `“${ghost}” can be typed along`);
  await seen.watch();
  const typed = ghost.slice(0, -1);
  for (const [index, letter] of [...typed].entries()) {
    await vs.page.keyboard.type(letter);
    await seen.until(`ghost === ${JSON.stringify(ghost.slice(index + 1))}`);
  }
  const lines = new Set((await seen.all()).map(({ line }) => line));
  assert.deepEqual([...lines], [KNOWN + ghost]);
});

test("it is accepted word by word; undo takes a word back, and nothing else is suggested for that", async () => {
  await vs.page.keyboard.press("End");
  await vs.type("\n\n");
  await vs.typeForGhost(KNOWN);
  const ghost = await vs.ghost();
  await seen.watch();
  await vs.page.keyboard.press("Control+ArrowRight");
  await seen.until(`ghost.length < ${ghost.length}`);
  assert.equal((await seen.now()).line, KNOWN + ghost);
  await undoTo(KNOWN);
  await vs.page.waitForTimeout(SILENCE);
  // VS Code itself shows again what an undone word was accepted of.
  assert.ok([KNOWN, KNOWN + ghost].includes((await seen.now()).line));
});

test("Accept Next Sentence, from the command palette, takes it to the sentence's end; undo takes it back", async () => {
  await vs.page.keyboard.press("End");
  await vs.type("\n\n");
  await vs.typeForGhost(KNOWN);
  const ghost = await vs.ghost();
  await seen.watch();
  await vs.command("Idiolect: Accept Next Sentence of Suggestion");
  const accepted = JSON.stringify(KNOWN + ghost);
  await seen.until(`line.slice(0, line.length - ghost.length).startsWith(${accepted})`);
  await undoTo(KNOWN);
});

test("beside an open suggest widget ghost text goes on from the selected entry, or is absent", async () => {
  await writeIn("widget.md");
  await vs.type("I would ra");
  await vs.page.keyboard.press("Control+Space");
  const rows = vs.page.locator(".suggest-widget.visible .monaco-list-row");
  await rows.first().waitFor();
  await seen.watch();
  const agreed: string[] = [];
  for (let entry = 0; entry < 3; entry++) {
    const selected = vs.page.locator(".suggest-widget.visible .monaco-list-row.focused .label-name");
    const label = (await selected.first().textContent()) ?? "";
    await vs.page.waitForTimeout(SILENCE);
    const { line, ghost } = await seen.now();
    assert.equal(line, KNOWN + ghost);
    if (ghost !== "") assert.ok(`ra${ghost}`.startsWith(label), `“${ghost}” goes on from “${label}”`);
    if (ghost !== "") agreed.push(label);
    await vs.page.keyboard.press("ArrowDown");
  }
  console.log(`Ghost text beside entries: ${agreed.join(", ") || "none"}`);
  await vs.screenshot("voice-widget");
  const label = await vs.page
    .locator(".suggest-widget.visible .monaco-list-row.focused .label-name")
    .first()
    .textContent();
  await vs.page.keyboard.press("Enter");
  await rows.first().waitFor({ state: "hidden" });
  await seen.until(`line.slice(0, line.length - ghost.length) === ${JSON.stringify(`I would ${label}`)}`);
});

test("asked for, several suggestions come, and can be stepped through", async () => {
  await writeIn("alternatives.md");
  await vs.type("Perhaps my ");
  await vs.command("Trigger Inline Suggestion");
  await vs.ghostText.first().waitFor();
  await seen.watch();
  const first = await vs.ghost();
  await vs.page.keyboard.press("Alt+]");
  await seen.until(`ghost !== "" && ghost !== ${JSON.stringify(first)}`);
  const second = await vs.ghost();
  await vs.page.keyboard.press("Alt+[");
  await seen.until(`ghost === ${JSON.stringify(first)}`);
  await vs.page.keyboard.press("Alt+]");
  await seen.until(`ghost === ${JSON.stringify(second)}`);
  await vs.page.keyboard.press("Tab");
  await seen.until(`line.startsWith(${JSON.stringify(`Perhaps my ${second}`)})`);
});

test("no ghost text during a selection, nor after a deletion", async () => {
  await writeIn("places.md");
  await vs.typeForGhost(KNOWN);
  await vs.page.keyboard.press("Shift+ArrowLeft");
  await staysSilent("during a selection");
  await vs.page.keyboard.press("ArrowRight");
  await vs.page.keyboard.press("Backspace");
  await staysSilent("after a deletion");
});

test("no ghost text in front matter, a code fence or a link's target", async () => {
  await vs.page.keyboard.press("Control+Home");
  await vs.page.keyboard.press("ArrowDown");
  await vs.page.keyboard.press("End");
  await vs.type(`. ${KNOWN}`);
  await staysSilent("in front matter");
  await vs.page.keyboard.press("Control+End");
  await vs.type(`\n\n\`\`\`\n${KNOWN}`);
  await staysSilent("in a code fence");
  await vs.type("\n```\n\n[text](");
  await vs.page.keyboard.press("Delete");
  await vs.type(KNOWN.replaceAll(" ", "-"));
  await staysSilent("in a link's target");
});

test("no ghost text in a language or a file that the person left out", async () => {
  await writeIn("plain.txt");
  await vs.type(KNOWN);
  await staysSilent("in plain text");
  await writeIn("monday.md");
  await vs.type(KNOWN);
  await staysSilent("in the journal");
});

test("what was saved is suggested in another document", async () => {
  await writeIn("letter-3.md");
  await vs.type("\n\nQuite often the thimblewright of Harrowgate mended our astrolabe.", 5);
  await vs.page.keyboard.press("Escape");
  await vs.page.keyboard.press("Control+S");
  await vs.page.locator(".tab.active:not(.dirty)").waitFor();
  await writeIn("later.md");
  await vs.typeForGhost("Quite often the thimblew");
  assert.match(await vs.ghost(), /^right/);
});

test("from a key to its ghost text, as painted", async () => {
  await writeIn("timing.md");
  await seen.watch();
  const times: number[] = [];
  const others = { along: 0, silent: 0 };
  for (const key of STRANGE) {
    const found = await seen.ghostAfter(key, 500);
    if (typeof found === "number") times.push(found);
    else others[found]++;
    if (times.length >= MEASURED) break;
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => times[Math.ceil(share * times.length) - 1] ?? Number.NaN;
  console.log(
    `From keystroke to ghost text: p50 ${at(0.5).toFixed(0)} ms, p95 ${at(0.95).toFixed(0)} ms, ` +
      `of ${times.length} keys; ${others.along} typed along, ${others.silent} without.`,
  );
  // Half of them, and with much room: other journeys run meanwhile.
  assert.ok(times.length >= MEASURED / 2, `${times.length} suggestions were measured`);
  assert.ok(at(0.5) <= 300, `p50 is ${at(0.5)} ms`);
});
