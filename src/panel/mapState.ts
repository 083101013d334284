/** The author among writers of the same kind, as the page draws it. Words are the host's; the page lays out. */
import * as z from "zod/mini";

/** Right and up are positive. */
const place = z.tuple([z.number(), z.number()]);

const axis = z.object({
  /** What goes with its positive and with its negative end, as a clause; empty where no habit goes with it closely. */
  more: z.string(),
  less: z.string(),
});

const writer = z.object({
  id: z.string(),
  name: z.string(),
  added: z.boolean(),
  place,
  /** Set beside the author, for those whose `speaker` it is. */
  chosen: z.boolean(),
  /** Undefined where the writer is among those who write most like the author. */
  speaker: z.optional(z.string()),
  /** As a figure, to be set beside those of the other writers. */
  distance: z.string(),
  /** Whole sentences: what sets author and writer apart, and what they have in common. */
  apart: z.array(z.string()),
  shared: z.array(z.string()),
});

export const mapState = z.object({
  /** What the picture shows, and how much of it, in whole sentences. */
  about: z.string(),
  /** What a distance is a figure of, and what it is for the real writers. */
  distances: z.string(),
  /** What heads {@link WriterState.shared}: whom both are unlike. */
  sharing: z.string(),
  across: axis,
  up: axis,
  author: place,
  /** The ellipse in which the author most likely is: half its axes, in the places' unit, and how far the longer one is turned upwards, in degrees. */
  spread: z.optional(z.object({ long: z.number(), short: z.number(), turned: z.number() })),
  real: z.array(place),
  /** Nearest to the author first. */
  writers: z.array(writer),
});
export type MapState = z.infer<typeof mapState>;
export type WriterState = MapState["writers"][number];
