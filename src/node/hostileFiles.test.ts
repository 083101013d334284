import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { test } from "node:test";
import { type Collected, collect } from "../history/collect.ts";
import { isSkipped, LARGEST_DOCUMENT, readDocument } from "../history/readDocument.ts";
import { nodeFileSystem } from "./files.ts";

const LETTER = "I carried the kettle down to the boathouse, and nobody there asked me why I had brought it. ";

/** What becomes of each entry of a folder: a text, or the reason why it is none; and which files were read for it. */
async function readAll(
  prepare: (folder: string) => void,
  beforeReading: (path: string) => void = () => {},
): Promise<{ found: Record<string, string>; read: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), "idiolect-hostile-"));
  const disk = nodeFileSystem();
  const read: string[] = [];
  try {
    prepare(folder);
    const files = {
      ...disk,
      read: (path: string) => {
        read.push(basename(path));
        beforeReading(path);
        return disk.read(path);
      },
    };
    const found: Record<string, string> = {};
    for await (const each of collect({ files, sources: [folder], isExcluded: () => false })) {
      const [path, what] = told(each);
      found[basename(path)] = what;
    }
    return { found, read };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function told(each: Collected): [path: string, what: string] {
  if (each.kind === "skipped") return [each.skipped.path, each.skipped.reason];
  if (each.kind === "unchanged") return [each.id, "unchanged"];
  const document = readDocument(each.source);
  return [each.source.id, isSkipped(document) ? document.reason : "text"];
}

test("files that are too large are left out without being read: half a gigabyte, a line of 50 MB", async () => {
  const { found, read } = await readAll((folder) => {
    for (const [name, size] of [
      ["log.txt", 500_000_000],
      ["line.md", 50_000_000],
    ] as const) {
      writeFileSync(join(folder, name), LETTER);
      truncateSync(join(folder, name), size);
    }
    writeFileSync(join(folder, "letter.md"), LETTER.repeat(3));
  });
  assert.deepEqual(found, { "letter.md": "text", "line.md": "tooLarge", "log.txt": "tooLarge" });
  assert.deepEqual(read, ["letter.md"]);
});

test("pipes and links that lead in a circle are passed by", {
  skip: process.platform === "win32",
}, async () => {
  const { found, read } = await readAll((folder) => {
    assert.equal(spawnSync("mkfifo", [join(folder, "pipe.md")]).status, 0);
    mkdirSync(join(folder, "inner"));
    symlinkSync("..", join(folder, "inner", "back"));
    symlinkSync("itself.md", join(folder, "itself.md"));
    symlinkSync("pipe.md", join(folder, "toPipe.md"));
    writeFileSync(join(folder, "inner", "letter.md"), LETTER.repeat(3));
  });
  assert.deepEqual(found, { back: "excluded", "letter.md": "text" });
  assert.deepEqual(read, ["letter.md"]);
});

test("names may hold line breaks, quotes and spaces", { skip: process.platform === "win32" }, async () => {
  const names = ["two\nlines.md", '\' "quoted".md', " .md", "-rf.md", "%00.md"];
  const { found } = await readAll((folder) => {
    for (const [index, name] of names.entries())
      writeFileSync(join(folder, name), `${LETTER.repeat(3)}This one is number ${index}.`);
  });
  assert.deepEqual(Object.keys(found).sort(), [...names].sort());
  assert.ok(Object.values(found).every((what) => what === "text"));
});

test("a file that goes while others are read is told as unreadable; one that grows beyond all measure as too large", async () => {
  const { found } = await readAll(
    (folder) => {
      for (const name of ["goes.md", "grows.md", "stays.md"])
        writeFileSync(join(folder, name), `${LETTER.repeat(3)}${name}`);
    },
    (path) => {
      if (path.endsWith("goes.md")) rmSync(path);
      if (path.endsWith("grows.md"))
        appendFileSync(path, LETTER.repeat(LARGEST_DOCUMENT / LETTER.length + 1));
    },
  );
  assert.deepEqual(found, { "goes.md": "unreadable", "grows.md": "tooLarge", "stays.md": "text" });
});

test("a line of almost 5 MB is read", async () => {
  const { found } = await readAll((folder) => {
    writeFileSync(
      join(folder, "line.txt"),
      LETTER.repeat(Math.floor((LARGEST_DOCUMENT - 100) / LETTER.length)),
    );
    writeFileSync(join(folder, "word.txt"), "a".repeat(LARGEST_DOCUMENT - 100));
  });
  assert.deepEqual(found, { "line.txt": "text", "word.txt": "noProse" });
});
