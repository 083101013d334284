import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { parseEndpoint } from "../llm/endpoint.ts";
import { openAiModel } from "../llm/openai.ts";
import { basePrompt, promptFor } from "./basePrompt.ts";
import { maskPrompt } from "./masked.ts";
import { personalize } from "./personalize.ts";
import { buildPrompt, type PromptInputs } from "./prompt.ts";

const INPUTS: PromptInputs = {
  preference: "Keep sentences short.",
  passages: ["The kettle was on before anyone spoke.", "That is how our mornings go."],
  contrast: ["It should be noted that the arrangement is subject to revision."],
  title: "The allotment",
  before: "I dug the north bed on Sunday. It took ",
  after: "\n\nThe beans came later.",
  languageId: "markdown",
  unit: "sentence",
};

test("the prompt, as it is sent: the author's texts as they stand, and nobody else's", () => {
  const { system, user, plain } = basePrompt(INPUTS);
  assert.equal(
    system + user,
    `How the author of these texts writes:
Keep sentences short.

The kettle was on before anyone spoke.

* * *

That is how our mornings go.

* * *

I dug the north bed on Sunday. It took`,
  );
  assert.deepEqual(plain, { after: "\n\nThe beans came later.", stop: ["\n* * *", "\n\n"] });
});

test("the note has the strongest differences, without their figures", () => {
  const lines = Array.from(
    { length: 20 },
    (_, at) => `Often write “${at}”: about 104 per 1000 words, where others have 52.`,
  );
  const notes = basePrompt({ ...INPUTS, preference: lines.join("\n") })
    .system.trim()
    .split("\n")
    .slice(1);
  assert.deepEqual([notes.length, notes[0]], [10, "Often write “0”."]);
});

test("what is not known is left out", () => {
  const nothing = { ...INPUTS, preference: "", passages: [], before: "It took", after: "" };
  assert.deepEqual(basePrompt(nothing), {
    system: "",
    user: "It took",
    plain: { after: "", stop: ["\n* * *", "\n\n"] },
  });
});

test("it stops where the unit ends, and not where the next paragraph may begin", () => {
  const stopAfter = (before: string, unit: PromptInputs["unit"]) =>
    basePrompt({ ...INPUTS, before, unit }).plain?.stop.includes("\n\n");
  assert.equal(stopAfter("It was late", "sentence"), true);
  assert.equal(stopAfter("It was late.", "sentence"), false);
  assert.equal(stopAfter("It was late.\n\n", "paragraph"), true);
  assert.equal(stopAfter("", "paragraph"), true);
  assert.equal(stopAfter("It was late.\n\n", "text"), false);
});

test("no text has the mark that parts texts, and the stable part is the same whatever the texts", () => {
  const text = fc.array(fc.constantFrom("* * *", " *", "word", "\n", " ")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, text, text, (passage, before, after) => {
      const { system, plain } = basePrompt({ ...INPUTS, passages: [passage], before, after });
      assert.equal(system, basePrompt(INPUTS).system);
      const mark = plain?.stop[0]?.trim() ?? "";
      for (const some of [before, after]) assert(!some.includes(mark));
    }),
  );
});

test("which prompt it is depends on the model alone", () => {
  assert.deepEqual(promptFor(INPUTS, true), basePrompt(INPUTS));
  assert.deepEqual(promptFor(INPUTS), buildPrompt(INPUTS));
});

test("what follows is masked, too", () => {
  const { prompt } = maskPrompt(basePrompt({ ...INPUTS, after: "Write to ann@example.org." }));
  assert.equal(prompt.plain?.after, "Write to ⟦e-mail 1⟧.");
});

test("a base model's answer goes on right at the cursor", async (t) => {
  const server = await startOpenAiServer();
  t.after(() => server.close());
  const model = openAiModel({
    endpoint: parseEndpoint(server.url),
    model: "base",
    api: "completions",
    apiKey: undefined,
    headers: {},
    fetch: globalThis.fetch,
  });
  const cases = [
    ["It was late, and the wea", "ther was fine. We left.", "ther was fine."],
    ["It was late, and the ", " weather was fine. We left.", "weather was fine."],
    ["It was late,", " and we left. So it was.", " and we left."],
    ["It was late.", "\n\nThe next day it rained. It did.", "\n\nThe next day it rained."],
  ] as const;
  for (const [before, reply, text] of cases) {
    server.next({ kind: "reply", text: reply });
    const signal = new AbortController().signal;
    const inputs = { ...INPUTS, before, after: "" };
    assert.equal((await personalize({ model, inputs, signal, complaints: [] }))?.text, text);
    const { path, body } = server.log.at(-1)!;
    assert.equal(path, "/v1/completions");
    const { system, user } = basePrompt(inputs);
    assert.equal(JSON.parse(body).prompt, system + user);
  }
});
