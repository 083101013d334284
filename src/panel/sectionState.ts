/** Sections that are computed only when somebody opens them. */
import * as z from "zod/mini";
import { knowsState } from "./knowsState.ts";
import { mapState } from "./mapState.ts";
import { timelineState } from "./timelineState.ts";
import { whyState } from "./whyState.ts";

export const sections = ["map", "timeline", "why", "knows"] as const;
export type SectionName = (typeof sections)[number];

/** What a section is called among all that may stand open on the page. */
export const idOf = (section: SectionName) => `section-${section}`;

/** What opened sections show, or a sentence that says why there is nothing to show; a section that has not been told of is absent. */
export const toldSections = z.object({
  map: z.optional(z.union([mapState, z.string()])),
  timeline: z.optional(z.union([timelineState, z.string()])),
  why: z.optional(z.union([whyState, z.string()])),
  knows: z.optional(z.union([knowsState, z.string()])),
});
export type ToldSections = z.infer<typeof toldSections>;
