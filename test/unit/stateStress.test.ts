import assert from "node:assert/strict";
import { test } from "node:test";
import { stressState } from "../stress/stressState.ts";

test("four windows at once lose no update, though some are killed in the middle of one", async () => {
  const outcome = await stressState({ processes: 4, updates: 25, kills: 2 });
  assert.deepEqual(outcome.lost, []);
  assert.deepEqual(outcome.doubled, []);
  assert.ok(outcome.acknowledged >= 4 * 25 - 2, `${outcome.acknowledged}`);
});
