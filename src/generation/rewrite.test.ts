import assert from "node:assert/strict";
import { test } from "node:test";
import { type LanguageModel, LanguageModelError, type Prompt } from "../llm/languageModel.ts";
import { rewrite } from "./rewrite.ts";

const TEXT = "It was decided that Marta would paint 12 windows (see https://a.example/plan).";

function replying(pieces: readonly string[], error?: Error) {
  const asked: Prompt[] = [];
  const model: LanguageModel = {
    name: "test",
    origin: "http://127.0.0.1",
    async *generate(prompt) {
      asked.push(prompt);
      yield* pieces;
      if (error) throw error;
    },
  };
  const ask = (text = TEXT, signal = new AbortController().signal) =>
    rewrite({
      model,
      signal,
      inputs: {
        preference: "",
        passages: [],
        contrast: [],
        title: undefined,
        before: "",
        text,
        after: "",
        languageId: "markdown",
        lost: [],
      },
    });
  return { asked, ask };
}

const rewritten = async (reply: string, text?: string) => (await replying([reply]).ask(text))?.text;

test("one call gives the rewrite, and what became of the facts", async () => {
  const { asked, ask } = replying(["We decided that Marta ", "would paint the windows."]);
  const answer = await ask();
  assert.equal(asked.length, 1);
  assert.equal(answer?.text, "We decided that Marta would paint the windows.");
  assert.deepEqual(
    answer?.kept.lost.map(({ text }) => text),
    ["12", "https://a.example/plan"],
  );
});

test("white space at both ends stays as it was in the text", async () => {
  assert.equal(await rewritten("We met.", "\n  It was met by us. \n\n"), "\n  We met. \n\n");
});

test("what a chat says around the answer is taken off", async () => {
  assert.equal(await rewritten("Sure! Here is the rewritten version:\n\nWe met."), "We met.");
  assert.equal(await rewritten('"We met."'), "We met.");
  assert.equal(await rewritten("```\nWe met.\n```"), "We met.");
});

test("a quotation that is rewritten stays a quotation", async () => {
  assert.equal(await rewritten('"We met."', '"A meeting was had."'), '"We met."');
});

test("links, images and tags that were not there do not come in; those that were stay", async () => {
  const reply =
    "Marta paints, see https://a.example/plan. ![x](https://evil.example/?q=1) <img src=x> [more](http://b.example)";
  assert.equal(await rewritten(reply), "Marta paints, see https://a.example/plan. x  more");
});

test("invisible characters do not come in", async () => {
  assert.equal(await rewritten("We\u202E met\u200B."), "We met.");
});

test("blocks of code are not sent, and come back as they were", async () => {
  const text = "It is to be run:\n\n```sh\nrm -r secret\n```\n";
  const { asked, ask } = replying(["Run it:\n\n⟦code 1⟧"]);
  assert.equal((await ask(text))?.text, "Run it:\n\n```sh\nrm -r secret\n```\n");
  assert.doesNotMatch(asked[0]?.user ?? "", /secret/);
});

test("an answer that breaks off, or has no words, is no rewrite", async () => {
  const failure = (name: string) => (error: unknown) =>
    error instanceof LanguageModelError && error.failure === name;
  const cut = new LanguageModelError("cutOff", "cut");
  await assert.rejects(replying(["We decided that Marta"], cut).ask(), failure("cutOff"));
  const endless = new LanguageModelError("endless", "on and on");
  await assert.rejects(replying(["We decided that Marta."], endless).ask(), failure("endless"));
  await assert.rejects(replying(["…"]).ask(), failure("noText"));
  await assert.rejects(replying(["I'm sorry, but I can't help with that."]).ask(), failure("noText"));
});

test("a prompt that is too long is asked once more, without what is around the text, and never a third time", async () => {
  const asked: Prompt[] = [];
  const takes = (most: number): LanguageModel => ({
    name: "small",
    origin: "http://127.0.0.1",
    async *generate(prompt) {
      asked.push(prompt);
      if (asked.length <= most) throw new LanguageModelError("tooLong", "too long");
      yield "We decided that Marta would paint 12 windows.";
    },
  });
  const inputs = {
    preference: "Keep sentences short.",
    passages: ["A passage of mine."],
    contrast: ["A sentence of theirs."],
    title: "Windows",
    before: "There was a meeting. ",
    text: TEXT,
    after: " The rest can wait.",
    languageId: "markdown",
    lost: [],
  };
  const { signal } = new AbortController();
  const answer = await rewrite({ model: takes(1), inputs, signal });
  assert.match(answer?.text ?? "", /^We decided/);
  const [first, second] = asked.map(({ user }) => user);
  for (const around of ["of mine", "of theirs", "There was", "can wait"]) {
    assert.ok(first?.includes(around) && !second?.includes(around), around);
  }
  assert.ok(second?.includes("Marta would paint"));
  assert.equal(asked[0]?.system, asked[1]?.system);
  asked.length = 0;
  await assert.rejects(rewrite({ model: takes(2), inputs, signal }), { failure: "tooLong" });
  assert.equal(asked.length, 2);
});

test("a cancelled one is undefined", async () => {
  const controller = new AbortController();
  controller.abort();
  assert.equal(await replying(["We"]).ask(TEXT, controller.signal), undefined);
});
