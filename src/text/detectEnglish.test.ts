import assert from "node:assert/strict";
import { test } from "node:test";
import { detectEnglish } from "./detectEnglish.ts";
import { extractProse } from "./extractProse.ts";

const isEnglish = (text: string) => detectEnglish(extractProse(text, "plaintext"));

test("English is, other languages are not", () => {
  assert.ok(
    isEnglish("The first release broke the build for everyone. We should have tested it with more people."),
  );
  assert.ok(
    !isEnglish("Der Fuchs springt über den faulen Hund. Was war das? Er hat es nicht in der Küche gesehen."),
  );
  assert.ok(!isEnglish("Il a toujours dit que la maison est trop grande. On ne sait pas où il est parti."));
  assert.ok(!isEnglish("El perro no quiere comer. He visto que la casa es grande, pero no me importa."));
  assert.ok(!isEnglish("De man was in het huis. We hadden een boek, of twee, en hij las ze."));
});

test("nothing speaks against a text without words", () => {
  assert.ok(isEnglish(""));
});
