import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { RequestCounter, tokensOf } from "./requestCounter.ts";

function memento() {
  const kept = new Map<string, unknown>();
  return {
    get: <Value>(key: string, fallback?: Value) => (kept.get(key) ?? fallback) as Value,
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
  };
}

const NOON = new Date(2026, 4, 3, 12);

test("counts are what was counted, whatever the order and the windows", () => {
  const step = fc.oneof(fc.constantFrom("unasked" as const, "asked" as const), fc.nat({ max: 9_000 }));
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const kept = memento();
      let changes = 0;
      const open = () =>
        new RequestCounter(
          kept,
          () => NOON,
          () => void changes++,
        );
      const windows = [open(), open()];
      for (const [index, what] of steps.entries()) {
        const counter = windows[index % 2]!;
        if (typeof what === "number") counter.addCharacters(what);
        else counter.count(what);
      }
      const count = (kind: string) => steps.filter((what) => what === kind).length;
      const characters = steps.reduce((sum: number, what) => sum + (typeof what === "number" ? what : 0), 0);
      const { unasked, asked, ...today } = open().today;
      assert.deepEqual([unasked, asked, today.characters], [count("unasked"), count("asked"), characters]);
      assert.equal(changes, steps.length);
    }),
  );
});

test("a limit is of requests that nobody asked for, and none where it is 0; that it is reached is told once a day", () => {
  let now = NOON;
  const counter = new RequestCounter(
    memento(),
    () => now,
    () => {},
  );
  for (let request = 0; request < 9; request++) counter.count("asked");
  counter.count("unasked");
  assert.ok(counter.isWithin(2));
  counter.count("unasked");
  assert.ok(!counter.isWithin(2));
  assert.ok(counter.isWithin(3) && counter.isWithin(0));
  assert.ok(counter.tellsLimit());
  assert.ok(!counter.tellsLimit());
  now = new Date(2026, 4, 4, 0, 0, 1);
  assert.ok(counter.isWithin(1));
  assert.deepEqual(counter.today.unasked, 0);
  assert.ok(counter.tellsLimit());
});

test("what is kept and cannot be read is as if nothing were", async () => {
  const kept = memento();
  await kept.update("idiolect.requests", { day: "2026-05-03", unasked: -1 });
  const counter = new RequestCounter(
    kept,
    () => NOON,
    () => {},
  );
  assert.equal(counter.today.unasked, 0);
  counter.count("unasked");
  assert.equal(counter.today.unasked, 1);
});

test("what was counted can be forgotten", () => {
  const counter = new RequestCounter(
    memento(),
    () => NOON,
    () => {},
  );
  counter.count("unasked");
  counter.addCharacters(9);
  counter.clear();
  const { unasked, asked, characters } = counter.today;
  assert.deepEqual([unasked, asked, characters], [0, 0, 0]);
});

test("tokens are told as about a quarter of the characters", () => {
  assert.equal(tokensOf(0), 0);
  assert.equal(tokensOf(10_000), 2_500);
});
