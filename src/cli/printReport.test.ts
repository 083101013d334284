import assert from "node:assert/strict";
import { before, test } from "node:test";
import { folderWith, posts, run } from "./testing.ts";

let folder: string;
before(async () => {
  folder = await folderWith({ ...posts(8), "short.md": "Too short." });
});

test("a person reads the differences in groups, each with a bar and the author's own sentences", async () => {
  const { exitCode, printed, complained } = await run(["profile", folder]);
  assert.deepEqual({ exitCode, complained }, { exitCode: 0, complained: "" });
  assert.match(printed, /^8 documents, [34],\d{3} words, compared with \d+ writers of .+\.\n/);
  assert.match(printed, /\n1 file left out \(1 too short\); --json names them\.\n/);
  assert.match(
    printed,
    /\n\nWriting style\n\nYou .+\n(?:.+\n)? {2}[─·●]{25} {2}holds about \d\d times in 100\n {4}“/,
  );
  assert.match(printed, / — post-\d\.md\n/);
  assert.match(printed, /\n\nWhat completions are steered by\n\n {2}• /);
  for (const line of printed.split("\n")) assert.ok(line.length <= 96, line);
});

test("lines fit a narrow terminal; colours only where they are seen", async () => {
  const plain = await run(["profile", folder], { columns: 60 });
  for (const line of plain.printed.split("\n")) assert.ok(line.length <= 60, line);
  assert.ok(!plain.printed.includes("\u001b"));
  const coloured = await run(["profile", folder], { columns: 60, colours: true });
  assert.ok(coloured.printed.includes("\u001b[1mWriting style\u001b[22m"));
});

test("as Markdown, with the quotes as quotations", async () => {
  const { printed } = await run(["profile", folder, "--markdown"]);
  assert.match(printed, /^# What makes this writing its author's\n\n8 documents/);
  assert.match(
    printed,
    /\n\n## Writing style\n\n\*\*You .+\.\*\* \(holds about \d\d times in 100\)\n\n> .+\n> — `post-\d\.md`\n/,
  );
});

test("with too little writing it says how much more it takes", async () => {
  const { exitCode, printed } = await run(["profile", await folderWith(posts(2))]);
  assert.equal(exitCode, 0);
  assert.match(
    printed,
    /Too little to say what is yours: it takes about 2,000 words of prose, [\d,]+ more\./,
  );
  assert.ok(!printed.includes("Less sure"));
});
