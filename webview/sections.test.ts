import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import type { ToPage } from "../src/panel/protocol.ts";
import type { ToldSections } from "../src/panel/sectionState.ts";
import { type Shown, seriousViolations, usePage, visibleText } from "./testing/browser.ts";
import { report } from "./testing/states.ts";
import { map, timeline, tooFewDates } from "./testing/statesOfSections.ts";
import { themes } from "./testing/themes.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;

const showPage = usePage();

interface Showing {
  readonly theme?: string;
  readonly width?: number;
  readonly told?: ToldSections;
}

/** The page with a report, both sections opened and told. */
async function show({ told = { map, timeline }, ...showing }: Showing = {}): Promise<Shown> {
  const shown = await showPage(report, showing);
  await shown.page.getByRole("button", { name: "Among other writers" }).click();
  await shown.page.getByRole("button", { name: "Over time" }).click();
  await shown.tell({ type: "sections", sections: told });
  return shown;
}

const openTables = (page: Page) =>
  page.evaluate(() => {
    for (const table of document.querySelectorAll("details")) table.open = true;
  });

for (const theme of Object.keys(themes)) {
  test(`${theme}: map and time can be read by everyone, and keep to the page's policy`, async () => {
    const { page, complaints } = await show({ theme });
    const picture = pictures && join(pictures, `sections-${theme}.png`.replaceAll(" ", "-"));
    if (picture) await page.screenshot({ path: picture, fullPage: true });
    await openTables(page);
    assert.deepEqual(await seriousViolations(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

for (const width of [220, 360, 900]) {
  test(`${width} px: nothing is cut off, and no name lies on another`, async () => {
    const { page } = await show({ width });
    if (pictures) await page.screenshot({ path: join(pictures, `sections-${width}.png`), fullPage: true });
    await openTables(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
    for (const picture of await page.locator(".map svg, .moments svg").all()) {
      const boxes = await picture.locator("text").evaluateAll((labels) =>
        labels.map((label) => {
          const { left, right, top, bottom } = label.getBoundingClientRect();
          return { name: label.textContent, left, right, top: top + 2, bottom: bottom - 2 };
        }),
      );
      for (const [index, one] of boxes.entries()) {
        assert.ok(one.left >= 0 && one.right <= width, `${one.name} leaves the page`);
        for (const other of boxes.slice(index + 1))
          assert.ok(
            one.right <= other.left ||
              other.right <= one.left ||
              one.bottom <= other.top ||
              other.bottom <= one.top,
            `${one.name} and ${other.name}`,
          );
      }
    }
    await page.close();
  });
}

test("the map is one stop of Tab; arrows go from writer to writer, and Enter tells of one", async () => {
  const { page, said } = await show();
  const marks = page.locator(".map [data-mark]");
  assert.equal(await page.locator(".map [data-mark][tabindex='0']").count(), 1);
  await marks.first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowDown");
  assert.equal(
    await page.evaluate(() => document.activeElement?.getAttribute("aria-label")),
    "Marit Solberg, distance 0.90",
  );
  await page.keyboard.press("Enter");
  const told = page.getByRole("status").first();
  assert.match(await visibleText(told), /Marit Solberg, distance 0\.90/);
  await told.getByRole("button", { name: "Read Marit Solberg" }).click();
  assert.deepEqual((await said()).at(-1), { type: "readWriter", writer: "w2" });
  await page.close();
});

test("where the keyboard is, is seen", async () => {
  const { page } = await show({ theme: "high contrast dark" });
  await page.getByRole("button", { name: "Among other writers" }).focus();
  await page.keyboard.press("Tab");
  const ring = page.locator(".map .mark:focus-visible .ring");
  assert.equal(await ring.count(), 1);
  const stroke = await ring.evaluate((element) => getComputedStyle(element).stroke);
  assert.equal(stroke, "rgb(243, 133, 24)", "the colour that the theme has for it");
  await page.close();
});

test("nearest and furthest are told with why; all are in the table, nearest first", async () => {
  const { page } = await show();
  const text = await visibleText(page.locator("#section-map"));
  assert.match(text, /Nearest with a name: Ines Okafor/);
  assert.match(text, /Furthest with a name: team\/ben/);
  for (const sentence of [...map.writers[0]!.apart, ...map.writers[0]!.shared])
    assert.ok(text.includes(sentence));
  await openTables(page);
  const rows = await page.locator("#section-map tbody th").allInnerTexts();
  assert.deepEqual(
    rows,
    map.writers.map(({ name }) => name),
  );
  await page.close();
});

test("a mark in time opens its document, by a click as by the keyboard; so does the odd one", async () => {
  const { page, said } = await show();
  const marks = page.locator(".moments").first().locator("[data-mark]");
  await marks.nth(3).click();
  await marks.nth(3).press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /a-very-long-name/ }).click();
  const opened = ["file:///home/ada/notes/3.md", "file:///home/ada/notes/0.md", timeline.odd!.id];
  assert.deepEqual(
    (await said()).slice(-3),
    opened.map((document) => ({ type: "open", document, start: 0, end: 0 })),
  );
  await page.close();
});

test("pictures are words, too", async () => {
  const { page } = await show();
  assert.equal(
    await page.locator(".map svg").getAttribute("aria-label"),
    "You among 44 real writers and 24 with names. Nearest: Ines Okafor; furthest: team/ben.",
  );
  const { labels, says } = timeline.traits[0]!;
  assert.equal(
    await page.locator(".moments svg").first().getAttribute("aria-label"),
    `average length of sentences, 2019 to 2024: from ${labels.low} to ${labels.high}; writers average ${labels.mean}. ${says}`,
  );
  await page.close();
});

test("without dates there are no pictures, and it says what is missing", async () => {
  const { page } = await show({ told: { map, timeline: tooFewDates } });
  assert.equal(await page.locator(".moments").count(), 0);
  assert.match(await visibleText(page.locator("#section-timeline")), /at least five days/);
  await page.close();
});

test("a section asks when it is opened, not before, and says why there is nothing to show", async () => {
  const { page, said } = await show({ told: { map: "There is not yet enough of your writing." } });
  assert.deepEqual(await said(), [
    { type: "ask", section: "map" },
    { type: "ask", section: "timeline" },
  ]);
  assert.match(await visibleText(page.locator("#section-map")), /not yet enough/);
  assert.match(await visibleText(page.locator("#section-timeline")), /One moment/);
  await page.close();
});

test("a new report changes nothing in a section until it is told anew; nor does what is told open it", async () => {
  const { page } = await show();
  const button = page.getByRole("button", { name: "Among other writers" });
  const tell = (message: ToPage) => page.evaluate((message) => postMessage(message), message);
  await page.locator(".map [data-mark]").nth(4).click();
  await tell({ type: "state", state: { ...report, words: 13_000 } });
  assert.match(await visibleText(page.getByRole("status").first()), /Piotr Zieli/);
  await button.click();
  await tell({ type: "sections", sections: { map } });
  assert.equal(await button.getAttribute("aria-expanded"), "false");
  await tell({ type: "state", state: { kind: "empty" } });
  await tell({ type: "state", state: report });
  await button.click();
  assert.match(
    await visibleText(page.locator("#section-map")),
    /One moment/,
    "of a history that is gone nothing stays",
  );
  await page.close();
});
