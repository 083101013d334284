import assert from "node:assert/strict";
import { test } from "node:test";
import type { FileSystem } from "./collect.ts";
import { collectWriters } from "./collectWriters.ts";

/** A disk of these files; what is undefined cannot be read. */
function disk(contents: Readonly<Record<string, string | undefined>>): FileSystem {
  const paths = Object.keys(contents);
  return {
    stat: async (path) => {
      if (paths.includes(path)) return { kind: "file", size: contents[path]?.length ?? 0, modified: 0 };
      const isFolder = paths.some((each) => each.startsWith(`${path}/`));
      return isFolder ? { kind: "folder", size: 0, modified: 0 } : undefined;
    },
    list: async (folder) => {
      const below = paths.filter((path) => path.startsWith(`${folder}/`));
      const names = new Set(below.map((path) => path.slice(folder.length + 1).split("/")[0]!));
      return [...names].map((name) => ({
        name,
        kind: paths.includes(`${folder}/${name}`) ? "file" : "folder",
        isLink: false,
      }));
    },
    read: async (path) => {
      const text = contents[path];
      if (text === undefined) throw new Error("permission denied");
      return new TextEncoder().encode(text);
    },
    join: (folder, name) => `${folder}/${name}`,
  };
}

test("a subfolder is a writer, with all documents below it; what cannot be read is named", async () => {
  const files = disk({
    "/team/README.md": "Nobody's.",
    "/team/.git/config": "",
    "/team/ben/b.md": "Second.",
    "/team/ben/2024/a.txt": "First.",
    "/team/anna/c.md": "Hers.",
    "/team/anna/d.md": undefined,
    "/team/anna/e.docx": "PK",
  });
  const { found, unread } = await collectWriters(files, "/team", "team");
  assert.deepEqual(found, {
    id: "/team",
    label: "team",
    writers: [
      {
        name: "anna",
        documents: [{ id: "c.md", languageId: "markdown", text: "Hers.", modified: 0 }],
      },
      {
        name: "ben",
        documents: [
          { id: "b.md", languageId: "markdown", text: "Second.", modified: 0 },
          { id: "2024/a.txt", languageId: "plaintext", text: "First.", modified: 0 },
        ],
      },
    ],
  });
  assert.deepEqual(unread, [
    { kind: "unreadable", path: "team/anna/d.md", detail: "permission denied" },
    { kind: "notRead", path: "team/anna/e.docx" },
  ]);
});

test("a file is a pack, and what is not there is told", async () => {
  const files = disk({ "/pack.json": "{}", "/locked.json": undefined, "/image.json": "\0\0" });
  const { found } = await collectWriters(files, "/pack.json", "pack.json");
  assert.deepEqual(found, { id: "/pack.json", label: "pack.json", pack: "{}" });
  const problems = async (path: string) => (await collectWriters(files, path, "it")).unread;
  assert.deepEqual(await problems("/gone"), [{ kind: "notThere", path: "it" }]);
  assert.deepEqual(await problems("/image.json"), [{ kind: "notRead", path: "it" }]);
  assert.deepEqual(await problems("/locked.json"), [
    { kind: "unreadable", path: "it", detail: "permission denied" },
  ]);
});
