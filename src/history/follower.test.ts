import assert from "node:assert/strict";
import { test } from "node:test";
import type { SourceText } from "./document.ts";
import { fingerprintOf } from "./fingerprint.ts";
import { Follower } from "./follower.ts";
import { Library } from "./library.ts";

const source = (id: string, subject: string): SourceText => ({
  id,
  languageId: "markdown",
  text: `The ${subject} stood by the gate all winter. Nobody had asked for the ${subject}, and nobody wanted it. In the spring we gave the ${subject} to a man who said that he could use it, which he could not.`,
});

/** A follower whose learner writes down what it is told. */
function diary() {
  const entries: string[] = [];
  const follower = new Follower({
    take: ({ id }) => entries.push(`+${id}`),
    forget: ({ id }) => entries.push(`-${id}`),
  });
  return { follower, take: () => entries.splice(0) };
}

test("a learner is told what has changed since it was last asked for, and nothing else", () => {
  const library = new Library();
  const { follower, take } = diary();
  library.add(source("a", "piano"));
  library.add(source("b", "tractor"));
  assert.ok(follower.follow(library.documents()));
  assert.deepEqual(take(), ["+a", "+b"]);

  assert.ok(!follower.follow(library.documents()));
  library.add(source("b", "harrow"));
  library.remove("a");
  assert.ok(follower.follow(library.documents()));
  assert.deepEqual(take(), ["-a", "-b", "+b"]);
});

test("a document read again without a change is not learned again", () => {
  const library = new Library();
  const { follower, take } = diary();
  library.add(source("a", "piano"));
  follower.follow(library.documents());
  take();
  library.add(source("b", "tractor"));
  library.remove("b");
  assert.ok(!follower.follow(library.documents()));
  assert.deepEqual(take(), []);
});

test("what a learner knows from an earlier session is not learned again; what has changed or gone is forgotten", () => {
  const library = new Library();
  for (const id of ["a", "b", "c"]) library.add(source(id, `piano ${id}`));
  const fingerprints = new Map(library.documents().map(({ id, prose }) => [id, fingerprintOf(prose)]));
  const { follower, take } = diary();
  follower.remember(fingerprints);
  library.add(source("b", "tractor"));
  library.remove("c");
  library.add(source("d", "harrow"));
  assert.ok(follower.isRemembering);
  assert.ok(follower.follow(library.documents()));
  assert.deepEqual(take(), ["-b", "+b", "+d", "-c"]);
  assert.ok(!follower.isRemembering);
  assert.ok(!follower.follow(library.documents()));
});

test("a learner can be told of some at a time, and of none twice", () => {
  const library = new Library();
  const { follower, take } = diary();
  const subjects = ["piano", "tractor", "harrow", "ledger", "kettle"];
  for (const subject of subjects) library.add(source(subject, subject));
  const ids = library.documents().map(({ id }) => id);
  assert.equal(follower.followSome(library.documents(), 2), false);
  assert.equal(follower.followSome(library.documents(), 2), false);
  assert.deepEqual(
    take(),
    ids.slice(0, 4).map((id) => `+${id}`),
  );
  library.remove(ids[0] ?? "");
  assert.equal(follower.followSome(library.documents(), 2), true);
  assert.ok(!follower.follow(library.documents()));
  assert.deepEqual(take(), [`-${ids[0]}`, `+${ids[4]}`]);
});
