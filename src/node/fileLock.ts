import { mkdir, open, readFile, rm, stat, utimes } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { hasCode, isNotWritable } from "./errorCode.ts";
import { PRIVATE_FILE, PRIVATE_FOLDER } from "./writeAtomically.ts";

/** A lock whose holder has not touched it for this long was left behind by a process that died. */
const STALE_MS = 10_000;
const TOUCH_MS = 2_000;
/** The same, where no process of the holder's number is running here. */
const STALE_OF_DEAD_MS = 3_000;

export interface Waiting {
  /** How long another process is waited for. Milliseconds. */
  readonly patience?: number;
  /** How often it is looked whether the lock is free. Milliseconds. */
  readonly every?: number;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** Whether the work gets on; where it says no, the lock may be taken over. */
  readonly isAtWork?: () => boolean;
}

/** Another process kept a lock for longer than we wait. */
export class LockedError extends Error {
  override readonly name = "LockedError";
}

/**
 * Runs `work` while no other process (another window of the editor) runs work under the same lock file. Where no lock
 * can be written nothing else can be either, and work that only reads needs none.
 * Not re-entrant. Throws {@link LockedError} where patience ends, the signal's reason where it is aborted while waiting; else what `work` throws.
 */
export async function withFileLock<Result>(
  path: string,
  work: () => Promise<Result>,
  waiting: Waiting = {},
): Promise<Result> {
  const owner = `${process.pid} ${crypto.randomUUID()}`;
  try {
    await acquire(path, owner, waiting);
  } catch (error) {
    if (isNotWritable(error)) return work();
    throw error;
  }
  const { isAtWork = () => true } = waiting;
  const touching = setInterval(() => {
    if (!isAtWork()) return;
    const now = new Date();
    // A lock that is gone was taken over as stale; the work ends as it would have without the lock.
    utimes(path, now, now).catch(() => clearInterval(touching));
  }, TOUCH_MS);
  try {
    return await work();
  } finally {
    clearInterval(touching);
    if ((await contentOf(path)) === owner) await rm(path, { force: true });
  }
}

/** How often a window looks whether another has done its work. Milliseconds. */
const WINDOW_EVERY = 300;
/** Work that has not got on for so long holds nobody up: the page of a window may be gone while its extensions wait for it. Milliseconds. */
const AT_WORK = 5_000;

/** Runs work while no other window does. `getOn` is to be called as the work gets on. */
export type Alone = (work: (getOn: () => void) => Promise<void>, signal: AbortSignal) => Promise<void>;

/**
 * For long work that is done by one window of the editor at a time, under a lock file: the others wait as long as it gets on, and the
 * next goes on when one is done, ended in the middle, or stands still. Rejects with the signal's reason where it is aborted while waiting.
 */
export function oneWindowAtATime(path: string): Alone {
  return (work, signal) => {
    let latest = Number.NEGATIVE_INFINITY;
    const getOn = () => {
      latest = Date.now();
    };
    const isAtWork = () => Date.now() - latest < AT_WORK;
    return withFileLock(path, () => work(getOn), {
      patience: Number.POSITIVE_INFINITY,
      every: WINDOW_EVERY,
      signal,
      isAtWork,
    });
  };
}

/** Time enough to take over what a dead process left behind. Milliseconds. */
const NOT_ELSEWHERE = 1_000;

/** For work that one window's doing is enough for: nothing is done where another is at it. */
export function unlessElsewhere(path: string): (work: () => Promise<void>) => Promise<void> {
  return async (work) => {
    try {
      await withFileLock(path, work, { patience: NOT_ELSEWHERE });
    } catch (error) {
      if (!(error instanceof LockedError)) throw error;
    }
  };
}

async function acquire(
  path: string,
  owner: string,
  { patience = 15_000, every = 25, signal }: Waiting,
): Promise<void> {
  const deadline = Date.now() + patience;
  await mkdir(dirname(path), { recursive: true, mode: PRIVATE_FOLDER });
  signal?.throwIfAborted();
  while (!(await take(path, owner))) {
    if (Date.now() > deadline) throw new LockedError(`Another window holds ${path}.`);
    await sleep(every * (1 + Math.random()), undefined, { signal });
  }
}

async function take(path: string, owner: string): Promise<boolean> {
  if (await create(path, owner)) return true;
  if (await isStale(path)) await takeOver(path, owner);
  return false;
}

/** Makes a file that must not be there yet; false where it is. */
async function create(path: string, content: string): Promise<boolean> {
  try {
    const file = await open(path, "wx", PRIVATE_FILE);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

/**
 * Removes a lock that was left behind. Only one process at a time may look and remove: else a second one that looked before
 * the first removed it would remove the lock that a third has taken in between.
 */
async function takeOver(path: string, owner: string): Promise<void> {
  const turn = `${path}.turn`;
  if (!(await create(turn, owner))) {
    if (await isStale(turn)) await rm(turn, { force: true });
    return;
  }
  try {
    if (await isStale(path)) await rm(path, { force: true });
  } finally {
    await rm(turn, { force: true });
  }
}

async function isStale(path: string): Promise<boolean> {
  try {
    const { mtimeMs } = await stat(path);
    const age = Date.now() - mtimeMs;
    return (
      age > STALE_MS ||
      (age > STALE_OF_DEAD_MS && !isRunning(Number.parseInt(await readFile(path, "utf8"), 10)))
    );
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false; // Released in between.
    throw error;
  }
}

/** Whether there is a process of this number on this machine, ours or not. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid)) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !hasCode(error, "ESRCH");
  }
}

async function contentOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}
