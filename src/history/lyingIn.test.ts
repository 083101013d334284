import assert from "node:assert/strict";
import { test } from "node:test";
import { lyingIn, openedFrom } from "./lyingIn.ts";

test("a document lies in itself and in the folders above it, and in none that only begins like them", () => {
  const isIn = lyingIn(["file:///home/ann/diary", "file:///home/ann/letter.md", "file:///home/ann/mail/"]);
  assert.ok(isIn("file:///home/ann/diary/2024/may.md"));
  assert.ok(isIn("file:///home/ann/letter.md"));
  assert.ok(isIn("file:///home/ann/mail/one.md"));
  assert.ok(!isIn("file:///home/ann/diary.md"));
  assert.ok(!isIn("file:///home/ann/letter.md.bak"));
  assert.ok(!isIn("file:///home/ann"));
});

test("nothing lies in no folder", () => {
  assert.ok(!lyingIn([])("a.md"));
});

test("however a document is open, it lies where its file does", () => {
  const isPrivate = openedFrom([
    "file:///home/me/private/",
    "file:///home/me/one.ipynb",
    "vscode-vfs://github/me/notes",
  ]);
  for (const uri of [
    "file:///home/me/private/a.md",
    "vscode-notebook-cell:/home/me/one.ipynb#W0sZmlsZQ%3D%3D",
    'git:/home/me/private/a.md?{"path":"/home/me/private/a.md","ref":"HEAD"}',
    "untitled:/home/me/private/new.md",
    "vscode-remote://ssh-remote%2Bhost/home/me/private/a.md",
    "vscode-vfs://github/me/notes/a.md",
  ]) {
    assert.equal(isPrivate(uri), true, uri);
  }
  for (const uri of [
    "file:///home/me/privately/a.md",
    "untitled:Untitled-1",
    "file:///home/me/two.md",
    "git:/home/me?private",
  ]) {
    assert.equal(isPrivate(uri), false, uri);
  }
  assert.equal(openedFrom([])("file:///home/me/a.md"), false);
});
