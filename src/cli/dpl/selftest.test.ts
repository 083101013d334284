import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "../testing.ts";

test("the self-test finds the plumbing sound, in under a minute, and says that its figures mean nothing", async () => {
  const start = performance.now();
  const { exitCode, printed } = await run(["dpl", "selftest"]);
  assert.equal(exitCode, 0, printed);
  assert.match(
    printed,
    /\nThese figures mean nothing: .* plumbing is sound: \d+ methods, [\d,]+ requests, each call made once\.\n$/,
  );
  assert.ok(performance.now() - start < 60_000);
});
