import type { OmissionReason } from "./prose.ts";

const REFERENCES =
  /^(?:references?|footnotes?|citations?|bibliography|further reading|see also|related (?:posts|links|content|articles))$/i;
const LICENCE = /^(?:copyright(?: notice| waiver)?|licen[cs]e|disclaimer)$/i;

/** Why a section of this title is not its author's prose; undefined where it is. */
export function sectionOmission(title: string): OmissionReason | undefined {
  const bare = title.replace(/^[\s\d.]+|[\s:.*_#]+$/g, "").replace(/^[*_]+/, "");
  if (REFERENCES.test(bare)) return "linkTarget";
  return LICENCE.test(bare) ? "repeated" : undefined;
}
