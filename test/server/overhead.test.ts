import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { PromptInputs } from "../../src/generation/prompt.ts";
import { type OpenAiServer, startOpenAiServer } from "./openAiServer.ts";
import { measureCancel, measureOverhead } from "./overhead.ts";

/** The whole answer takes some three seconds more than its first sentence: whoever waited for it would be seen. */
const MOST = { afterLastPiece: 50, cancel: 50 };
const TIMES = 5;

const INPUTS: PromptInputs = {
  preference: "Keep sentences short.",
  passages: [],
  contrast: [],
  title: undefined,
  before: "When I walked down on Sunday ",
  after: "",
  languageId: "markdown",
  unit: "sentence",
};

let server: OpenAiServer;
before(async () => {
  server = await startOpenAiServer();
  // The first call loads what the later ones have.
  await measureOverhead(server, INPUTS);
});
after(() => server.close());

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

test("a whole sentence is there as soon as its last token needed has come", async () => {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const { afterLastPiece, text } = await measureOverhead(server, INPUTS);
    assert.match(text ?? "", /^it was the heron .* told the committee\.$/);
    assert.ok(afterLastPiece >= 0);
    times.push(afterLastPiece);
  }
  assert.ok(median(times) <= MOST.afterLastPiece, `${times.map(Math.round)} ms`);
});

test("a cancelled request closes its connection", async () => {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push(await measureCancel(server, INPUTS));
  assert.equal(server.log.at(-1)?.isAnswered, false);
  assert.ok(median(times) <= MOST.cancel, `${times.map(Math.round)} ms`);
});
