import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { LanguageModel, Prompt } from "../llm/languageModel.ts";
import { maskPrompt, Placeholders, unmaskedPieces } from "./masked.ts";
import { masking } from "./maskingModel.ts";
import { buildPrompt } from "./prompt.ts";

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdefABCDEF"), minLength: length, maxLength: length });
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: length, maxLength: length });
const word = fc.string({ unit: fc.constantFrom(..."abcdefgh"), minLength: 3, maxLength: 8 });

/** Identifiers as people have them in their texts. */
const identifier = fc.oneof(
  fc.tuple(word, word).map(([name, host]) => `${name}.b@${host}.example`),
  digits(7).map((rest) => `+44 20 ${rest.slice(0, 4)} ${rest.slice(4)}0`),
  digits(7).map((rest) => `(555) 8${rest.slice(0, 2)}-${rest.slice(3)}`),
  digits(12).map((rest) => `4111 ${rest.slice(0, 4)} ${rest.slice(4, 8)} ${rest.slice(8)}`),
  hex(20).map((rest) => `sk-proj-${rest}`),
  hex(36).map((rest) => `ghp_${rest}`),
  hex(16).map((rest) => `AKIA${rest.toUpperCase()}`),
  hex(24).map((rest) => `eyJhbGciOi.${rest}.${rest}`),
  fc.tuple(word, word).map(([user, host]) => `postgres://${user}:hunter2@${host}.example/db`),
  word.map((host) => `https://${host}.example/reset?token=1`),
  digits(18).map(
    (rest) =>
      `DE${rest.slice(0, 2)} ${rest.slice(2, 6)} ${rest.slice(6, 10)} ${rest.slice(10, 14)} ${rest.slice(14)}`,
  ),
  hex(64).map((rest) => `-----BEGIN PRIVATE KEY-----\n${rest}\n-----END PRIVATE KEY-----`),
);

/** Prose with identifiers in it, and with what looks like a placeholder. */
const parts = fc.array(
  fc.oneof(
    identifier,
    fc.constantFrom(
      "word",
      "and",
      "\n",
      "=====",
      "⟦key 1⟧",
      "⟦ E-Mail 2⟧",
      "⟦",
      "⟧",
      "⟦key ",
      "1⟧",
      "…",
      "password:",
      "\n\n",
    ),
  ),
  { maxLength: 12 },
);
const text = fc.oneof(
  parts.map((some) => some.join(" ")),
  parts.map((some) => some.join("")),
  fc.string({ unit: "binary" }),
);

test("what is masked can be put back, whatever the text", () => {
  fc.assert(
    fc.property(text, text, (system, user) => {
      const { prompt, placeholders } = maskPrompt({ system, user });
      assert.equal(placeholders.unmask(prompt.system), system);
      assert.equal(placeholders.unmask(prompt.user), user);
    }),
    { numRuns: 500 },
  );
});

test("masked twice, it is put back in two steps", () => {
  fc.assert(
    fc.property(text, (some) => {
      const [inner, outer] = [new Placeholders(), new Placeholders()];
      assert.equal(inner.unmask(outer.unmask(outer.mask(inner.mask(some)))), some);
    }),
  );
});

test("no identifier is left in the prompt, wherever it stands", () => {
  const prose = fc
    .tuple(identifier, word, word)
    .map(([secret, one, two]) => ({ secret, text: `${one} ${secret} ${two}` }));
  fc.assert(
    fc.property(
      prose,
      prose,
      prose,
      prose,
      prose,
      prose,
      (preference, passage, contrast, title, before, after) => {
        const { system, user } = maskPrompt(
          buildPrompt({
            preference: preference.text,
            passages: [passage.text],
            contrast: [contrast.text],
            title: title.text,
            before: before.text,
            after: after.text,
            languageId: "markdown",
            unit: "sentence",
          }),
        ).prompt;
        for (const { secret } of [preference, passage, contrast, title, before, after]) {
          assert(!system.includes(secret) && !user.includes(secret), `${secret} in ${user}`);
        }
      },
    ),
  );
});

test("the same identifier has the same placeholder, another has another", () => {
  const { prompt } = maskPrompt({
    system: "Write to ann@example.org.",
    user: "Not to bob@example.org, but to ann@example.org: password: hunter2, 0171 234 5678, 4111 1111 1111 1111, 1234567.",
  });
  assert.equal(prompt.system, "Write to ⟦e-mail 1⟧.");
  assert.equal(
    prompt.user,
    "Not to ⟦e-mail 2⟧, but to ⟦e-mail 1⟧: password: ⟦password 1⟧, ⟦phone 1⟧, ⟦card 1⟧, ⟦number 1⟧.",
  );
});

test("what only looks like a placeholder is none: it is not filled, and comes back as it was", () => {
  const { prompt, placeholders } = maskPrompt({
    system: "",
    user: "Type ⟦e-mail 1⟧ to write to ann@example.org.",
  });
  assert.equal(prompt.user, "Type ⟦mark 1⟧ to write to ⟦e-mail 1⟧.");
  assert.equal(
    placeholders.unmask("⟦mark 1⟧ ⟦E-Mail  1⟧ ⟦e-mail 7⟧"),
    "⟦e-mail 1⟧ ann@example.org ⟦e-mail 7⟧",
  );
});

test("the stable part is masked alike, whatever follows", () => {
  const system = "Write to ann@example.org, not to ⟦e-mail 1⟧.";
  const { system: alone } = maskPrompt({ system, user: "" }).prompt;
  fc.assert(fc.property(text, (user) => assert.equal(maskPrompt({ system, user }).prompt.system, alone)));
});

test("fences stay whole, and no secret reaches over one", () => {
  const inputs = {
    preference: "",
    passages: ["-----BEGIN PRIVATE KEY-----"],
    contrast: [],
    title: "password:",
    before: "-----END PRIVATE KEY----- The password: ",
    after: "my secret =",
    languageId: "plaintext",
    unit: "sentence",
  } as const;
  const prompt = buildPrompt(inputs);
  assert.deepEqual(maskPrompt(prompt).prompt, prompt);
});

const PROMPT: Prompt = { system: "", user: "Write to ann@example.org or call +44 20 7946 0958." };

/** A model that gives this answer in these pieces, and notes what it was asked. */
function recorded(pieces: readonly string[], asked: Prompt[] = [], failure?: Error): LanguageModel {
  return {
    name: "recorded",
    origin: "http://localhost",
    async *generate(prompt) {
      asked.push(prompt);
      yield* pieces;
      if (failure) throw failure;
    },
  };
}

const OPTIONS = { signal: new AbortController().signal, maxTokens: 10, temperature: 0, topP: 1 };

async function collect(pieces: AsyncIterable<string>): Promise<string> {
  let all = "";
  for await (const piece of pieces) all += piece;
  return all;
}

test("a model behind the mask sees no identifier, and its reader sees no placeholder, however the answer is cut", async () => {
  const answer = "a ⟦e-mail 1⟧, ⟦⟦phone 1⟧⟧, ⟦e-mail 9⟧ and ⟦ or [⟦";
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), async (lengths) => {
      const pieces: string[] = [];
      for (let at = 0, turn = 0; at < answer.length; turn += 1) {
        const length = lengths[turn % lengths.length] ?? 1;
        pieces.push(answer.slice(at, at + length));
        at += length;
      }
      const asked: Prompt[] = [];
      const model = masking(recorded(pieces, asked));
      assert.equal(
        await collect(model.generate(PROMPT, OPTIONS)),
        "a ann@example.org, ⟦+44 20 7946 0958⟧, ⟦e-mail 9⟧ and ⟦ or [⟦",
      );
      assert.deepEqual(asked, [{ system: "", user: "Write to ⟦e-mail 1⟧ or call ⟦phone 1⟧." }]);
    }),
  );
});

test("what cannot be a placeholder is not held back", async () => {
  const seen: string[] = [];
  for await (const piece of unmaskedPieces(
    recorded(["one ", "⟦two ", "⟦ three"]).generate(PROMPT, OPTIONS),
    new Placeholders(),
  ))
    seen.push(piece);
  assert.deepEqual(seen, ["one ", "⟦two ", "⟦ three"]);
});

test("what came before a failure is kept", async () => {
  const model = masking(recorded(["to ⟦e-mail 1⟧ and ⟦e-"], [], new Error("cut")));
  let all = "";
  await assert.rejects(async () => {
    for await (const piece of model.generate(PROMPT, OPTIONS)) all += piece;
  }, /cut/);
  assert.equal(all, "to ann@example.org and ⟦e-");
});

test("in an answer that is JSON, what is put back is written as JSON wants it", async () => {
  const user = "password: a\\b4cd and -----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----";
  const model = masking(recorded(['{"own": "⟦pass', 'word 1⟧ and ⟦key 1⟧"}']));
  const schema = { name: "own", schema: {} };
  const answer = await collect(model.generate({ system: "", user }, { ...OPTIONS, schema }));
  assert.deepEqual(JSON.parse(answer), { own: user.slice("password: ".length) });
});
