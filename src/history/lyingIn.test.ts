import assert from "node:assert/strict";
import { test } from "node:test";
import { lyingIn } from "./lyingIn.ts";

test("a document lies in itself and in the folders above it, and in none that only begins like them", () => {
  const isIn = lyingIn(["file:///home/ann/diary", "file:///home/ann/letter.md", "file:///home/ann/mail/"]);
  assert.ok(isIn("file:///home/ann/diary/2024/may.md"));
  assert.ok(isIn("file:///home/ann/letter.md"));
  assert.ok(isIn("file:///home/ann/mail/one.md"));
  assert.ok(!isIn("file:///home/ann/diary.md"));
  assert.ok(!isIn("file:///home/ann/letter.md.bak"));
  assert.ok(!isIn("file:///home/ann"));
});

test("nothing lies in no folder", () => {
  assert.ok(!lyingIn([])("a.md"));
});
