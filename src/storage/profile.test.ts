import assert from "node:assert/strict";
import { test } from "node:test";
import { importedNotMine, importInto, ProfileError, parseProfile, planImport, profileOf } from "./profile.ts";
import { freshState, type State } from "./state.ts";

const more = { wish: "more", pull: 0.5 } as const;
const less = { wish: "less", pull: -0.5 } as const;

const state: State = {
  ...freshState(),
  sources: ["file:///home/ann/letters"],
  documents: {
    "file:///home/ann/letters/a.md": { modified: 1, size: 9, hash: "ab", languageId: "markdown" },
  },
  excluded: ["file:///home/ann/letters/b.md"],
  private: ["file:///home/ann/diary"],
  repositories: [{ location: "file:///home/ann/board", names: "shown" }],
  steering: { contractions: more },
  consents: [{ origin: "https://models.example", when: 1 }],
};

const profile = profileOf({
  state,
  included: ["file:///home/ann/diary"],
  identities: ["ann@example.org"],
  notMine: { salt: "s", hashes: ["h1", "h2"] },
  figures: { register: "post", documents: 1, words: 40, measures: [] },
  made: new Date(0),
});

const nothing = { state: freshState(), identities: [], notMine: { salt: "other", hashes: [] } };

test("what is exported is read again; neither consents nor documents are in it", () => {
  const text = JSON.stringify(profile);
  assert.deepEqual(parseProfile(text), profile);
  assert.deepEqual(profile.sources, ["file:///home/ann/letters", "file:///home/ann/diary"]);
  assert.doesNotMatch(text, /models\.example|a\.md/);
});

test("on a machine that knows nothing, all of it is new and nothing differs", () => {
  const { added, differing } = planImport(profile, nothing);
  const { sources, identities, excluded, private: kept, repositories, steering, notMine, texts } = added;
  assert.deepEqual(
    [sources, identities, excluded, kept, repositories, steering, notMine, texts],
    [2, 1, 1, 1, 1, 1, 2, 0],
  );
  assert.equal(differing, 0);
  const after = freshState();
  importInto(after, profile, "keep");
  assert.deepEqual(after.private, state.private);
  assert.deepEqual(after.steering, state.steering);
  assert.deepEqual(after.consents, []);
  assert.deepEqual(importedNotMine(profile, nothing.notMine, "keep"), profile.notMine);
});

test("importing once more changes nothing", () => {
  const after = structuredClone(state);
  importInto(after, profile, "keep");
  const twice = structuredClone(after);
  importInto(twice, profile, "replace");
  assert.deepEqual(twice, after);
  const known = { state: after, identities: profile.identities, notMine: profile.notMine };
  const { added, differing } = planImport(profile, known);
  assert.deepEqual([...new Set(Object.values(added))], [0]);
  assert.equal(differing, 0);
});

test("what this machine has chosen otherwise stays, unless it is to be replaced", () => {
  const here: State = {
    ...freshState(),
    repositories: [{ location: "file:///home/ann/board", names: "hidden" }],
    steering: { contractions: less, questions: more },
  };
  const notMine = { salt: "other", hashes: ["h9"] };
  assert.equal(planImport(profile, { state: here, identities: [], notMine }).differing, 3);
  const kept = structuredClone(here);
  importInto(kept, profile, "keep");
  assert.deepEqual(kept.steering, here.steering);
  assert.deepEqual(kept.repositories, here.repositories);
  assert.deepEqual(importedNotMine(profile, notMine, "keep"), notMine);
  importInto(here, profile, "replace");
  assert.deepEqual(here.steering, { contractions: more, questions: more });
  assert.deepEqual(here.repositories, profile.repositories);
  assert.deepEqual(importedNotMine(profile, notMine, "replace"), profile.notMine);
});

test("texts are taken of documents that are not known", () => {
  const known = {
    id: "file:///home/ann/letters/a.md",
    languageId: "markdown",
    modified: 1,
    size: 3,
    text: "Old",
  };
  const texts = [known, { ...known, id: "file:///home/ann/letters/c.md" }];
  const { added } = planImport({ ...profile, texts }, { ...nothing, state });
  assert.equal(added.texts, 1);
});

test("what is no profile, or a newer one, is refused", () => {
  const faultOf = (text: string) => {
    try {
      parseProfile(text);
      return undefined;
    } catch (error) {
      return error instanceof ProfileError ? error.fault : error;
    }
  };
  assert.equal(faultOf("{"), "notAProfile");
  assert.equal(faultOf("[]"), "notAProfile");
  assert.equal(faultOf(JSON.stringify({ ...profile, version: 3 })), "tooNew");
  assert.equal(faultOf(JSON.stringify({ ...profile, private: "all" })), "notAProfile");
  assert.equal(
    faultOf(JSON.stringify({ ...profile, steering: { x: { wish: "more", pull: 9 } } })),
    "notAProfile",
  );
});
