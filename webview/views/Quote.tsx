import type { EvidenceView } from "../../src/panel/protocol.ts";

/** A sentence as it stands, its telling words marked. Marks that overlap an earlier one are left out. */
export function Quote({ text, marks }: { readonly text: string; readonly marks: EvidenceView["marks"] }) {
  const parts = [];
  let from = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    if (start < from || end <= start) continue;
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return <q class="quote">{[...parts, text.slice(from)]}</q>;
}
