import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { openAll, seriousViolations, usePage, visibleText } from "./testing/browser.ts";
import { report } from "./testing/states.ts";
import { allLeftOut, turned } from "./testing/statesOfTurning.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;

const show = usePage();

for (const [theme, width] of [
  ["light", 220],
  ["dark", 260],
  ["high contrast dark", 700],
  ["high contrast light", 260],
] as const) {
  test(`${theme}, ${width} px: what is turned can be read by everyone`, async () => {
    for (const state of [turned, allLeftOut]) {
      const { page, complaints } = await show(state, { theme, width });
      await openAll(page);
      assert.deepEqual(await seriousViolations(page), []);
      assert.deepEqual(complaints, []);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${overflow} px too wide`);
      if (pictures && state === turned) {
        const path = join(pictures, `turned-${theme}-${width}.png`.replaceAll(" ", "-"));
        await page.screenshot({ path, fullPage: true });
      }
      await page.close();
    }
  });
}

test("a difference is turned where it is read; the page says what it is turned to", async () => {
  const { page, said, tell } = await show(report);
  await page.getByRole("button", { name: "You use dashes less often" }).click();
  const choice = page.getByRole("combobox", { name: "In completions: You use dashes less often" });
  assert.equal(await choice.inputValue(), "");
  await choice.selectOption("Leave out");
  await choice.selectOption("As I write");
  assert.deepEqual(await said(), [
    { type: "steer", feature: "dashes", wish: "leaveOut" },
    { type: "steer", feature: "dashes", wish: null },
  ]);
  await tell({
    type: "state",
    state: {
      ...report,
      turned: [{ feature: "dashes", title: "You use dashes less often", wish: "pin", modelOnly: false }],
    },
  });
  assert.equal(await choice.first().inputValue(), "pin");
  await page.close();
});

test("a turn that fails is said beside its control, which shows what holds", async () => {
  const { page, tell } = await show(report, {
    failing: { steer: "The state cannot be written: disk full." },
  });
  await page.getByRole("button", { name: "You use dashes less often" }).click();
  const choice = page.getByRole("combobox", { name: "In completions: You use dashes less often" });
  await choice.selectOption("More");
  assert.match(await visibleText(page.locator("[data-feature=dashes]").getByRole("alert")), /disk full/);
  await tell({ type: "state", state: report });
  assert.equal(await choice.inputValue(), "");
  await page.close();
});

test("what is turned is seen where the difference stands closed, and can be taken back when it is none any more", async () => {
  const { page, said } = await show(turned);
  const closed = await visibleText(page.locator("[data-feature=sentence-length]"));
  assert.match(closed, /In completions: Pinned/);
  await page.getByRole("combobox", { name: "In completions: semicolons" }).selectOption("As I write");
  assert.deepEqual(await said(), [{ type: "steer", feature: "semicolons", wish: null }]);
  await page.close();
});

test("where the author writes like others stands closed; each measure has its picture when it is asked for", async () => {
  const { page } = await show(turned);
  assert.equal(await page.getByRole("button", { name: "questions" }).count(), 0);
  await page.getByRole("button", { name: "Where you write like others" }).click();
  const questions = page.locator("[data-feature=questions]");
  assert.equal(await questions.getByRole("img").count(), 0);
  await questions.getByRole("button").click();
  assert.match((await questions.getByRole("img").getAttribute("aria-label")) ?? "", /^questions: you/);
  await page.close();
});

test("a style guide is asked for beside the preference", async () => {
  const { page, said } = await show(report);
  await page.getByRole("button", { name: "Export Style Guide…" }).click();
  assert.deepEqual(await said(), [{ type: "exportStyleGuide" }]);
  await page.close();
});
