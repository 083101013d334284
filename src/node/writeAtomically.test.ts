import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { writeAtomically } from "./writeAtomically.ts";

test("a file is written whole, private, and leaves nothing beside it", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "idiolect-write-")), "new", "state.json");
  await writeAtomically(path, "one");
  await writeAtomically(path, "two");
  assert.equal(await readFile(path, "utf8"), "two");
  assert.deepEqual(await readdir(dirname(path)), ["state.json"]);
  assert.equal((await stat(path)).mode & 0o777, 0o600);
  assert.equal((await stat(dirname(path))).mode & 0o777, 0o700);
});

test("writers at the same time leave one of their contents, whole", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "idiolect-write-")), "state.json");
  const contents = Array.from({ length: 10 }, (_, i) => String(i).repeat(10_000));
  await Promise.all(contents.map((content) => writeAtomically(path, content)));
  assert.ok(contents.includes(await readFile(path, "utf8")));
});
