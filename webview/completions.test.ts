import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { ToldSections } from "../src/panel/sectionState.ts";
import { type Showing, type Shown, seriousViolations, usePage, visibleText } from "./testing/browser.ts";
import { report } from "./testing/states.ts";
import { gone, measured, measuring, notMeasured, why } from "./testing/statesOfCompletions.ts";
import { themes } from "./testing/themes.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;

const showPage = usePage();

/** The page with a report, both sections on completions opened and told. */
async function show(
  told: ToldSections = { why, knows: measured },
  showing: Showing = {},
  state = report,
): Promise<Shown> {
  const shown = await showPage(state, showing);
  await shown.page.getByRole("button", { name: "Why this completion" }).click();
  await shown.page.getByRole("button", { name: "How well it knows you" }).click();
  await shown.tell({ type: "sections", sections: told });
  return shown;
}

for (const theme of Object.keys(themes)) {
  test(`${theme}: why, and how well, can be read by everyone, and keep to the page's policy`, async () => {
    const { page, complaints } = await show(undefined, { theme });
    const picture = pictures && join(pictures, `completions-${theme}.png`.replaceAll(" ", "-"));
    if (picture) await page.screenshot({ path: picture, fullPage: true });
    assert.deepEqual(await seriousViolations(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

for (const width of [220, 900]) {
  test(`${width} px: nothing is cut off`, async () => {
    const { page } = await show(undefined, { width });
    if (pictures) await page.screenshot({ path: join(pictures, `completions-${width}.png`), fullPage: true });
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    await page.close();
  });
}

test("the last completion is told with its passages, and a passage opens its document", async () => {
  const { page, said } = await show();
  const section = page.locator("#section-why");
  const text = await visibleText(section);
  for (const { text: completion, says, differences } of why.completions)
    for (const sentence of [completion!, ...says, ...differences])
      assert.ok(text.includes(sentence), sentence);
  assert.deepEqual(await section.locator("mark").allInnerTexts(), ["rather mend the", "rather mend the"]);
  await section.locator("[data-passage]").first().click();
  const { document, start, end } = why.completions[0]!.passages[0]!;
  assert.deepEqual((await said()).at(-1), { type: "open", document, start, end });
  await page.close();
});

test("of what is private or gone nothing is left to read or to open", async () => {
  const { page } = await show({ why: gone });
  const section = page.locator("#section-why");
  assert.equal(await section.locator("[data-passage], blockquote").count(), 0);
  assert.match(await visibleText(section), /private now/);
  await page.close();
});

test("a document that cannot be opened is told of where it was asked for", async () => {
  const { page } = await show(undefined, { failing: { open: "The file is not there any more." } });
  await page.locator("#section-why [data-passage]").first().click();
  await page.locator("#section-why").getByRole("alert").waitFor();
  await page.close();
});

test("it is measured by one button, shows how far that is, and can be cancelled", async () => {
  const { page, said, tell } = await show({ knows: notMeasured });
  const section = page.locator("#section-knows");
  await section.getByRole("button", { name: "Measure" }).click();
  assert.deepEqual((await said()).at(-1), { type: "measure" });
  await tell({ type: "sections", sections: { knows: measuring } });
  assert.equal(await section.getByRole("progressbar").getAttribute("value"), "0.4");
  assert.equal(await section.getByRole("button", { name: "Measure" }).count(), 0);
  await section.getByRole("button", { name: "Cancel" }).click();
  assert.deepEqual((await said()).at(-1), { type: "cancelMeasuring" });
  await page.close();
});

test("figures are a table, each with its control; a longer bar is a larger share", async () => {
  const { page } = await show();
  const table = page.locator("#section-knows").getByRole("table").first();
  const rows = await table.locator("tbody tr").allInnerTexts();
  assert.deepEqual(
    rows.map((row) => row.split(/\s{2,}|\t|\n/).filter((cell) => cell.trim() !== "")),
    measured.comparisons[0]!.rows.map(({ name, figure }) => [name, figure]),
  );
  const widths = await table
    .locator(".bar")
    .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width));
  assert.ok(widths[0]! > widths[2]! && widths[2]! > widths[1]! && widths[1]! > 20, String(widths));
  await page.close();
});

test("a section is opened and gone to when the host says so, and asked for as after a click", async () => {
  const { page, said, tell } = await showPage(report, { width: 300 });
  await tell({ type: "reveal", section: "why" });
  const heading = page.getByRole("button", { name: "Why this completion" });
  assert.equal(await heading.getAttribute("aria-expanded"), "true");
  assert.ok(await heading.evaluate((button) => button === document.activeElement));
  const { top } = await heading.evaluate((button) => button.getBoundingClientRect());
  assert.ok(top >= 0 && top < 900, "it is in view");
  assert.deepEqual(await said(), [{ type: "ask", section: "why" }]);
  await tell({ type: "reveal", section: "why" });
  assert.equal(await heading.getAttribute("aria-expanded"), "true", "open, it stays open");
  await page.close();
});

test("both are there also where no difference is told", async () => {
  const { page } = await show(undefined, {}, { ...report, differences: [], glance: [] });
  assert.match(await visibleText(page.locator("#section-why")), /rather mend the/);
  await page.close();
});
