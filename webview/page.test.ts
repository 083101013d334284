import assert from "node:assert/strict";
import { test } from "node:test";
import { usePage, visibleText } from "./testing/browser.ts";
import { report, states, tooLittle } from "./testing/states.ts";

const show = usePage();

test("a report says what differs, how surely, and shows it", async () => {
  const { page } = await show(report);
  const text = await visibleText(page.locator("main"));
  for (const sentence of [...report.glance, ...report.footing]) assert.ok(text.includes(sentence), sentence);
  for (const { headline } of report.differences) assert.ok(text.includes(headline), headline);
  const first = report.differences[0]!;
  assert.ok(!text.includes(first.figures), "closed until it is asked for");
  await page.getByRole("button", { name: first.headline }).click();
  const opened = await visibleText(page.locator("[data-feature]").first());
  for (const part of [
    first.figures,
    first.confidence,
    first.evidence[0]!.quote,
    "Ines Okafor, Design proposal",
  ])
    assert.ok(opened.includes(part), part);
  assert.deepEqual(await page.getByRole("heading", { level: 2 }).allInnerTexts(), [
    "Writing style 3",
    "Emotional style 1",
    "Semantic style",
    "Among other writers",
    "Over time",
    "What completions are steered by",
    "Why this completion",
    "How well it knows you",
  ]);
  await page.close();
});

test("what is less sure is set apart", async () => {
  const { page } = await show(report);
  const tentative = await visibleText(page.getByText("Less sure:").locator(".."));
  assert.match(tentative, /You use a wider vocabulary/);
  assert.doesNotMatch(tentative, /You write longer sentences/);
  await page.close();
});

test("a picture is words, too", async () => {
  const { page } = await show(report);
  const label = await page.getByRole("img").first().getAttribute("aria-label");
  assert.equal(
    label,
    "average length of sentences: you 27 words, most likely 26 to 29; the writers 20 on average. You are higher than 43 of 44 writers.",
  );
  await page.close();
});

test("a click on evidence opens its sentence; the telling words are marked", async () => {
  const { page, said } = await show(report);
  await page.getByRole("button", { name: "You open a sentence with" }).click();
  const evidence = page.getByRole("button", { name: "But the second loaf" });
  assert.equal(await visibleText(evidence.locator("mark")), "But");
  await evidence.click();
  assert.deepEqual(await said(), [
    { type: "open", document: "file:///home/ada/notes/bread.md", start: 12, end: 70 },
  ]);
  await page.close();
});

test("everything can be done from the keyboard, and the place is seen", async () => {
  const { page, said } = await show({ ...report, reading: { done: 1, total: 2 } });
  const met: string[] = [];
  for (let step = 0; step < 40 && !met.includes("Refresh"); step++) {
    await page.keyboard.press("Tab");
    const { name, isSeen } = await page.evaluate(() => {
      const focused = document.activeElement!;
      const inner = focused.shadowRoot?.activeElement ?? focused;
      const { outlineStyle, borderColor } = getComputedStyle(inner);
      const isSeen =
        outlineStyle !== "none" ||
        borderColor === getComputedStyle(document.documentElement).getPropertyValue("--vscode-focusBorder");
      return {
        name: focused.textContent.trim(),
        isSeen: isSeen || focused.shadowRoot !== null,
      };
    });
    assert.ok(isSeen, name);
    met.push(name);
    if (["Cancel", "Copy as Markdown", "3 files skipped", "Add writing…", "Refresh"].includes(name))
      await page.keyboard.press("Enter");
  }
  assert.deepEqual(
    (await said()).map(({ type }) => type),
    ["cancel", "copyPreference", "showSkipped", "addWriting", "refresh"],
  );
  for (const { headline } of report.differences) assert.ok(met.includes(headline), headline);
  await page.close();
});

test("a difference opens and closes, and stays so when the report is made anew", async () => {
  const { page, tell } = await show(report);
  const dashes = page.getByRole("button", { name: "You use dashes less often" });
  await dashes.press("Enter");
  assert.equal(await dashes.getAttribute("aria-expanded"), "true");
  await tell({ type: "state", state: { ...report, words: 13000 } });
  assert.equal(await dashes.getAttribute("aria-expanded"), "true");
  await dashes.press(" ");
  assert.equal(await dashes.getAttribute("aria-expanded"), "false");
  await page.close();
});

test("the page is drawn at once as it was left, before the host says anything", async () => {
  const { page } = await show(undefined, { kept: { state: report, open: ["dashes"], scroll: 200 } });
  assert.equal(await visibleText(page.locator("[aria-expanded=true]")), "You use dashes less often");
  assert.equal(await page.evaluate(() => scrollY), 200);
  await page.close();
});

test("what another version of the page kept is forgotten", async () => {
  const { page, complaints, tell } = await show(undefined, {
    kept: { state: { kind: "older" }, scroll: "far" },
  });
  await tell({ type: "state", state: report });
  assert.equal(await page.locator("[aria-expanded=true]").count(), 0);
  assert.deepEqual(complaints, []);
  await page.close();
});

test("with too little writing nothing is claimed, and it says how much more it takes", async () => {
  const { page, said } = await show(tooLittle);
  const text = await visibleText(page.locator("main"));
  assert.match(text, /About 1,240 more words/);
  assert.equal(await page.getByRole("progressbar").getAttribute("value"), "760");
  assert.doesNotMatch(text, /You write|You use|steered/);
  await page.getByRole("button", { name: "Add Writing…" }).click();
  assert.equal((await said()).at(-1)?.type, "addWriting");
  await page.close();
});

test("reading shows how far it is, and can be stopped", async () => {
  const { page, said } = await show(states.reading);
  assert.match(await visibleText(page.locator("main")), /12 of 40 documents/);
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal((await said()).at(-1)?.type, "cancel");
  await page.close();
});

test("reading can be paused, and goes on when it is asked to", async () => {
  const { page, said, tell } = await show(states.reading);
  await page.getByRole("button", { name: "Pause" }).click();
  assert.equal((await said()).at(-1)?.type, "pause");
  await tell({ type: "state", state: { kind: "reading", done: 12, total: 40, isPaused: true } });
  assert.match(await visibleText(page.locator("main")), /Reading is paused.*12 of 40 documents/s);
  await page.getByRole("button", { name: "Go On Reading" }).click();
  assert.equal((await said()).at(-1)?.type, "refresh");
  await page.close();
});

test("an error offers the next step", async () => {
  const { page, said } = await show(states.error);
  assert.match(await visibleText(page.getByRole("alert")), /permission denied/);
  await page.getByRole("button", { name: "Show Log" }).click();
  await page.getByRole("button", { name: "Try Again" }).click();
  assert.deepEqual(await said(), [{ type: "showLog" }, { type: "refresh" }]);
  await page.close();
});

test("a picture's figures are in a table as well", async () => {
  const { page } = await show(report);
  await page.getByRole("button", { name: "You write longer sentences" }).click();
  await page.getByText("As a table").first().click();
  const rows = page.locator("[data-feature=sentence-length] tr");
  await rows.first().waitFor();
  assert.deepEqual((await rows.allInnerTexts()).slice(0, 2), [
    "You\t27.4 words, most likely 25.9 to 28.8",
    "The writers on average\t20.2 words",
  ]);
  assert.equal(((await rows.last().textContent()) ?? "").split(" · ").length, 44);
  await page.close();
});

test("a report made anew leaves scroll position, open tables and focus where they are", async () => {
  const { page, tell } = await show(report);
  await page.getByRole("button", { name: "You speak as" }).click();
  await page.locator("[data-feature=i]").getByText("As a table").click();
  const choice = page.getByRole("combobox", { name: "In completions: You speak as “I” more often" });
  await choice.focus();
  const scrolled = await page.evaluate(() => {
    scrollTo(0, 400);
    return scrollY;
  });
  const [first, ...others] = report.differences;
  const changed = {
    ...report,
    words: 13_000,
    differences: [...others, first!],
    reading: { done: 1, total: 3 },
  };
  await tell({ type: "state", state: changed });
  const { reading: _, ...settled } = changed;
  await tell({ type: "state", state: settled });
  assert.equal(await choice.evaluate((element) => element === document.activeElement), true);
  assert.equal(await page.locator("[data-feature=i] tr").count(), 8);
  assert.ok(Math.abs((await page.evaluate(() => scrollY)) - scrolled) < 200);
  await page.close();
});

test("what cannot be done is said beside what was to do it", async () => {
  const { page } = await show(report, {
    failing: { open: "The document is not there any more.", copyPreference: "Nothing can be copied here." },
  });
  await page.getByRole("button", { name: "You use dashes" }).click();
  await page.locator("[data-feature=dashes] [data-evidence]").first().click();
  const alertIn = (part: string) => page.locator(part).getByRole("alert");
  await alertIn("[data-feature=dashes]").filter({ hasText: "not there" }).waitFor();
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await alertIn(".preference").filter({ hasText: "Nothing can be copied" }).waitFor();
  assert.equal(await page.getByText("Copied", { exact: true }).count(), 0);
  await page.close();
});

test("what a language model would add is said where there is none, and can be put away", async () => {
  const { page, said, tell } = await show(states["report without a model"]);
  await page.getByRole("button", { name: "Choose Model…" }).click();
  await page.getByRole("button", { name: "Don't Show Again" }).click();
  assert.deepEqual(await said(), [{ type: "chooseModel" }, { type: "dismissModelNote" }]);
  await tell({ type: "state", state: report });
  assert.equal(await page.getByRole("button", { name: "Choose Model…" }).count(), 0);
  await page.close();
});

test("a report that cannot be made anew stays, and it says why and what to do", async () => {
  const { page, said } = await show(states["report after a failure"]);
  assert.match(await visibleText(page.getByRole("alert")), /permission denied.*Try again/s);
  assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
  await page.getByRole("button", { name: "Try Again" }).click();
  assert.deepEqual(await said(), [{ type: "refresh" }]);
  await page.close();
});

test("a turn that is taken back leaves the focus near", async () => {
  const semicolons = { feature: "semicolons", title: "semicolons", wish: "more", modelOnly: false } as const;
  const { page, tell } = await show({ ...report, turned: [semicolons] });
  await page.getByRole("combobox", { name: "In completions: semicolons" }).focus();
  await tell({ type: "state", state: report });
  const focused = await page.evaluate(() => document.activeElement?.textContent);
  assert.equal(focused, "What completions are steered by");
  await page.close();
});
