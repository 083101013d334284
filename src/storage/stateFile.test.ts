import assert from "node:assert/strict";
import { test } from "node:test";
import { turnOf } from "../style/steering.ts";
import { freshState, STATE_VERSION, type State, StateTooNewError } from "./state.ts";
import { StateFile, StateNotReadError, StateNotSavedError } from "./stateFile.ts";
import type { TextFile } from "./textFile.ts";

/** A file in memory, as two windows may share it. */
class MemoryFile implements TextFile {
  readonly name = "state.json";
  text: string | undefined;
  aside: string[] = [];
  isFull = false;
  isLocked = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(text?: string) {
    this.text = text;
  }

  async read() {
    if (this.isLocked) throw new Error("EACCES");
    return this.text;
  }

  async write(text: string) {
    if (this.isFull) throw new Error("ENOSPC");
    this.text = text;
  }

  async keepAside() {
    if (this.isFull) throw new Error("ENOSPC");
    this.aside.push(this.text!);
    this.text = undefined;
    return `state.json.bak-${this.aside.length}`;
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  get saved(): State {
    return JSON.parse(this.text ?? "null");
  }
}

const never = (keptAs: string) => assert.fail(keptAs);
const open = (file: TextFile) => StateFile.open(file, never);

test("what is changed is there when the file is opened again", async () => {
  const file = new MemoryFile();
  const states = await open(file);
  assert.deepEqual(states.state, freshState());
  await states.update((state) => state.sources.push("file:///notes"));
  await states.update((state) => state.skipped.push({ path: "a", reason: "duplicate", detail: "b" }));
  assert.deepEqual((await open(file)).state, states.state);
  assert.deepEqual(states.state.sources, ["file:///notes"]);
});

test("what the author turned is kept from one start to the next", async () => {
  const file = new MemoryFile();
  const steering = { contractions: turnOf("more", { value: 3, mean: 9, direction: "less" }) };
  await (await open(file)).update((state) => {
    state.steering = steering;
  });
  assert.deepEqual((await open(file)).state.steering, steering);
});

test("changes made at once are all kept, in one window and in two", async () => {
  const file = new MemoryFile();
  const windows = [await open(file), await open(file)];
  const changes = Array.from({ length: 20 }, (_, index) =>
    windows[index % 2]!.update((state) => {
      state.consents.push({ origin: `https://host-${index}`, when: index });
    }),
  );
  await Promise.all(changes);
  assert.equal(new Set(file.saved.consents.map(({ origin }) => origin)).size, 20);
});

for (const [name, text] of Object.entries({
  "no JSON": "{ not",
  truncated: JSON.stringify(freshState()).slice(0, 40),
  empty: "",
  "of another shape": '{"version":1,"sources":"all"}',
  "without a version": "[]",
})) {
  test(`a file that is ${name} is kept aside, and a fresh state begins`, async () => {
    const file = new MemoryFile(text);
    const kept: string[] = [];
    const states = await StateFile.open(file, (keptAs) => kept.push(keptAs));
    assert.deepEqual([kept, file.aside], [["state.json.bak-1"], [text]]);
    await states.update((state) => state.sources.push("a"));
    assert.deepEqual(file.saved.sources, ["a"]);
  });
}

test("a file damaged while open is kept aside, and the state goes on", async () => {
  const file = new MemoryFile();
  const kept: string[] = [];
  const states = await StateFile.open(file, (keptAs) => kept.push(keptAs));
  await states.update((state) => state.sources.push("a"));
  file.text = "{";
  await states.update((state) => state.sources.push("b"));
  assert.deepEqual(file.saved.sources, ["a", "b"]);
  assert.equal(kept.length, 1);
});

test("the state of version 2 is read, and nothing in it is private", async () => {
  const steering = { contractions: { wish: "more", pull: 0.5 } };
  const before = { version: 2, sources: ["file:///"], documents: {}, skipped: [], consents: [], steering };
  const { state } = await open(new MemoryFile(JSON.stringify(before)));
  assert.deepEqual(state, { ...freshState(), sources: ["file:///"], steering });
  assert.deepEqual([state.private, state.excluded, state.repositories], [[], [], []]);
});

test("the state of version 3 is read; what is pinned since then is kept", async () => {
  const steering = { dashes: { wish: "leaveOut", pull: 0.5 } };
  const file = new MemoryFile(JSON.stringify({ ...freshState(), version: 3, steering }));
  const states = await open(file);
  assert.deepEqual(states.state.steering, steering);
  const pinned = turnOf("pin", { value: 3, mean: 9, direction: "less" });
  await states.update((state) => {
    state.steering = { contractions: pinned };
  });
  assert.equal(file.saved.version, STATE_VERSION);
  assert.deepEqual((await open(file)).state.steering, { contractions: pinned });
});

test("the state of version 1 is read, and saved as one that older programs leave alone", async () => {
  const documents = { "file:///a.md": { modified: 1, size: 2, hash: "ab", languageId: "markdown" } };
  const file = new MemoryFile(
    JSON.stringify({ version: 1, sources: ["file:///"], documents, skipped: [], consents: [] }),
  );
  const states = await open(file);
  assert.deepEqual(states.state, { ...freshState(), sources: ["file:///"], documents });
  await states.update((state) => {
    state.documents["file:///a.md"]!.notMine = [[0, 5]];
  });
  assert.equal(file.saved.version, STATE_VERSION);
  assert.deepEqual((await open(file)).state, states.state);
});

test("a newer program's file is not touched", async () => {
  const text = JSON.stringify({ version: STATE_VERSION + 1, novelty: true });
  const file = new MemoryFile(text);
  await assert.rejects(open(file), StateTooNewError);
  assert.equal(file.text, text);
});

test("a newer program that starts meanwhile is not overwritten either", async () => {
  const file = new MemoryFile();
  const states = await open(file);
  file.text = JSON.stringify({ version: STATE_VERSION + 1 });
  await assert.rejects(
    states.update((state) => state.sources.push("a")),
    StateTooNewError,
  );
  assert.equal(file.saved.version, STATE_VERSION + 1);
});

test("a full disk: the error names the file, the change holds, and is saved with the next", async () => {
  const file = new MemoryFile();
  const states = await open(file);
  file.isFull = true;
  await assert.rejects(
    states.update((state) => state.sources.push("a")),
    (error) =>
      error instanceof StateNotSavedError &&
      /state\.json/.test(error.message) &&
      error.cause instanceof Error,
  );
  assert.deepEqual(states.state.sources, ["a"]);
  assert.equal(file.text, undefined);

  file.isFull = false;
  await states.update((state) => state.sources.push("b"));
  assert.deepEqual(file.saved.sources, ["a", "b"]);
  await states.update((state) => state.sources.push("c"));
  assert.deepEqual(file.saved.sources, ["a", "b", "c"]);
});

test("a change that throws changes nothing, and the next one goes through", async () => {
  const states = await open(new MemoryFile());
  const failing = states.update((state) => {
    state.sources.push("a");
    throw new RangeError("no");
  });
  await assert.rejects(failing, RangeError);
  await states.update((state) => state.sources.push("b"));
  assert.deepEqual(states.state.sources, ["b"]);
});

test("a file that cannot be read, or not be kept aside, is an error and stays as it is", async () => {
  const locked = new MemoryFile("{}");
  locked.isLocked = true;
  await assert.rejects(open(locked), StateNotReadError);

  const damaged = new MemoryFile("{");
  damaged.isFull = true;
  await assert.rejects(open(damaged), StateNotReadError);
  assert.equal(damaged.text, "{");
});

test("what another window saved is seen after a refresh, and what could not be saved here stays", async () => {
  const file = new MemoryFile();
  const [here, there] = [await open(file), await open(file)];
  await there.update((state) => state.sources.push("there"));
  assert.deepEqual(here.state.sources, []);
  await here.refresh();
  assert.deepEqual(here.state.sources, ["there"]);

  file.isFull = true;
  await assert.rejects(
    here.update((state) => state.sources.push("here")),
    StateNotSavedError,
  );
  await here.refresh();
  assert.deepEqual(here.state.sources, ["there", "here"]);
});

test("a file damaged while open is healed by a refresh", async () => {
  const file = new MemoryFile();
  const states = await StateFile.open(file, () => undefined);
  await states.update((state) => state.sources.push("a"));
  file.text = "{";
  await states.refresh();
  assert.deepEqual(file.saved.sources, ["a"]);
  assert.deepEqual(file.aside, ["{"]);
});

test("what another window forgot does not come back", async () => {
  const file = new MemoryFile();
  const states = await open(file);
  await states.update((state) => state.sources.push("a"));
  file.text = undefined;
  await states.update((state) => state.sources.push("b"));
  assert.deepEqual(file.saved.sources, ["b"]);
});
