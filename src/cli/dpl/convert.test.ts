import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { parsePool, parseTargets } from "../../evaluation/dpl/dataset.ts";
import { folderWith, posts, run } from "../testing.ts";

const fixture = (name: string) => join(import.meta.dirname, "fixtures", name);

const ROWS = [
  {
    user_id: "u1",
    profile: [{ asin: "B1", title: "Holds", rating: 5, text: "It holds water.", timestamp: 1 }],
    data: { asin: "B2", title: "Thin", rating: 2, text: "It broke.", timestamp: 2 },
  },
];
const ITEMS = [
  { asin: "B1", title: "Stone Jug", description: "A jug." },
  { asin: "B2", title: "Hemp Rope", description: "A rope." },
];

async function converted(out: string) {
  const read = (name: string) => readFile(join(out, name), "utf8");
  return {
    targets: parseTargets("dataset", await read("dataset.jsonl")),
    pool: parsePool("pool", await read("pool.jsonl")),
  };
}

test("the published layout, as parquet", async () => {
  const out = await folderWith({});
  const { exitCode, printed } = await run([
    ...["dpl", "convert", fixture("main.parquet"), "--meta", fixture("meta.parquet"), "--out", out],
  ]);
  assert.equal(exitCode, 0);
  assert.match(printed, /dataset\.jsonl: 2 targets; .*pool\.jsonl: 3 texts\.\n$/);
  const { targets, pool } = await converted(out);
  assert.deepEqual(targets[0]!.target, {
    item: { id: "B2", title: "Hemp Rope", description: "Ten metres of rope." },
    title: "Too thin",
    rating: 2,
    text: "The rope was thinner than in the picture, and it broke in a week.",
  });
  assert.deepEqual(
    pool.map(({ user, item }) => [user, item.id]),
    [
      ["u1", "B1"],
      ["u2", "B1"],
      ["u2", "B2"],
    ],
  );
});

test("the published layout, as JSON and as JSON lines", async () => {
  const root = await folderWith({
    "main.json": JSON.stringify(ROWS),
    "main.jsonl": ROWS.map((row) => JSON.stringify(row)).join("\n"),
    "meta.json": JSON.stringify(ITEMS),
  });
  for (const name of ["main.json", "main.jsonl"]) {
    const { exitCode } = await run([
      "dpl",
      "convert",
      join(root, name),
      "--meta",
      join(root, "meta.json"),
      "--out",
      root,
    ]);
    assert.equal(exitCode, 0);
    const { targets, pool } = await converted(root);
    assert.equal(targets[0]!.profile[0]!.item.title, "Stone Jug");
    assert.equal(pool.length, 1);
  }
});

test("rows that are not as published are told with file, row and field; so is an item that is not there", async () => {
  const root = await folderWith({
    "main.json": JSON.stringify([...ROWS, { ...ROWS[0], profile: [{ asin: "B1", title: "x", text: "y" }] }]),
    "few.json": JSON.stringify(ITEMS.slice(0, 1)),
    "good.json": JSON.stringify(ROWS),
    "bad.parquet": "no parquet",
    "meta.json": JSON.stringify(ITEMS),
  });
  const convert = (main: string, meta: string) =>
    run(["dpl", "convert", join(root, main), "--meta", join(root, meta), "--out", root]);
  assert.match(
    (await convert("main.json", "meta.json")).complained,
    /main\.json, row 2: profile\.0\.rating: /,
  );
  assert.match(
    (await convert("good.json", "few.json")).complained,
    /a text about B2, but no such item in .*few\.json/,
  );
  assert.match((await convert("bad.parquet", "meta.json")).complained, /bad\.parquet could not be read: /);
});

test("a folder of author folders: the last document is to be written, tasks are items", async () => {
  const files = Object.entries(posts(3));
  const root = await folderWith({
    ...Object.fromEntries(files.map(([name, text]) => [`writing/anna/${name}`, text])),
    ...Object.fromEntries(files.map(([name, text]) => [`writing/ben/${name}`, text])),
    "writing/carla/only.md": files[0]![1],
  });
  const { exitCode, complained } = await run([
    ...["dpl", "convert", "--authors", join(root, "writing"), "--out", join(root, "out")],
  ]);
  assert.equal(exitCode, 0);
  assert.equal(complained, "Left out, with fewer than two documents of English prose: carla.\n");
  const { targets, pool } = await converted(join(root, "out"));
  assert.deepEqual(
    targets.map(({ user, profile, target }) => [user, profile.length, target.title]),
    [
      ["anna", 2, "Post 3"],
      ["ben", 2, "Post 3"],
    ],
  );
  assert.equal(pool.length, 4);
  assert.ok(targets.every(({ target }) => target.text.split(/\s+/).length <= 330));
});
