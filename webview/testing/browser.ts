/** The panel's page in Chromium, as the editor would show it: bundled, under its policy, in a theme, with a host that answers. */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before } from "node:test";
import { build } from "esbuild";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { type PageParts, pageHtml } from "../../src/panel/pageHtml.ts";
import type { PanelState, Request, ToHost, ToPage } from "../../src/panel/protocol.ts";
import { themes } from "./themes.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const NONCE = "c29tZXRoaW5n";

export interface Showing {
  readonly theme?: string;
  readonly width?: number;
  /** What the page kept of an earlier time. */
  readonly kept?: unknown;
  /** Requests that fail, by type, and what is said of them. */
  readonly failing?: Readonly<Partial<Record<Request["type"], string>>>;
}

export interface Shown {
  readonly page: Page;
  /** What the browser complained about: refused styles and scripts among it. */
  readonly complaints: string[];
  tell(message: ToPage): Promise<void>;
  /** What the page has asked of its host. */
  said(): Promise<Request[]>;
}

/** A language other than English: a BCP 47 tag, and the page's words by their English ones. */
type Translation = Required<Pick<PageParts, "language" | "translations">>;

/** To be called once in a test file: starts the browser before its tests, ends it after them. Gives what shows a page. */
export function usePage(
  translation?: Translation,
): (state: PanelState | undefined, showing?: Showing) => Promise<Shown> {
  let browser: Browser;
  let address: string;
  const server = createServer();
  before(async () => {
    const files = await bundle();
    server.on("request", ({ url = "/" }, response) => {
      const path = new URL(url, address).pathname;
      response.writeHead(files.has(path) ? 200 : 404, { "content-type": typeOf(path) });
      response.end(files.get(path) ?? "");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    files.set(
      "/",
      pageHtml({
        script: "/webview.js",
        style: "/webview-style.css",
        cspSource: address,
        nonce: NONCE,
        ...translation,
      }),
    );
    files.set("/favicon.ico", "");
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu"],
    });
  });
  after(async () => {
    await browser?.close();
    server.close();
  });
  return (state, showing) => show(browser, address, state, showing);
}

async function bundle(): Promise<Map<string, string>> {
  const { outputFiles } = await build({
    absWorkingDir: join(import.meta.dirname, "..", ".."),
    entryPoints: { webview: "webview/main.tsx", "webview-style": "webview/style.css" },
    bundle: true,
    minify: true,
    write: false,
    outdir: "dist",
    format: "iife",
    target: "es2023",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  return new Map(outputFiles.map(({ path, text }) => [`/${path.split("/").at(-1)}`, text]));
}

function typeOf(path: string): string {
  return path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
}

/** What stands in for the editor in the page. */
interface Editor {
  kept: unknown;
  readonly said: ToHost[];
}

async function show(
  browser: Browser,
  address: string,
  state: PanelState | undefined,
  { theme = "dark", width = 420, kept, failing = {} }: Showing = {},
): Promise<Shown> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const { bodyClass, colours } = themes[theme]!;
  await page.addInitScript(
    ({ kept, failing, bodyClass, colours }) => {
      const editor: Editor = { kept, said: [] };
      Object.assign(window, {
        editor,
        acquireVsCodeApi: () => ({
          getState: () => editor.kept,
          setState: (value: unknown) => {
            editor.kept = value;
          },
          postMessage: (message: ToHost) => {
            editor.said.push(message);
            if (message.type !== "request") return;
            const failure = failing[message.request.type];
            postMessage({ type: "reply", id: message.id, ...(failure && { failure }) });
          },
        }),
      });
      const style = new CSSStyleSheet();
      const variables = Object.entries(colours).map(([name, colour]) => `--vscode-${name}: ${colour};`);
      style.replaceSync(
        `:root { ${variables.join(" ")} --vscode-font-family: sans-serif; --vscode-font-size: 13px; } body { background: var(--vscode-sideBar-background) !important; }`,
      );
      document.adoptedStyleSheets.push(style);
      addEventListener("DOMContentLoaded", () => document.body.classList.add(bodyClass));
    },
    { kept, failing, bodyClass, colours },
  );
  await page.goto(address);
  const tell = async (message: ToPage) => {
    await page.evaluate((message) => postMessage(message), message);
    await page.waitForSelector("h1");
    // Pictures are drawn anew once it is known how wide they may be.
    await page.evaluate(() => new Promise(requestAnimationFrame));
  };
  if (state) await tell({ type: "state", state });
  const said = async () => {
    const messages = await page.evaluate(() => (window as unknown as { editor: Editor }).editor.said);
    return messages.flatMap((message) => (message.type === "request" ? message.request : []));
  };
  return { page, complaints, tell, said };
}

/** What is there to be read, as the eye meets it. */
export async function visibleText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join("\n");
}

/** What axe-core finds to be serious or worse, as it says it. */
export async function seriousViolations(page: Page): Promise<string[]> {
  // Through the developer tools, as the page's own policy lets no other script in.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: axe });
  return page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof import("axe-core") }).axe.run();
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .flatMap(({ nodes }) => nodes.map(({ html, failureSummary }) => `${html}: ${failureSummary}`));
  });
}

/** Opens all that can be opened, sections and tables alike. */
export async function openAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (;;) {
      const closed = document.querySelectorAll<HTMLElement>("[aria-expanded=false]");
      if (closed.length === 0) break;
      for (const one of closed) one.click();
      await new Promise(requestAnimationFrame);
    }
    for (const details of document.querySelectorAll("details")) details.open = true;
    await new Promise(requestAnimationFrame);
  });
}
