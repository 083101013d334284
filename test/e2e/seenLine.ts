import type { Page } from "playwright-core";

/** The cursor's line as it was painted. */
export interface Sight {
  /** All of it, ghost text included. */
  readonly line: string;
  /** The ghost text; empty where there is none. */
  readonly ghost: string;
  /** When it was first painted, in milliseconds on the page's clock. */
  readonly at: number;
}

/**
 * Runs in the page: looks at the cursor's line after every frame, and keeps what differs from what was there before.
 * `keyAt` is when the last key went down, by the browser's own time stamp.
 */
const WATCH = `
  window.seen ??= (() => {
    const seen = { sights: [], keyAt: 0 };
    const painted = new MessageChannel();
    painted.port1.onmessage = () => {
      const editor = document.querySelector(".editor-instance .monaco-editor");
      const cursor = editor?.querySelector(".cursors-layer .cursor");
      const top = cursor?.style.top;
      const row = [...(editor?.querySelectorAll(".view-lines .view-line") ?? [])].find((each) => each.style.top === top);
      const text = (node) => (node?.textContent ?? "").replace(/[\\u00A0\\u200B-\\u200D]/g, (space) => (space === "\\u00A0" ? " " : ""));
      const ghost = [...(row?.querySelectorAll("[class*=ghost-text]") ?? [])].map(text).join("");
      const line = text(row);
      const last = seen.sights.at(-1);
      if (last?.line !== line || last.ghost !== ghost) seen.sights.push({ line, ghost, at: performance.now() });
      requestAnimationFrame(() => painted.port2.postMessage(0));
    };
    addEventListener("keydown", (event) => { seen.keyAt = event.timeStamp; }, true);
    requestAnimationFrame(() => painted.port2.postMessage(0));
    return seen;
  })();
  window.seen.sights = [];`;

/** What a person sees of the line they write in, frame by frame. */
export class SeenLine {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Looks from now on. */
  async watch(): Promise<void> {
    await this.#page.evaluate(WATCH);
    await this.#page.waitForFunction("window.seen.sights.length > 0");
  }

  /** All that was seen since {@link watch}, one after the other. */
  async all(): Promise<Sight[]> {
    return this.#page.evaluate("window.seen.sights");
  }

  async now(): Promise<Sight> {
    return this.#page.evaluate("window.seen.sights.at(-1)");
  }

  /** The line without its ghost text, which stands at its end. */
  async written(): Promise<string> {
    const { line, ghost } = await this.now();
    return line.slice(0, line.length - ghost.length);
  }

  /** Waits until something that holds is seen; `condition` is JavaScript over `line` and `ghost`. */
  async until(condition: string, timeout = 5_000): Promise<void> {
    const expression = `(({ line, ghost }) => ${condition})(window.seen.sights.at(-1))`;
    await this.#page.waitForFunction(expression, undefined, { timeout }).catch(async (cause: unknown) => {
      throw new Error(`Never seen: ${condition}. Last: ${JSON.stringify(await this.now())}`, { cause });
    });
  }

  /**
   * Presses a key and waits until another suggestion than what was on show is painted, at most `limit` milliseconds.
   * Milliseconds from key to paint; "along" where the key was the suggestion's next letter, "silent" where nothing came.
   */
  async ghostAfter(key: string, limit: number): Promise<number | "along" | "silent"> {
    const { ghost } = await this.now();
    await this.#page.keyboard.type(key);
    if (ghost.length > 1 && ghost.startsWith(key)) return "along";
    const isThere =
      "window.seen.sights.at(-1).at > window.seen.keyAt && window.seen.sights.at(-1).ghost !== ''";
    try {
      await this.#page.waitForFunction(isThere, undefined, { timeout: limit });
    } catch {
      return "silent";
    }
    return this.#page.evaluate("window.seen.sights.at(-1).at - window.seen.keyAt");
  }
}
