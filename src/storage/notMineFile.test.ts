import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { withHashes } from "../history/notMine.ts";
import { nodeTextFile } from "../node/textFile.ts";
import { NotMineFile } from "./notMineFile.ts";
import { StateNotSavedError } from "./stateFile.ts";
import type { TextFile } from "./textFile.ts";

const made: string[] = [];
after(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))));

async function freshPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "idiolect-not-mine-"));
  made.push(folder);
  return join(folder, "notMine.json");
}

const never = (keptAs: string) => assert.fail(keptAs);

test("what is added is there when the file is opened again, under the same salt", async () => {
  const path = await freshPath();
  const list = await NotMineFile.open(nodeTextFile(path), never);
  assert.deepEqual(list.list.hashes, []);
  await list.update(({ hashes }) => withHashes(hashes, ["a", "b"]));
  await list.update(({ hashes }) => hashes.filter((hash) => hash !== "a"));
  const again = await NotMineFile.open(nodeTextFile(path), never);
  assert.deepEqual(again.list, list.list);
  assert.deepEqual(again.list.hashes, ["b"]);
});

test("two windows lose nothing of each other's, and take on one salt", async () => {
  const path = await freshPath();
  const [one, two] = await Promise.all([0, 1].map(() => NotMineFile.open(nodeTextFile(path), never)));
  await Promise.all(
    Array.from({ length: 10 }, (_, at) =>
      (at % 2 ? one! : two!).update(({ hashes }) => withHashes(hashes, [`${at}`])),
    ),
  );
  await one!.refresh();
  assert.deepEqual(
    one!.list.hashes.toSorted(),
    Array.from({ length: 10 }, (_, at) => `${at}`),
  );
  await two!.refresh();
  assert.deepEqual(two!.list, one!.list);
});

test("a damaged file is kept aside, and what is known goes on", async () => {
  const path = await freshPath();
  let keptAs = "";
  const list = await NotMineFile.open(nodeTextFile(path), (name) => {
    keptAs = name;
  });
  await list.update(() => ["a"]);
  await writeFile(path, '{"version":1,"salt":');
  await list.update(({ hashes }) => withHashes(hashes, ["b"]));
  assert.deepEqual(list.list.hashes, ["a", "b"]);
  assert.ok((await readdir(join(path, ".."))).includes(keptAs));
  assert.deepEqual(JSON.parse(await readFile(path, "utf8")).hashes, ["a", "b"]);
});

test("a file that is gone is forgotten; one that cannot be written is told, and the change holds", async () => {
  const path = await freshPath();
  const disk = nodeTextFile(path);
  let isFull = false;
  const file: TextFile = {
    ...disk,
    write: (text) => (isFull ? Promise.reject(new Error("ENOSPC")) : disk.write(text)),
  };
  const list = await NotMineFile.open(file, never);
  await list.update(() => ["a"]);
  await rm(path);
  await list.refresh();
  assert.deepEqual(list.list.hashes, []);
  isFull = true;
  await assert.rejects(
    list.update(() => ["b"]),
    StateNotSavedError,
  );
  assert.deepEqual(list.list.hashes, ["b"]);
});
