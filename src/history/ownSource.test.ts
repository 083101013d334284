import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseSource, sourceText } from "./ownSource.ts";

test("a source is read as it was written", () => {
  const location = fc.constantFrom("file:///home/me/notes", "file:///a%23b", "vscode-remote://ssh/x");
  const mails = fc.array(fc.string({ minLength: 1, unit: "grapheme" }));
  fc.assert(
    fc.property(location, fc.option(mails, { nil: undefined }), (folder, identities) => {
      const source = identities ? { location: folder, identities } : { location: folder };
      assert.deepEqual(parseSource(sourceText(source)), source);
    }),
  );
});

test("git: alone stands for the mails of git's configuration; a mail that is no encoding stands for itself", () => {
  assert.deepEqual(parseSource("git:file:///x"), { location: "file:///x", identities: [] });
  assert.deepEqual(parseSource("git:file:///x#50%@x.org").identities, ["50%@x.org"]);
});
