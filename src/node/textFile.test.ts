import assert from "node:assert/strict";
import { mkdtemp, readdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { StateFile } from "../storage/stateFile.ts";
import { nodeTextFile } from "./textFile.ts";

const freshFolder = () => mkdtemp(join(tmpdir(), "idiolect-state-"));

test("two windows that change the state at once do not undo each other's changes", async () => {
  const path = join(await freshFolder(), "state.json");
  const never = () => assert.fail("nothing is damaged");
  const [one, other] = await Promise.all([
    StateFile.open(nodeTextFile(path), never),
    StateFile.open(nodeTextFile(path), never),
  ]);
  await Promise.all([
    one.update((state) => state.sources.push("file:///one")),
    other.update((state) => state.sources.push("file:///other")),
  ]);
  const { state } = await StateFile.open(nodeTextFile(path), never);
  assert.deepEqual([...state.sources].sort(), ["file:///one", "file:///other"]);
});

test("a damaged state is kept aside, and a fresh one begins", async () => {
  const folder = await freshFolder();
  await writeFile(join(folder, "state.json"), "{ half a sta");
  let keptAs = "";
  const states = await StateFile.open(nodeTextFile(join(folder, "state.json")), (name) => {
    keptAs = name;
  });
  assert.deepEqual(states.state.sources, []);
  assert.match(keptAs, /^state\.json\.bak-/);
  assert.deepEqual(await readdir(folder), [keptAs]);
});
