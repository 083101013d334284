import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { sha256 } from "./sha256.ts";

const platform = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

test("agrees with the platform's, at every length around a block", () => {
  for (let length = 0; length <= 200; length += 1)
    assert.equal(sha256("a".repeat(length)), platform("a".repeat(length)));
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => assert.equal(sha256(text), platform(text))),
  );
});
