import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openAll, seriousViolations, usePage } from "./testing/browser.ts";
import { report, states } from "./testing/states.ts";
import { themes } from "./testing/themes.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;

const show = usePage();

for (const theme of Object.keys(themes)) {
  test(`${theme}: every state can be read by everyone, and keeps to the page's policy`, async () => {
    for (const [name, state] of Object.entries(states)) {
      const { page, complaints } = await show(state, { theme });
      if (state.kind === "report") await openAll(page);
      assert.deepEqual(await seriousViolations(page), [], name);
      assert.deepEqual(complaints, [], name);
      if (pictures) {
        await page.screenshot({
          path: join(pictures, `${theme}-${name}.png`.replaceAll(" ", "-")),
          fullPage: true,
        });
      }
      await page.close();
    }
  });
}

test("from 220 to 900 px nothing is cut off", async () => {
  for (const [name, state] of Object.entries(states)) {
    const { page } = await show(state);
    if (state.kind === "report") await openAll(page);
    for (const width of [220, 300, 640, 900]) {
      await page.setViewportSize({ width, height: 900 });
      // Pictures are drawn anew once it is known how wide they may be.
      await page.evaluate(
        () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name}, ${width} px: ${overflow} px too wide`);
      assert.deepEqual(await labelsOutside(page), [], `${name}, ${width} px`);
      if (pictures && state === report) {
        await page.screenshot({ path: join(pictures, `width-${width}.png`), fullPage: true });
      }
    }
    await page.close();
  }
});

/** Labels of pictures that leave the page. */
function labelsOutside(page: Page): Promise<string[]> {
  return page.locator("svg text").evaluateAll((labels) =>
    labels.flatMap((label) => {
      const { left, right } = label.getBoundingClientRect();
      return left < 0 || right > innerWidth ? [label.textContent ?? ""] : [];
    }),
  );
}
