import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { maskSecrets } from "./mask.ts";

/** What is hidden stands between brackets. */
const PICTURES = [
  "Write to [ann.b@example.org] or see [https://a.b/c?token=1], please.",
  "Call [+44 (0)20 7946 0958] or [555-123-4567] today.",
  "My card is [4111 1111 1111 1111] and no other.",
  "The key is [sk-proj-abcdefghijklmnop1234] here.",
  "password: [hunter2] and API_KEY=[abc123xyz]",
  "The admin password is: [correcthorse9.] The other token is [a1b2c3], but the password is wrong.",
  "The commit [9f86d081884c7d659a2feaa0c55ad015a3bf4f1b] broke it.",
  "In 2024-01-31 and 1998-2004 we sold 120,000 of 3.14159 things, an over-the-counter-not-so-secret one.",
];

for (const picture of PICTURES) {
  test(picture, () => {
    const masked = picture.replace(/\[([^\]]+)\]/g, (_, secret: string) => "\uFFFC".repeat(secret.length));
    assert.equal(maskSecrets(picture.replace(/[[\]]/g, "")), masked);
  });
}

test("every character that is not hidden stays where it was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const masked = maskSecrets(text);
      assert.equal(masked.length, text.length);
      for (let at = 0; at < text.length; at += 1)
        assert.ok(masked[at] === text[at] || masked[at] === "\uFFFC");
    }),
  );
});
