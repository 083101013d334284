import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { TextPacking } from "../history/keptTexts.ts";

/** The fastest: prose becomes less than half as large. */
const LEVEL = 1;

/** Texts as UTF-8, deflated. */
export const deflatedText: TextPacking = {
  pack: (text) => {
    // A copy of its own: what zlib gives is a view of a larger buffer.
    return Uint8Array.from(deflateRawSync(text, { level: LEVEL }));
  },
  unpack: (bytes) => inflateRawSync(bytes).toString("utf8"),
};
