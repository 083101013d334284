import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ApiKeys } from "./apiKeys.ts";

const [ONE, OTHER] = ["https://one.example", "https://other.example"];

let secrets: Map<string, string>;
let remembered: Map<string, unknown>;
let hasKeyring: boolean;

/** Keys of an editor that has a keyring, or none. */
function keys(): ApiKeys {
  const ask = async <Value>(answer: () => Value): Promise<Value> => {
    if (!hasKeyring) throw new Error("No keyring");
    return answer();
  };
  return new ApiKeys(
    {
      get: (name) => ask(() => secrets.get(name)),
      store: (name, key) => ask(() => void secrets.set(name, key)),
      delete: (name) => ask(() => void secrets.delete(name)),
    },
    {
      get: <Value>(name: string, fallback?: Value) => (remembered.get(name) as Value) ?? (fallback as Value),
      update: async (name, value) => void remembered.set(name, value),
    },
  );
}

beforeEach(() => {
  secrets = new Map();
  remembered = new Map();
  hasKeyring = true;
});

test("a key is for its origin, and no other is given it", async () => {
  assert.equal(await keys().set(ONE, "sk-one"), "secretStorage");
  assert.equal(await keys().get(ONE), "sk-one");
  assert.equal(await keys().get(OTHER), undefined);
  assert.equal(await keys().get("https://one.example:8443"), undefined);
  assert.equal(await keys().get("http://one.example"), undefined);
});

test("all that were set are removed, whoever set them", async () => {
  await keys().set(ONE, "sk-one");
  await keys().set(OTHER, "sk-other");
  await keys().removeAll();
  assert.deepEqual([...secrets], []);
});

test("without a keyring a key is kept in memory only, until the editor is closed", async () => {
  hasKeyring = false;
  const session = keys();
  assert.equal(await session.set(ONE, "sk-one"), "memory");
  assert.equal(await session.get(ONE), "sk-one");
  assert.equal(await session.get(OTHER), undefined);
  assert.deepEqual([...secrets], []);
  assert.doesNotMatch(JSON.stringify([...remembered]), /sk-one/);
  await assert.rejects(keys().get(ONE), /Set it again/);
  await session.remove(ONE);
  assert.equal(await session.get(ONE), undefined);
});

test("without a keyring, a server that needs no key is asked as ever", async () => {
  hasKeyring = false;
  assert.equal(await keys().get(ONE), undefined);
});

test("with a keyring again, the key moves into it", async () => {
  hasKeyring = false;
  const session = keys();
  await session.set(ONE, "sk-one");
  hasKeyring = true;
  assert.equal(await session.set(ONE, "sk-two"), "secretStorage");
  assert.equal(await session.get(ONE), "sk-two");
});

test("a key that may be left in secret storage is not said to be removed", async () => {
  await keys().set(ONE, "sk-one");
  hasKeyring = false;
  await assert.rejects(keys().remove(ONE), { name: "SecretStorageError" });
  hasKeyring = true;
  await keys().removeAll();
  assert.deepEqual([...secrets], []);
});
