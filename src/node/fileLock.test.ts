import assert from "node:assert/strict";
import { mkdtemp, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { LockedError, withFileLock } from "./fileLock.ts";

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
    withFileLock(lock, async () => "done", 50),
    LockedError,
  );
});

test("the lock is given back when the work fails", async () => {
  const lock = await freshLock();
  await assert.rejects(
    withFileLock(lock, async () => {
      throw new Error("no");
    }),
    /no/,
  );
  assert.equal(await withFileLock(lock, async () => "again", 50), "again");
});

test("where no lock can be written, work that reads goes on", async () => {
  const lock = await freshLock();
  await writeFile(lock, "in the way of a folder");
  assert.equal(await withFileLock(join(lock, "state.lock"), async () => "read"), "read");
});
