import assert from "node:assert/strict";
import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { nodeFileSystem } from "./files.ts";

test("files, folders and links are told apart; what is not there is undefined", async () => {
  const root = await mkdtemp(join(tmpdir(), "idiolect-files-"));
  const files = nodeFileSystem();
  await mkdir(join(root, "folder"));
  await writeFile(join(root, "note.md"), "Hello.");
  await symlink("folder", join(root, "toFolder"));
  await symlink("gone", join(root, "toNothing"));
  await symlink("toItself", join(root, "toItself"));

  const entries = (await files.list(root)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  assert.deepEqual(entries, [
    { name: "folder", kind: "folder", isLink: false },
    { name: "note.md", kind: "file", isLink: false },
    { name: "toFolder", kind: "folder", isLink: true },
    { name: "toItself", kind: "other", isLink: true },
    { name: "toNothing", kind: "other", isLink: true },
  ]);
  const note = files.join(root, "note.md");
  const { kind, size } = (await files.stat(note))!;
  assert.deepEqual({ kind, size }, { kind: "file", size: 6 });
  assert.equal(new TextDecoder().decode(await files.read(note)), "Hello.");
  assert.equal(await files.stat(join(root, "gone")), undefined);
});
