import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { inParallel } from "./inParallel.ts";

const never = new AbortController().signal;

test("all items are worked on, never more than the limit at once", async () => {
  let now = 0;
  let most = 0;
  const done: number[] = [];
  await inParallel([1, 2, 3, 4, 5, 6, 7], 3, never, async (item) => {
    most = Math.max(most, ++now);
    await sleep(10 / item);
    now--;
    done.push(item);
  });
  assert.equal(most, 3);
  assert.deepEqual(
    done.toSorted((a, b) => a - b),
    [1, 2, 3, 4, 5, 6, 7],
  );
});

test("an abort ends it early, without an error", async () => {
  const controller = new AbortController();
  const done: number[] = [];
  await inParallel([1, 2, 3, 4], 1, controller.signal, async (item) => {
    done.push(item);
    if (item === 2) controller.abort();
  });
  assert.deepEqual(done, [1, 2]);
});

test("the first failure is told, once what is under way has ended", async () => {
  const done: number[] = [];
  const working = inParallel([1, 2, 3, 4], 2, never, async (item) => {
    await sleep(item);
    if (item === 1) throw new Error("one");
    done.push(item);
  });
  await assert.rejects(working, /one/);
  assert.deepEqual(done, [2]);
});
