import type { Span } from "../text/prose.ts";

/** What a text states or is built of, and a rewrite must keep. */
export const factKinds = [
  "name",
  "number",
  "link",
  "address",
  "code",
  "image",
  "reference",
  "heading",
  "listItem",
  "table",
  "tag",
] as const;
export type FactKind = (typeof factKinds)[number];

/** Where one stands. */
export interface Fact extends Span {
  readonly kind: FactKind;
  /** As it stands in the text. */
  readonly text: string;
  /** Equal for what says the same: "1,000 km" and "1000 kilometres". */
  readonly key: string;
}
