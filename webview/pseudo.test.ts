import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { config } from "@vscode/l10n";
import type { Page } from "playwright-core";
import { currentMessages } from "../scripts/l10n/bundle.ts";
import { styleGuide } from "../src/panel/styleGuide.ts";
import { openAll, usePage } from "./testing/browser.ts";
import { forgottenIn, LANGUAGE, pseudo, pseudoBundle } from "./testing/pseudo.ts";
import { pseudoSections, pseudoStates } from "./testing/pseudoStates.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;

const translations = pseudoBundle(currentMessages());
config({ contents: translations });
const failing = { open: pseudo("It is not there any more."), refresh: pseudo("Nothing can be read.") };

const show = usePage({ language: LANGUAGE, translations });

test("what is forgotten would be found", () => {
  assert.equal(forgottenIn(`${pseudo("Read {0}")} ⸢Ines⸣ 12,5 – 3`), "");
  assert.equal(forgottenIn(`${pseudo("You")}: words on ⸢Ines⸣ average`), "words on, average");
});

for (const [name, state] of Object.entries(pseudoStates())) {
  test(`${name}: nothing is left in English`, async () => {
    const { page, complaints } = await show(state, { failing });
    if (state.kind === "report") await openAll(page);
    if (pictures) {
      const path = join(pictures, `pseudo-${name}.png`.replaceAll(/[ :]+/g, "-"));
      await page.screenshot({ path, fullPage: true });
    }
    assert.deepEqual(await forgotten(page), []);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("sections: nothing is left in English", async () => {
  const { page, tell } = await show(pseudoStates()["report without a model"], { failing });
  await openAll(page);
  assert.deepEqual(await forgotten(page), [], "before they are told");
  for (const sections of pseudoSections()) {
    await tell({ type: "sections", sections });
    await openAll(page);
    assert.deepEqual(await forgotten(page), [], Object.keys(sections).join());
    // A mark of a picture that was chosen is said beside it.
    const mark = page.locator(".map [data-mark]").nth(2);
    if ((await mark.count()) === 0) continue;
    await mark.dispatchEvent("click");
    await page.locator("[role=status] .writer").waitFor();
    assert.deepEqual(await forgotten(page), []);
  }
  await page.close();
});

test("what failed, was copied or is under way is not in English either", async () => {
  const { page } = await show(pseudoStates()["report without a model"], { failing });
  await openAll(page);
  for (const button of await page.locator("vscode-button, button:not([aria-expanded])").all())
    await button.dispatchEvent("click");
  await page.getByRole("alert").first().waitFor();
  assert.deepEqual(await forgotten(page), []);
  await page.close();
});

test("an exported style guide is in the person's language", () => {
  const report = pseudoStates().report;
  assert.ok(report.kind === "report");
  const guide = styleGuide({ report, made: Date.UTC(2026, 10, 23), mayShow: () => true });
  assert.equal(forgottenIn(guide), "");
});

/** Everything on the page that a person reads or has read to them, and that is neither translated nor anybody's own words. */
async function forgotten(page: Page): Promise<string[]> {
  const read = await page.evaluate(() => {
    const spoken = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "title"];
    const texts: string[] = [document.title];
    const look = (root: Node) => {
      for (const node of root.childNodes) {
        // A quotation is one text, whatever is marked in it.
        if (node instanceof Text || (node instanceof Element && node.tagName === "Q"))
          texts.push(node.textContent ?? "");
        if (!(node instanceof Element) || ["STYLE", "SCRIPT", "Q"].includes(node.tagName)) continue;
        if (!node.closest("[aria-hidden=true]"))
          for (const name of [...spoken, "placeholder", "alt"]) texts.push(node.getAttribute(name) ?? "");
        for (const pseudo of ["::before", "::after"])
          texts.push(
            getComputedStyle(node, pseudo).content.replace(/^(none|normal|(no-)?(open|close)-quote)$/, ""),
          );
        if (node.shadowRoot) look(node.shadowRoot);
        look(node);
      }
    };
    look(document.body);
    return texts;
  });
  return [...new Set(read)].flatMap((text) => {
    const left = forgottenIn(text);
    return left === "" ? [] : `${left} in “${text.trim()}”`;
  });
}
