import type { ToHost } from "../src/panel/protocol.ts";

/** Tells the extension what the person wants. */
export type Post = (message: ToHost) => void;
