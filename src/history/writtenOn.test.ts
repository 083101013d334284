import assert from "node:assert/strict";
import { test } from "node:test";
import { writtenOn } from "./writtenOn.ts";

const changed = Date.UTC(2025, 5, 1, 12);
const on = (id: string, text = "", modified: number | null = changed) => {
  const time = writtenOn({ id, text, ...(modified !== null && { modified }) });
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
};

test("front matter says it best, then the name, then when the file was changed", () => {
  assert.equal(
    on("notes/2019-03-04-harbour.md", "---\ntitle: x\ndate: 2018-12-31 09:00\n---\nText."),
    "2018-12-31",
  );
  assert.equal(on("notes/2019-03-04-harbour.md", '+++\ndate = "2018-12-31"\n+++\nText.'), "2018-12-31");
  assert.equal(on("notes/2019-03-04-harbour.md", "Text. date: 2001-01-01"), "2019-03-04");
  assert.equal(on("file:///home/ada/blog/2019/03/04/harbour.md"), "2019-03-04");
  assert.equal(on("2020_05_06.txt"), "2020-05-06");
  assert.equal(on("blog/2023-11-harbour.md"), "2023-11-01");
  assert.equal(on("posts/2023/11/harbour.md"), "2023-11-01");
  assert.equal(on("notes/harbour.md"), "2025-06-01");
});

test("of several dates in a name the last counts; what is no day is none", () => {
  assert.equal(on("2018-01-01-trip/2019-03-04-harbour.md"), "2019-03-04");
  assert.equal(on("2019-13-04-harbour.md"), "2025-06-01");
  assert.equal(on("2019-02-31.md"), "2025-06-01");
  assert.equal(on("120190-03-04.md"), "2025-06-01");
  assert.equal(on("a.md", "---\ndate: 2019-02-31\n---\nText."), "2025-06-01");
});

test("a document that nobody knows the date of has none", () => {
  assert.equal(on("a.md", "", null), undefined);
  assert.equal(on("a.md", "", 0), undefined);
});
