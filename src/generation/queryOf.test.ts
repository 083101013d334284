import assert from "node:assert/strict";
import { test } from "node:test";
import { queryOf } from "./queryOf.ts";

test("a query has the title, the headings above and the words around the cursor, and not many of them", () => {
  const filler = "so it went on and on for quite a while ".repeat(200);
  const before = `# The mill\n\n${filler}\n\n## Rain and repairs\n\n${filler} The roof`;
  const query = queryOf({ title: "2024-03-mill", before, after: ` leaks where the wind ${filler}` });
  for (const part of ["2024-03-mill", "Rain and repairs", "while The roof", "leaks where the wind"])
    assert.ok(query.includes(part), part);
  assert.ok(query.split(" ").length <= 80);
});

test("an empty document is sought by nothing", () => {
  assert.equal(queryOf({ title: undefined, before: "", after: "" }), "");
});

test("headings of other formats are headings", () => {
  for (const heading of ["== Rain", "** Rain", "\\subsection{Rain}", "<h2>Rain</h2>"])
    assert.match(
      queryOf({ title: undefined, before: `${heading}\n\n${"and ".repeat(300)}`, after: "" }),
      /Rain/,
    );
});
