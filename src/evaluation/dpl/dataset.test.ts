import assert from "node:assert/strict";
import { test } from "node:test";
import { DatasetError, parsePool, parseTargets } from "./dataset.ts";
import { selftestTargets } from "./selftestData.ts";

const [target] = selftestTargets();
const line = (change: object = {}) => JSON.stringify({ ...target, ...change });

function faultsOf(text: string): string[] {
  try {
    parseTargets("d.jsonl", text);
  } catch (error) {
    assert.ok(error instanceof DatasetError);
    return error.message.split("\n");
  }
  assert.fail("no fault was found");
}

test("a dataset is read as it was written; blank lines, CRLF and a byte order mark do not matter", () => {
  const read = parseTargets("d.jsonl", `\uFEFF${line()}\r\n\r\n${line()}`);
  assert.deepEqual(read, [target, target]);
});

test("what is wrong is told with file, line and field", () => {
  const [past] = target!.profile;
  assert.match(faultsOf(`${line()}\n\n{"user":`)[0]!, /^d\.jsonl, line 3: not a JSON object$/);
  assert.match(faultsOf(line({ user: 5 }))[0]!, /^d\.jsonl, line 1: user: .*expected string/);
  assert.match(
    faultsOf(line({ profile: [past, { ...past, text: "  " }] }))[0]!,
    /^d\.jsonl, line 1: profile\.1\.text: /,
  );
  assert.match(
    faultsOf(line({ target: { ...past, item: {} } }))[0]!,
    /^d\.jsonl, line 1: target\.item\.title: /,
  );
  assert.match(faultsOf(line({ profile: [] }))[0]!, /line 1: profile: /);
  assert.match(faultsOf(line({ profile: [{ ...past, rating: "five" }] }))[0]!, /profile\.0\.rating: /);
  assert.match(faultsOf("[]")[0]!, /line 1: /);
  assert.match(faultsOf("\n")[0]!, /is empty/);
});

test("all faults are told, up to a number that can be read", () => {
  assert.equal(faultsOf(`${line({ user: 1 })}\n${line()}\n${line({ target: 1 })}`).length, 2);
  assert.equal(faultsOf(Array.from({ length: 100 }, () => "x").join("\n")).length, 20);
});

test("a pool's texts need a user", () => {
  const { user: _, ...nobody } = { user: "", ...target!.target };
  assert.throws(
    () => parsePool("p.jsonl", JSON.stringify(nobody)),
    /^DatasetError: p\.jsonl, line 1: user: /,
  );
});
