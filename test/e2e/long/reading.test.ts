import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../../scripts/editor.mjs";
import { packageExtension } from "../../../scripts/package.mjs";
import { pathsIn, SETTINGS, until } from "../onDisk.ts";
import { Workbench } from "../workbench.ts";

/** Enough that reading is still under way when it has been seen, paused, gone on with and stopped. */
const LETTERS = 3_000;
const SENTENCES = 24;

let data: string;
let folder: string;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-reading-"));
  folder = join(data, "workspace");
  writeLetters(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  await open({ vsix: [packageExtension()] });
});

after(close);
after(() => rmSync(data, { recursive: true, force: true, maxRetries: 20 }));

async function open({ vsix }: { readonly vsix: readonly string[] }): Promise<void> {
  editor = await startEditor({ folder, data, vsix, settings: SETTINGS });
  vs = await Workbench.open(editor.address);
}

async function close(): Promise<void> {
  await vs?.close();
  editor?.stop();
  await editor?.exited;
}

/** Letters of which no two share a sentence. */
function writeLetters(into: string): void {
  mkdirSync(into, { recursive: true });
  const things = ["gate", "kettle", "ledger", "handcart", "barometer", "stove", "sluice"];
  const places = ["the boathouse", "the lower orchard", "our kitchen", "the old mill", "the station yard"];
  for (let letter = 0; letter < LETTERS; letter += 1) {
    const sentences = Array.from({ length: SENTENCES }, (_, at) => {
      const number = letter * SENTENCES + at;
      const thing = things[number % things.length];
      const place = places[number % places.length];
      return `On the ${number}th day I carried the ${thing} down to ${place}, and nobody asked me why.`;
    });
    writeFileSync(join(into, `letter-${letter}.md`), `${sentences.join(" ")}\n`);
  }
}

const bar = () => vs.panel.locator("progress[aria-label='Documents read']");

/** How many documents have been read, as the panel's bar has it; undefined where it shows none. */
async function seen(): Promise<number | undefined> {
  if ((await bar().count()) === 0) return undefined;
  const value = await bar()
    .getAttribute("value", { timeout: 1_000 })
    .catch(() => null);
  return value === null ? undefined : Number(value);
}

/** Of each document that the state knows the file that its text was kept in: another one as soon as it is read again. */
function known(): Map<string, number> {
  const { state, documents } = pathsIn(data);
  const files = new Map<string, number>();
  if (!existsSync(state)) return files;
  const read: { documents: Record<string, { hash: string }> } = JSON.parse(readFileSync(state, "utf8"));
  for (const [id, { hash }] of Object.entries(read.documents))
    files.set(id, statSync(join(documents, hash)).ino);
  return files;
}

/** Waits until no window reads. */
const ended = () =>
  until("the reading has ended", () => !existsSync(join(pathsIn(data).storage, "reading.lock")), 30_000);

/** What was known before is known, and was not read again. */
function isKept(before: ReadonlyMap<string, number>): void {
  const now = known();
  const again = [...before].filter(([id, file]) => now.get(id) !== file);
  assert.deepEqual(again, []);
}

const readSome = (more: number) =>
  until("more has been read", async () => ((await seen()) ?? 0) > more, 60_000);

test("reading shows how far it is; paused it stays there, and goes on from there", async () => {
  await vs.showPanel();
  await vs.panel.getByRole("button", { name: "Add Writing" }).waitFor();
  await vs.command("Idiolect: Add Writing to History…");
  await vs.pickFolder(join(folder, "letters"), "Add to History");
  await readSome(50);
  assert.equal(Number(await bar().getAttribute("max")), LETTERS);

  await vs.panel.getByRole("button", { name: "Pause" }).click();
  await vs.panel.getByText("Reading is paused").first().waitFor();
  await ended();
  const before = known();
  assert.ok(before.size > 50 && before.size < LETTERS, `${before.size} are known`);
  await vs.screenshot("reading-paused");

  await vs.panel.getByRole("button", { name: "Go On Reading" }).click();
  await until("more is known", () => known().size > before.size, 60_000);
  isKept(before);
});

test("stopped, it keeps what was read; asked again, it goes on", async () => {
  await vs.panel.getByRole("button", { name: "Cancel" }).click();
  await ended();
  const before = known();
  assert.ok(before.size < LETTERS);
  await until("no bar is left", async () => (await bar().count()) === 0, 30_000);
  await vs.screenshot("reading-stopped");

  await vs.command("Idiolect: Refresh History");
  await until("more is known", () => known().size > before.size, 60_000);
  isKept(before);
});

test("after the editor was killed in the middle, reading goes on where it stopped", async () => {
  editor.kill();
  await close();
  const before = known();
  assert.ok(before.size < LETTERS, "killed in the middle");
  await open({ vsix: [] });
  await until("more is known", () => known().size > before.size, 60_000);
  isKept(before);
  await until("all is read", () => known().size === LETTERS, 120_000);
  isKept(before);
});
