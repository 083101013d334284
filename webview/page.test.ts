import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { pageHtml } from "../src/panel/pageHtml.ts";
import type { PanelState, ToHost } from "../src/panel/protocol.ts";
import { report, states, tooLittle } from "./testing/states.ts";
import { themes } from "./testing/themes.ts";

/** Where screenshots go; none are made without it. */
const pictures = process.env.PICTURES;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser: Browser;
let address: string;
const server = createServer();

before(async () => {
  const files = new Map(await bundle());
  server.on("request", ({ url = "/" }, response) => {
    const path = new URL(url, address).pathname;
    const file = files.get(path);
    response.writeHead(file ? 200 : 404, { "content-type": typeOf(path) });
    response.end(file ?? "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const html = pageHtml({
    script: "/webview.js",
    style: "/webview.css",
    cspSource: address,
    nonce: "c29tZXRoaW5n",
  });
  files.set("/", html);
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

async function bundle(): Promise<[string, string][]> {
  const root = join(import.meta.dirname, "..");
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: { webview: "webview/main.tsx", "webview-style": "webview/style.css" },
    bundle: true,
    write: false,
    outdir: "dist",
    format: "iife",
    target: "es2023",
    jsx: "automatic",
    jsxImportSource: "preact",
  });
  const textOf = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))!.text;
  return [
    ["/webview.js", textOf("webview.js")],
    ["/webview.css", textOf("webview-style.css")],
  ];
}

function typeOf(path: string): string {
  return path.endsWith(".js") ? "text/javascript" : path.endsWith(".css") ? "text/css" : "text/html";
}

interface Shown {
  readonly page: Page;
  /** What the browser complained about: refused styles and scripts among it. */
  readonly complaints: string[];
  tell(state: PanelState): Promise<void>;
  /** What the page has said to its host. */
  said(): Promise<ToHost[]>;
}

/** The page as the editor would show it: in a theme, at a width, with what it kept of an earlier time. */
async function show(
  state: PanelState | undefined,
  { theme = "dark", width = 420, kept }: { theme?: string; width?: number; kept?: unknown } = {},
): Promise<Shown> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const { bodyClass, colours } = themes[theme]!;
  await page.addInitScript(
    ({ kept, bodyClass, colours }) => {
      const editor = { kept, said: [] as unknown[] };
      Object.assign(window, {
        editor,
        acquireVsCodeApi: () => ({
          getState: () => editor.kept,
          setState: (value: unknown) => {
            editor.kept = value;
          },
          postMessage: (message: unknown) => editor.said.push(message),
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
    { kept, bodyClass, colours },
  );
  await page.goto(address);
  const tell = async (next: PanelState) => {
    await page.evaluate((next) => postMessage({ type: "state", state: next }), next);
    await page.waitForSelector("h1");
  };
  if (state) await tell(state);
  return {
    page,
    complaints,
    tell,
    said: () => page.evaluate(() => (window as unknown as { editor: { said: ToHost[] } }).editor.said),
  };
}

/** What is there to be read, as the eye meets it. */
async function visibleText(locator: Locator): Promise<string> {
  return (await locator.allInnerTexts()).join("\n");
}

async function seriousViolations(page: Page): Promise<string[]> {
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

for (const width of [220, 300, 640, 900]) {
  test(`${width} px: nothing is cut off`, async () => {
    for (const [name, state] of Object.entries(states)) {
      const { page } = await show(state, { width });
      if (state.kind === "report") await openAll(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${name}: ${overflow} px too wide`);
      assert.deepEqual(await labelsOutside(page), [], name);
      if (pictures && state === report) {
        await page.screenshot({ path: join(pictures, `width-${width}.png`), fullPage: true });
      }
      await page.close();
    }
  });
}

async function openAll(page: Page): Promise<void> {
  const closed = page.locator("[aria-expanded=false]");
  while ((await closed.count()) > 0) await closed.first().click();
}

/** Labels of pictures that leave the page. */
function labelsOutside(page: Page): Promise<string[]> {
  return page.locator("svg text").evaluateAll((labels) =>
    labels.flatMap((label) => {
      const { left, right } = label.getBoundingClientRect();
      return left < 0 || right > innerWidth ? [label.textContent ?? ""] : [];
    }),
  );
}

test("a report says what differs, how surely, and shows it", async () => {
  const { page } = await show(report);
  const text = await visibleText(page.locator("main"));
  for (const sentence of report.glance) assert.ok(text.includes(sentence), sentence);
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
    { type: "ready" },
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
    if (["Cancel", "Copy", "3 files skipped", "Add writing…", "Refresh"].includes(name))
      await page.keyboard.press("Enter");
  }
  assert.deepEqual(
    (await said()).map(({ type }) => type),
    ["ready", "cancel", "copyPreference", "showSkipped", "addWriting", "refresh"],
  );
  for (const { headline } of report.differences) assert.ok(met.includes(headline), headline);
  await page.close();
});

test("a difference opens and closes, and stays so when the report is made anew", async () => {
  const { page, tell } = await show(report);
  const dashes = page.getByRole("button", { name: "You use dashes less often" });
  await dashes.press("Enter");
  assert.equal(await dashes.getAttribute("aria-expanded"), "true");
  await tell({ ...report, words: 13000 });
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
  await tell(report);
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

test("an error offers the next step", async () => {
  const { page, said } = await show(states.error);
  assert.match(await visibleText(page.getByRole("alert")), /permission denied/);
  await page.getByRole("button", { name: "Show Log" }).click();
  await page.getByRole("button", { name: "Try Again" }).click();
  assert.deepEqual((await said()).slice(1), [{ type: "showLog" }, { type: "refresh" }]);
  await page.close();
});
