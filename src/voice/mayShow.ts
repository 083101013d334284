import { PLACEHOLDER } from "../text/prose.ts";

/** Marks that mean something in one of the formats, or that belong in pairs which nobody here keeps count of. */
const UNSAFE = /[\n*_`<>[\]{}#|\\$~^=/@&%"]/;
/** White space before a mark that closes: left over where something was taken out of a sentence. */
const DETACHED_MARK = /\s[.,;:!?)\]]/;
const OPENING_AT_END = /[([{“‘]$/;

/** Whether a text may stand in a document of any format as it is: no marks of mark-up, nothing that is not words. */
export function mayShow(text: string): boolean {
  return !UNSAFE.test(text) && !DETACHED_MARK.test(text) && !text.includes(PLACEHOLDER);
}

/** Whether a suggestion may end here: not on a bracket that opens, not on a space. */
export function mayEnd(text: string): boolean {
  return text.trim() !== "" && !OPENING_AT_END.test(text) && !text.endsWith(" ");
}
