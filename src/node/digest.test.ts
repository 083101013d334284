import assert from "node:assert/strict";
import { test } from "node:test";
import { saltedDigest } from "./digest.ts";

test("the same salt and text give the same digest, which tells neither", () => {
  const digest = saltedDigest("salt");
  assert.match(digest("We sat in the boathouse."), /^[\w-]{22}$/);
  assert.equal(digest("We sat in the boathouse."), saltedDigest("salt")("We sat in the boathouse."));
  assert.notEqual(digest("We sat in the boathouse."), digest("We sat in the boathouse"));
  assert.notEqual(digest("We sat in the boathouse."), saltedDigest("other")("We sat in the boathouse."));
});
