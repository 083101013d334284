import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import fc from "fast-check";
import { startOpenAiServer } from "../../test/server/openAiServer.ts";
import { continueOnce } from "../generation/personalize.ts";
import { parseEndpoint } from "../llm/endpoint.ts";
import { openAiModel } from "../llm/openai.ts";
import { type AskedPlace, type AskModel, ModelSuggestions, PAUSE_MS, type Wait } from "./modelSuggestions.ts";

const place = (before: string, after = "", document = "a.md"): AskedPlace => ({ document, before, after });
const atOnce: Wait = async () => {};
const always = () => true;
const says =
  (text: string | undefined): AskModel =>
  async () =>
    text;
const never: AskModel = () => assert.fail("asked");

test("a pause is waited for, and what is typed meanwhile is asked about instead", async () => {
  const waits: number[] = [];
  const gates: (() => void)[] = [];
  const wait: Wait = (milliseconds) =>
    new Promise((resolve) => {
      waits.push(milliseconds);
      gates.push(resolve);
    });
  const suggestions = new ModelSuggestions(wait, always);
  const first = suggestions.at(place("I s"), never);
  const second = suggestions.at(place("I sa"), says("w it."));
  for (const open of gates) open();
  assert.deepEqual(await Promise.all([first, second]), [undefined, "w it."]);
  assert.deepEqual(waits, [PAUSE_MS, PAUSE_MS]);
});

test("what was answered is kept while it is typed, and when one comes back", async () => {
  const suggestions = new ModelSuggestions(atOnce, always);
  assert.equal(await suggestions.at(place("I s"), says("aw it.")), "aw it.");
  assert.equal(await suggestions.at(place("I sa"), never), "w it.");
  assert.equal(await suggestions.at(place("I b"), says("elieve it.")), "elieve it.");
  assert.equal(await suggestions.at(place("I saw"), never), " it.");
  assert.equal(await suggestions.at(place("I saw it."), says(" Then I left.")), " Then I left.");
  assert.equal(await suggestions.at(place("I s", "!"), says("ang")), "ang");
  assert.equal(await suggestions.at(place("I s", "", "b.md"), says("ing.")), "ing.");
  suggestions.clear();
  assert.equal(await suggestions.at(place("I s"), says("ow.")), "ow.");
});

test("where the model had nothing to say it is not asked again", async () => {
  const suggestions = new ModelSuggestions(atOnce, always);
  assert.equal(await suggestions.at(place("I s"), says(undefined)), undefined);
  assert.equal(await suggestions.at(place("I s"), never), undefined);
  assert.equal(await suggestions.at(place("I sa"), says("w it.")), "w it.");
});

test("a failure is told, and is not kept; one that came too late is not told", async () => {
  const suggestions = new ModelSuggestions(atOnce, always);
  const fails: AskModel = () => Promise.reject(new Error("down"));
  await assert.rejects(suggestions.at(place("I s"), fails), /down/);
  assert.equal(await suggestions.at(place("I s"), says("aw.")), "aw.");
  const late = suggestions.at(place("I b"), fails);
  suggestions.cancel();
  assert.equal(await late, undefined);
});

test("what is typed on from a known answer gives up the request that is under way", async () => {
  const suggestions = new ModelSuggestions(atOnce, always);
  await suggestions.at(place("I s"), says("aw it."));
  let signal: AbortSignal | undefined;
  const slow = suggestions.at(place("I b"), (given) => {
    signal = given;
    return new Promise((resolve) => given.addEventListener("abort", () => resolve("late")));
  });
  await delay(1);
  assert.deepEqual(suggestions.asking, place("I b"));
  assert.equal(await suggestions.at(place("I sa"), never), "w it.");
  assert.ok(signal?.aborted);
  assert.equal(await slow, undefined);
  assert.equal(suggestions.asking, undefined);
});

/** What can happen, in any order: text typed (so that it is asked elsewhere), time passing, the model answering or failing, the cursor moving away. */
const event = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("type" as const), letter: fc.constantFrom("a", "b") }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("delete" as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("pass" as const), milliseconds: fc.nat({ max: 400 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("answer" as const), text: fc.stringMatching(/^[ab]{0,3}$/) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("fail" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("leave" as const) }) },
);

/** A clock that stands still until told. */
class Clock {
  now = 0;
  #waiting: { readonly at: number; readonly ring: () => void }[] = [];

  readonly wait: Wait = (milliseconds, signal) =>
    new Promise((resolve) => {
      this.#waiting.push({ at: this.now + milliseconds, ring: resolve });
      signal.addEventListener("abort", () => resolve());
    });

  pass(milliseconds: number): void {
    this.now += milliseconds;
    for (const { at, ring } of this.#waiting) if (at <= this.now) ring();
  }
}

/** Lets all promises that can settle do so. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

test("whatever happens: never two requests at once, none before a pause, no stale answer, none past the limit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), fc.nat({ max: 5 }), async (events, limit) => {
      const clock = new Clock();
      const suggestions = new ModelSuggestions(clock.wait, () => requests < limit);
      let text = "";
      let moves = 0;
      let movedAt = 0;
      let requests = 0;
      /** Under way, each with how it is answered, and how it ends where it is given up: a moment later. */
      const open = new Set<{ resolve: (text: string | undefined) => void; reject: (error: Error) => void }>();
      const answers = new Map<string, string>();
      const asks: AskModel = (signal) => {
        requests += 1;
        assert.equal(open.size, 0, "two at once");
        assert.ok(clock.now - movedAt >= PAUSE_MS, "asked before a pause");
        return new Promise((resolve, reject) => {
          const request = { resolve, reject };
          open.add(request);
          signal.addEventListener("abort", () =>
            setImmediate(() => {
              open.delete(request);
              resolve("too late");
            }),
          );
        });
      };
      const ask = () => {
        const move = ++moves;
        const here = text;
        movedAt = clock.now;
        suggestions.at(place(here), asks).then(
          (shown) => {
            if (shown === undefined) return;
            assert.equal(move, moves, "a stale answer");
            assert.notEqual(shown, "too late");
            assert.ok(
              [...answers].some(
                ([before, answer]) => here.startsWith(before) && before + answer === here + shown,
              ),
              `“${shown}” at “${here}” was never answered`,
            );
          },
          (error: Error) => assert.equal(error.message, "down"),
        );
      };
      for (const happening of events) {
        const [request] = open;
        switch (happening.kind) {
          case "type":
            text += happening.letter;
            ask();
            break;
          case "delete":
            text = text.slice(0, -1);
            ask();
            break;
          case "pass":
            clock.pass(happening.milliseconds);
            break;
          case "answer":
            if (!request) break;
            open.delete(request);
            if (happening.text !== "") answers.set(suggestions.asking?.before ?? "", happening.text);
            request.resolve(happening.text === "" ? undefined : happening.text);
            break;
          case "fail":
            if (!request) break;
            open.delete(request);
            request.reject(new Error("down"));
            break;
          case "leave":
            moves += 1;
            suggestions.cancel();
        }
        await settle();
      }
      assert.ok(requests <= limit, `${requests} requests of ${limit}`);
      suggestions.cancel();
      await settle();
      await settle();
      assert.equal(open.size, 0, "given up");
    }),
    { numRuns: 300 },
  );
});

const SHORT_PAUSE: Wait = (_, signal) => delay(5, undefined, { signal }).catch(() => {});
const TIMES = 5;

test("a request that is given up closes its connection within 50 ms, and for each pause one is sent", async (t) => {
  const server = await startOpenAiServer();
  t.after(() => server.close());
  const endpoint = parseEndpoint(server.url);
  const model = openAiModel({
    endpoint,
    apiKey: undefined,
    headers: {},
    fetch: globalThis.fetch,
    model: "m",
  });
  const suggestions = new ModelSuggestions(SHORT_PAUSE, always);
  const inputs = {
    preference: "",
    passages: [],
    contrast: [],
    title: undefined,
    after: "",
    languageId: "markdown",
    unit: "sentence",
  } as const;
  const ask =
    (before: string): AskModel =>
    async (signal) =>
      (await continueOnce({ model, inputs: { ...inputs, before }, signal }))?.text;
  assert.ok(await suggestions.at(place("It rained. "), ask("It rained. ")));
  for (const behaviour of [
    { kind: "silence" },
    { kind: "stall", text: "and so" },
    { kind: "endless", text: "and so on, ", delay: 5 },
  ] as const) {
    const times: number[] = [];
    for (let time = 0; time < TIMES; time++) {
      server.next(behaviour);
      const before = `It rained, ${behaviour.kind} ${time} `;
      const calls = server.log.length;
      const asked = suggestions.at(place(before), ask(before));
      while (server.log.length === calls) await delay(1);
      await delay(20);
      const request = server.log[calls];
      assert.ok(request && request.closedAt === undefined, "it is under way");
      const cancelled = performance.now();
      suggestions.cancel();
      assert.equal(await asked, undefined);
      while (request.closedAt === undefined) await delay(1);
      assert.equal(request.isAnswered, false);
      times.push(request.closedAt - cancelled);
    }
    // The median, for the machine may be at something else for a moment.
    const median = times.toSorted((a, b) => a - b)[Math.floor(TIMES / 2)]!;
    assert.ok(median < 50, `${behaviour.kind}: ${times}`);
  }
  assert.equal(server.log.length, 1 + 3 * TIMES);
});
