import assert from "node:assert/strict";
import { mkdtemp, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { LockedError, oneWindowAtATime, unlessElsewhere, withFileLock } from "./fileLock.ts";

const freshLock = async () => join(await mkdtemp(join(tmpdir(), "idiolect-lock-")), "state.lock");

test("work under one lock never overlaps", async () => {
  const lock = await freshLock();
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withFileLock(lock, async () => {
        inside++;
        most = Math.max(most, inside);
        await sleep(5);
        inside--;
      }),
    ),
  );
  assert.equal(most, 1);
});

test("a lock that a dead process left behind is taken over", async () => {
  const lock = await freshLock();
  await writeFile(lock, "12345 dead");
  const long = new Date(Date.now() - 60_000);
  await utimes(lock, long, long);
  assert.equal(await withFileLock(lock, async () => "done"), "done");
});

test("a lock that is held is waited for, but not for ever", async () => {
  const lock = await freshLock();
  await writeFile(lock, "12345 alive");
  await assert.rejects(
    withFileLock(lock, async () => "done", { patience: 50 }),
    LockedError,
  );
});

test("what another window is at is not done a second time, and its own failures are told", async () => {
  const lock = await freshLock();
  let done = 0;
  let end = () => {};
  const first = unlessElsewhere(lock)(() => new Promise((resolve) => (end = resolve)));
  await unlessElsewhere(lock)(async () => void done++);
  assert.equal(done, 0);
  end();
  await first;
  await unlessElsewhere(lock)(async () => void done++);
  assert.equal(done, 1);
  const failing = unlessElsewhere(lock)(async () => {
    throw new Error("no");
  });
  await assert.rejects(failing, /no/);
});

test("the lock is given back when the work fails", async () => {
  const lock = await freshLock();
  await assert.rejects(
    withFileLock(lock, async () => {
      throw new Error("no");
    }),
    /no/,
  );
  assert.equal(await withFileLock(lock, async () => "again", { patience: 50 }), "again");
});

test("where no lock can be written, work that reads goes on", async () => {
  const lock = await freshLock();
  await writeFile(lock, "in the way of a folder");
  assert.equal(await withFileLock(join(lock, "state.lock"), async () => "read"), "read");
});

test("whoever waits can give up", async () => {
  const lock = await freshLock();
  await writeFile(lock, "12345 alive");
  const waiting = new AbortController();
  const done = withFileLock(lock, async () => "done", {
    patience: Number.POSITIVE_INFINITY,
    signal: waiting.signal,
  });
  waiting.abort(new Error("enough"));
  await assert.rejects(done, /abort|enough/);
});

test("windows do long work one after the other, and the next goes on when one fails", async () => {
  const alone = oneWindowAtATime(await freshLock());
  const { signal } = new AbortController();
  const done: string[] = [];
  const first = alone(async () => {
    done.push("first begins");
    await sleep(50);
    done.push("first ends");
    throw new Error("no disk");
  }, signal);
  const second = alone(async () => void done.push("second"), signal);
  await assert.rejects(first, /no disk/);
  await second;
  assert.deepEqual(
    done.filter((each) => each !== "second"),
    ["first begins", "first ends"],
  );
  assert.notEqual(done.indexOf("second"), 1);
});

test("work that stands still is waited for no longer than a lock is fresh", async () => {
  const lock = await freshLock();
  const { signal } = new AbortController();
  let stop = () => {};
  const stopping = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const still = oneWindowAtATime(lock)(() => stopping, signal);
  await sleep(100);
  const long = new Date(Date.now() - 60_000);
  await utimes(lock, long, long);
  await sleep(2_500); // It would have been touched by now.
  const done: string[] = [];
  await oneWindowAtATime(lock)(async () => void done.push("other"), signal);
  assert.deepEqual(done, ["other"]);
  stop();
  await still;
});
