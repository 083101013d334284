import * as z from "zod/mini";
import { panelState } from "../src/panel/protocol.ts";
import { toldSections } from "../src/panel/sectionState.ts";

/** What the page keeps while it is hidden or the window is reloaded, so that it can be drawn at once as it was left. */
const memory = z.object({
  state: z.optional(panelState),
  /** What sections show that were opened. */
  sections: z._default(toldSections, {}),
  /** Features whose differences stand open, and sections that do. */
  open: z.array(z.string()),
  /** How far the page is scrolled, in pixels. */
  scroll: z.number(),
});
export type Memory = z.infer<typeof memory>;

/** What was kept; nothing, where it is of another version of the page. */
export function recall(kept: unknown): Memory {
  const recalled = memory.safeParse(kept);
  return recalled.success ? recalled.data : { sections: {}, open: [], scroll: 0 };
}
