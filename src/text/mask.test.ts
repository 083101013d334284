import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { maskSecrets, secretsIn } from "./mask.ts";

/** What is hidden stands between brackets. */
const PICTURES = [
  "Write to [ann.b@example.org] or see [https://a.b/c?token=1], please.",
  "Call [+44 (0)20 7946 0958] or [555-123-4567] today.",
  "My card is [4111 1111 1111 1111] and no other.",
  "The key is [sk-proj-abcdefghijklmnop1234] here.",
  "password: [hunter2] and API_KEY=[abc123xyz]",
  "The admin password is: [correcthorse9.] The other token is [a1b2c3], but the password is wrong.",
  "The commit [9f86d081884c7d659a2feaa0c55ad015a3bf4f1b] broke it.",
  "It is [postgres://ann:hunter2@db.example/x] or [www.a.example/?key=1], at jürgen's: [jürgen@müller.example].",
  "My account is [DE89 3704 0044 0532 0130 00], his [GB33BUKB20201555555555].",
  "Models come with [hf_abcdefghijklmnopqrst] and mail with [SG.abcdefghijk.lmnopqrstuv].",
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

test("what is hidden is told apart by its kind, once for each stretch", () => {
  const text =
    "ann@example.org, https://a.example/?q=1, +44 20 7946 0958, 4111 1111 1111 1111, 12345678, AKIAABCDEFGHIJKLMNOP, password: http://a.b/c!x";
  assert.deepEqual(
    secretsIn(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]),
    [
      ["e-mail", "ann@example.org"],
      ["link", "https://a.example/?q=1"],
      ["phone", "+44 20 7946 0958"],
      ["card", "4111 1111 1111 1111"],
      ["number", "12345678"],
      ["key", "AKIAABCDEFGHIJKLMNOP"],
      ["link", "http://a.b/c!x"],
    ],
  );
});

test("the stretches are those that are hidden", () => {
  const text = fc.array(
    fc.constantFrom("password: ", "a@b.example", "https://x.example", "12345678", " ", "token=", "x"),
  );
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join("");
      let masked = whole;
      for (const { start, end } of secretsIn(whole))
        masked = masked.slice(0, start) + "\uFFFC".repeat(end - start) + masked.slice(end);
      assert.equal(masked, maskSecrets(whole));
    }),
  );
});
