import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from "playwright-core";
import { root } from "../../scripts/setup.mjs";

/** Flags under which Chromium runs headless as root, in a container, and asks the network for nothing. */
const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const screenshots = join(root, "out", "screenshots");

/** Drives VS Code in a browser as a person does: by keyboard, mouse and what can be seen. */
export class Workbench {
  readonly page: Page;
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
  }

  /** Opens the editor at `address` and waits until its workbench is there. */
  static async open(address: string, viewport = { width: 1280, height: 800 }): Promise<Workbench> {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: CHROMIUM_FLAGS,
    });
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(20_000);
    const workbench = new Workbench(browser, page);
    await page.goto(address);
    await workbench.ready();
    return workbench;
  }

  async ready(): Promise<void> {
    await this.page.locator(".monaco-workbench .statusbar-item").first().waitFor({ timeout: 60_000 });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  /** Loads the page anew, as "Developer: Reload Window" does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.ready();
  }

  /** Keeps a picture of what a person sees now, as build output. */
  async screenshot(name: string): Promise<void> {
    mkdirSync(screenshots, { recursive: true });
    await this.page.screenshot({ path: join(screenshots, `${name}.png`) });
  }

  /** Runs a command from the palette by its title. */
  async command(title: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget input").first();
    await input.waitFor({ state: "visible" });
    await input.fill(`>${title}`);
    const row = this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first();
    await row.waitFor();
    await row.click();
  }

  /** The open quick input: a list to choose from, or a line to fill in. */
  get quickInput(): Locator {
    return this.page.locator(".quick-input-widget input").first();
  }

  /** Chooses an entry of the open list by the text it shows. */
  async choose(text: string): Promise<void> {
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: text }).first().click();
  }

  /** Answers the open quick input with a line of text. */
  async answer(text: string): Promise<void> {
    await this.quickInput.waitFor({ state: "visible" });
    await this.quickInput.fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** All that the status menu says. Leaves it open. */
  async statusMenu(): Promise<string> {
    await this.page.locator(".statusbar-item[id='idiolect.idiolect.idiolect.status']").click();
    const rows = this.page.locator(".quick-input-list .monaco-list-row");
    await rows.filter({ hasText: "Language model" }).waitFor();
    return (await rows.allTextContents()).join("\n");
  }

  /** Opens a file of the workspace by name. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press("Control+P");
    await this.quickInput.waitFor({ state: "visible" });
    await this.quickInput.fill(name);
    await this.page.locator(".quick-input-list .monaco-list-row").filter({ hasText: name }).first().click();
    await this.page.locator(".tab.active").filter({ hasText: name }).waitFor();
    await this.page.locator(".editor-instance .monaco-editor.focused .view-line").first().waitFor();
  }

  /** The editor that has the focus. */
  get editor(): Locator {
    return this.page.locator(".editor-instance .monaco-editor").first();
  }

  /** Text as a person types it, key by key, `delay` milliseconds apart. */
  async type(text: string, delay = 30): Promise<void> {
    await this.page.keyboard.type(text, { delay });
  }

  /** Types until ghost text is there: where it does not come, the last character once more, as a person would. */
  async typeForGhost(text: string): Promise<void> {
    await this.type(text);
    for (let attempt = 1; ; attempt++) {
      try {
        await this.ghostText.first().waitFor({ timeout: 6_000 });
        return;
      } catch (cause) {
        if (attempt === 4) throw new Error(`No ghost text in “${await this.text()}”.`, { cause });
      }
      await this.page.keyboard.press("Backspace");
      await this.type(text.slice(-1));
    }
  }

  /** Ghost text in the editor. */
  get ghostText(): Locator {
    return this.page.locator("[class*=ghost-text]");
  }

  /** The lines that the active editor shows, as they are wrapped, white space collapsed, ghost text included. */
  async lines(): Promise<string[]> {
    const lines = await this.editor.locator(".view-line").allTextContents();
    return lines.map((line) => line.replace(/[\s\u00A0]+/g, " ").trim());
  }

  /** What the active editor shows, white space collapsed, ghost text included. */
  async text(): Promise<string> {
    const lines = await this.editor.locator(".view-line").allTextContents();
    return lines.join(" ").replace(/[\s\u00A0]+/g, " ");
  }

  /** Waits until the active editor shows `text`. */
  async seesText(text: string): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await this.text()).includes(text)) {
      if (Date.now() > deadline) throw new Error(`“${text}” is not in “${await this.text()}”.`);
      await this.page.waitForTimeout(50);
    }
  }

  /** Types a folder into the open file dialog and confirms it, again when the dialog was still listing the folder before. */
  async pickFolder(path: string, button: string): Promise<void> {
    const confirm = this.page.locator(".quick-input-widget .monaco-button").filter({ hasText: button });
    await confirm.waitFor();
    for (let attempt = 0; attempt < 5 && (await confirm.isVisible()); attempt++) {
      await this.typePath(`${path}/`);
      await confirm.click();
      await confirm.waitFor({ state: "hidden", timeout: 3_000 }).catch(() => {});
    }
  }

  /** Types a path into the open file dialog, again while the dialog puts its own in place of it, which it does when it has listed a folder. */
  async typePath(path: string): Promise<void> {
    for (let same = 0; same < 2; same = (await this.quickInput.inputValue()) === path ? same + 1 : 0) {
      if ((await this.quickInput.inputValue()) !== path) await this.quickInput.fill(path);
      await this.page.waitForTimeout(700);
    }
  }

  /** The ghost text that is shown now: one suggestion, as it would be inserted. */
  async ghost(): Promise<string> {
    const parts = await this.ghostText.allTextContents();
    return parts.join("").replaceAll("\u00A0", " ");
  }

  /** Waits until no ghost text is shown. */
  async ghostGone(): Promise<void> {
    await this.ghostText.first().waitFor({ state: "detached" });
  }

  /** The style-difference panel's page, two frames deep. */
  get panel(): FrameLocator {
    return this.page.frameLocator("iframe.webview.ready").frameLocator("iframe#active-frame");
  }

  /** Shows the panel by its icon in the activity bar. */
  async showPanel(): Promise<void> {
    await this.page.locator(".activitybar .action-item a[aria-label^='Idiolect']").click();
  }

  /** A row of the history view. */
  historyRow(name: string | RegExp): Locator {
    return this.page.locator(".pane", { hasText: "History" }).getByRole("treeitem", { name });
  }

  /** Chooses from the menu of a row of the history view. */
  async onHistoryRow(name: string | RegExp, action: string): Promise<void> {
    await this.historyRow(name).first().click({ button: "right" });
    const item = this.page.locator(".monaco-menu .action-item").filter({ hasText: action }).first();
    await item.waitFor();
    // A menu that has just opened takes no click, so that the one that opened it is not taken for a choice.
    for (let attempt = 0; attempt < 5 && (await item.isVisible()); attempt++) {
      await this.page.waitForTimeout(500);
      await item.click({ timeout: 1_000 }).catch(() => {});
    }
  }

  statusBarItem(text: string | RegExp): Locator {
    return this.page.locator(".statusbar-item").filter({ hasText: text });
  }

  /** The open modal dialog. */
  get dialog(): Locator {
    return this.page.locator(".monaco-dialog-box");
  }

  /** Every notification that is shown now. */
  get notifications(): Locator {
    return this.page.locator(".notification-toast");
  }

  notification(text: string | RegExp): Locator {
    return this.page.locator(".notification-toast, .monaco-dialog-box").filter({ hasText: text });
  }

  /** Presses a button of the open modal dialog. */
  async press(button: string): Promise<void> {
    await this.page.locator(".monaco-dialog-box .monaco-button").filter({ hasText: button }).first().click();
  }
}
