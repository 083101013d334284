import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "./decode.ts";

const bytes = (...values: number[]) => new Uint8Array(values);

test("UTF-8 and UTF-16, with and without a mark", () => {
  assert.equal(decode(new TextEncoder().encode("naïve — ok")), "naïve — ok");
  assert.equal(decode(bytes(0xef, 0xbb, 0xbf, 0x61)), "a");
  assert.equal(decode(bytes(0xff, 0xfe, 0x61, 0x00, 0x14, 0x20)), "a—");
  assert.equal(decode(bytes(0xfe, 0xff, 0x00, 0x61, 0x20, 0x14)), "a—");
  assert.equal(decode(bytes(0x61, 0x00, 0x14, 0x20, 0x62, 0x00)), "a—b");
  assert.equal(decode(bytes(0x00, 0x61, 0x20, 0x14, 0x00, 0x62)), "a—b");
  assert.equal(decode(bytes()), "");
});

test("other bytes are no text", () => {
  assert.equal(decode(bytes(0x61, 0xe9, 0x62)), undefined);
  assert.equal(decode(bytes(0x61, 0x00, 0x62)), undefined);
  assert.equal(decode(bytes(0x89, 0x50, 0x4e, 0x47)), undefined);
  assert.equal(decode(bytes(0x01, 0x02, 0x61)), undefined);
});
