import assert from "node:assert/strict";
import { test } from "node:test";
import { TestRepository } from "../node/testRepository.ts";
import { folderWith, minutes, posts, run } from "./testing.ts";

test("of a repository only the author's lines are read, and evidence stands where it stood", async () => {
  const it = new TestRepository();
  const all = posts(8);
  for (const [name, text] of Object.entries(all)) it.write(name, text);
  it.commit("Ann <ann@example.org>");
  for (const [name, text] of Object.entries(all)) it.write(name, `${minutes()}\n\n${text}\n${minutes(2)}\n`);
  it.write("minutes.md", minutes(3));
  it.commit("The Board <board@example.org>");

  const anns = await run(["profile", "--git", it.folder, "--identity", "Ann@example.org", "--json"]);
  assert.equal(anns.complained, "");
  const alone = await run(["profile", await folderWith(all), "--json"]);
  const { history, differences } = JSON.parse(anns.printed);
  const { history: aloneHistory, differences: aloneDifferences } = JSON.parse(alone.printed);
  assert.equal(history.words, aloneHistory.words);
  assert.deepEqual(history.skipped, [{ path: "minutes.md", reason: "notMine" }]);
  assert.deepEqual(
    differences.map(({ statement }: { statement: string }) => statement),
    aloneDifferences.map(({ statement }: { statement: string }) => statement),
  );
  const [{ document, quote }] = differences[0].evidence;
  assert.ok(all[document]!.includes(quote), `${document}: ${quote}`);

  const nobodys = await run(["profile", "--git", it.folder, "--identity", "eve@example.org"]);
  assert.equal(nobodys.exitCode, 1);
  assert.match(nobodys.complained, /^There is no writing in .*: 9 files left out \(9 not the author's\)\./);
});

test("a folder that is no repository is named with what is wrong", async () => {
  const { exitCode, complained } = await run(["profile", "--git", await folderWith({ "a.md": "One." })]);
  assert.equal(exitCode, 1);
  assert.match(complained, /^\/\S+ is in no git repository\.\n$/);
});
