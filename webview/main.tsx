import { config } from "@vscode/l10n";
import { render } from "preact";
import * as z from "zod/mini";
import { toPage } from "../src/panel/protocol.ts";
import { idOf, type SectionName } from "../src/panel/sectionState.ts";
import { recall } from "./memory.ts";
import { Requests } from "./post.ts";
import { registerControls } from "./ui.ts";
import { Page } from "./views/Page.tsx";

/** Scrolling is kept when it pauses, not at each step. Milliseconds. */
const SCROLL_PAUSE = 150;

const host = acquireVsCodeApi();
const root = document.getElementById("page")!;
const requests = new Requests((message) => host.postMessage(message));
let memory = recall(host.getState());

if (root.dataset.translations) {
  config({ contents: z.record(z.string(), z.string()).parse(JSON.parse(root.dataset.translations)) });
}
addEventListener("message", ({ data }) => {
  const message = toPage.safeParse(data);
  if (!message.success) return;
  const told = message.data;
  if (told.type === "reply") requests.settle(told.id, told.failure);
  else if (told.type === "reveal") reveal(told.section);
  else if (told.type === "sections") draw({ sections: { ...memory.sections, ...told.sections } });
  // What was told of a history that is gone must not stay.
  else if (told.type === "state")
    draw(told.state.kind === "report" ? { state: told.state } : { state: told.state, sections: {} });
});
let pause: ReturnType<typeof setTimeout> | undefined;
addEventListener("scroll", () => {
  clearTimeout(pause);
  pause = setTimeout(() => keep({ scroll: scrollY }), SCROLL_PAUSE);
});

if (memory.state) {
  draw({});
  scrollTo(0, memory.scroll);
  // What is there to be read is seen before the toolkit has made its controls.
  requestAnimationFrame(() => setTimeout(registerControls));
} else registerControls();
host.postMessage({ type: "ready" });

/** Opens a section and goes there, as a click on it would. */
function reveal(section: SectionName): void {
  const id = idOf(section);
  if (!memory.open.includes(id)) draw({ open: [...memory.open, id] });
  const heading = document.getElementById(`${id}-title`);
  heading?.scrollIntoView();
  heading?.querySelector("button")?.focus({ preventScroll: true });
}

function keep(change: Partial<typeof memory>): void {
  memory = { ...memory, ...change };
  host.setState(memory);
}

function draw(change: Partial<typeof memory>): void {
  keep(change);
  if (!memory.state) return;
  render(
    <Page
      state={memory.state}
      sections={memory.sections}
      open={memory.open}
      onToggle={(open) => draw({ open })}
      post={requests.send}
    />,
    root,
  );
}
