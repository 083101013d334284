import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readJson } from "./readJson.ts";

const any = (value: unknown) => value;
const withA = (value: unknown) =>
  value !== null && typeof value === "object" && "a" in value ? value : undefined;

test("JSON is found in whatever stands around it, and mended", () => {
  const replies = [
    '{"a": [1, 2]}',
    'Sure! Here it is:\n```json\n{"a": [1, 2,],}\n```\nI hope that {it} helps.',
    "<think>{maybe}</think>{'a': [1, 2]}",
    'As [you] can see: {"a": [1, 2]} and {"a": 3}',
    '{"a": [1, 2',
    "{a: [1, 2]}",
  ];
  for (const reply of replies) assert.deepEqual(readJson(reply, withA), { a: [1, 2] }, reply);
});

test("where there is none, there is none", () => {
  for (const reply of ["", "None.", "12", "I would rather not [say].", "{", "]"])
    assert.equal(readJson(reply, withA), undefined, reply);
});

test("JSON is read as it is, and no reply makes it fail", () => {
  fc.assert(
    fc.property(fc.object(), fc.string(), (value, around) => {
      const json = JSON.stringify(value);
      assert.deepEqual(readJson(json, any), JSON.parse(json));
      readJson(around + json, any);
      readJson(around, any);
    }),
  );
});
