import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { SETTINGS, until } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const steps = ["history", "differences", "complete", "model"] as const;
/** Milliseconds after which something is tried again. */
const SOON = { timeout: 5_000 };
type Step = (typeof steps)[number];

let data: string;
let letters: string;
let model: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-walkthrough-"));
  const folder = join(data, "workspace");
  letters = join(folder, "letters");
  writeWriting(letters);
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  model = await startOpenAiServer({ models: ["test-model"] });
  const settings = {
    ...SETTINGS,
    // Else the walkthrough takes the focus once it has slid into place.
    "workbench.reduceMotion": "on",
  };
  editor = await startEditor({ folder, data, vsix: packageExtension(), settings });
  vs = await Workbench.open(editor.address, { width: 1600, height: 900 });
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await model?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const row = (step: Step) => vs.page.locator(`.getting-started-step[data-step-id$="#${step}"]`);

const entry = (text: string) =>
  vs.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first();

/** The page beside a step. */
const beside = () =>
  vs.page.frameLocator("iframe.webview.ready:not([src*=webviewView])").frameLocator("iframe#active-frame");

/** The panel's page: what a step has beside it is a page, too. */
const panel = () =>
  vs.page.frameLocator("iframe.webview.ready[src*=webviewView]").frameLocator("iframe#active-frame");

/** The steps that are ticked off. */
async function done(): Promise<Step[]> {
  const ticked = await Promise.all(steps.map((step) => row(step).locator(".codicon.complete").count()));
  return steps.filter((_, index) => ticked[index]! > 0);
}

async function isDone(...expected: Step[]): Promise<void> {
  await until(`done are just ${expected}`, async () => (await done()).join() === expected.join(), 30_000);
}

/** Does something again where it did not come about: the walkthrough takes the focus when it is drawn, and closes a list that is open then. */
async function insist(act: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === 5) throw error;
      await vs.page.keyboard.press("Escape");
    }
  }
}

/** Shows the walkthrough, which another tab may hide. */
async function showWalkthrough(): Promise<void> {
  await insist(async () => {
    await vs.page.keyboard.press("F1");
    await vs.quickInput.fill(">Welcome: Open Walkthrough", SOON);
    await entry("Welcome: Open Walkthrough").click(SOON);
    await entry("Write in your own voice").click(SOON);
    await row("history").waitFor(SOON);
  });
}

/** Opens the draft, with the cursor at its end. */
async function openDraft(): Promise<void> {
  await insist(async () => {
    await vs.page.keyboard.press("Control+P");
    await vs.quickInput.fill("draft.md", SOON);
    await entry("draft.md").click(SOON);
    await vs.page.locator(".editor-instance .monaco-editor.focused .view-line").first().waitFor(SOON);
  });
  await vs.page.keyboard.press("Control+End");
}

/** Opens a step, and presses its button. */
async function press(step: Step, button: string): Promise<void> {
  // A step that stands open already has its button where a click would land.
  const isOpen = (await row(step).getAttribute("class", SOON))?.includes("expanded");
  if (!isOpen) await row(step).click(SOON);
  await row(step).getByRole("button", { name: button }).click(SOON);
}

/** Presses the first step's button, until the dialog that it opens is there. */
async function askForFolder(): Promise<void> {
  await insist(async () => {
    await press("history", "Add Writing to History…");
    const confirm = vs.page.locator(".quick-input-widget .monaco-button");
    await confirm.filter({ hasText: "Add to History" }).waitFor(SOON);
  });
}

/** Keeps pictures of the walkthrough in a theme, with the pages that its steps have beside them. */
async function showsIn(theme: "light" | "dark"): Promise<void> {
  const isThere = vs.page.locator(`.monaco-workbench.${theme === "dark" ? "vs-dark" : "vs"}`);
  await insist(async () => {
    if (await isThere.isVisible()) return;
    await vs.page.keyboard.press("F1");
    await vs.quickInput.fill(">Toggle between Light/Dark Themes", SOON);
    await entry("Toggle between Light/Dark Themes").click(SOON);
    await isThere.waitFor(SOON);
  });
  for (const step of steps) {
    const isOpen = row(step).and(vs.page.locator(".expanded"));
    if (!(await isOpen.isVisible())) await row(step).click();
    await isOpen.waitFor();
    await beside().getByRole("heading").waitFor();
    await vs.screenshot(`walkthrough-${theme}-${step}`);
  }
}

test("at first nothing is done; nor is it by a dialog that is closed, or a panel without a report", async () => {
  await showWalkthrough();
  await isDone();
  await askForFolder();
  await vs.page.keyboard.press("Escape");
  await vs.quickInput.waitFor({ state: "hidden" });
  await showsIn("dark");
  await showsIn("light");
  await press("differences", "Show Style Differences");
  await panel().getByRole("button", { name: "Add Writing…" }).waitFor();
  assert.deepEqual(await done(), []);
});

test("adding writing is done when there is some; the panel opens, and seeing what makes it yours is done, too", async () => {
  await askForFolder();
  await vs.pickFolder(letters, "Add to History");
  await panel().getByRole("heading", { name: "Why this completion" }).waitFor({ timeout: 60_000 });
  await isDone("history", "differences");
});

test("completing is done when a suggestion was accepted, not when one was shown", async () => {
  await openDraft();
  await vs.typeForGhost("I wo");
  await showWalkthrough();
  await isDone("history", "differences");
  await openDraft();
  await vs.typeForGhost("uld rather me");
  const ghost = await vs.ghost();
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`rather me${ghost}`);
  await showWalkthrough();
  await isDone("history", "differences", "complete");
});

test("adding a model is done when one is chosen; and all stays done", async () => {
  await insist(async () => {
    await press("model", "Choose Model");
    await entry("Other Address…").click(SOON);
    await vs.page.locator(".quick-input-message").filter({ hasText: "asked for its models" }).waitFor(SOON);
  });
  assert.deepEqual(await done(), ["history", "differences", "complete"]);
  await vs.quickInput.fill(model.url);
  await vs.page.keyboard.press("Enter");
  await entry("test-model").click();
  await isDone(...steps);
  await vs.screenshot("walkthrough-done");
  await vs.reload();
  await showWalkthrough();
  await isDone(...steps);
});
