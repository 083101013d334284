import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import { type OpenAiServer, startOpenAiServer } from "../../test/server/openAiServer.ts";
import type { Studied } from "../generation/study.ts";
import { StudyCache } from "../generation/studyCache.ts";
import { type StudyPlan, studyNeeds } from "../generation/studyNeeds.ts";
import { answerStudy, memoryTexts } from "../generation/studyTesting.ts";
import { studyUnasked } from "../generation/studyUnasked.ts";
import { parseEndpoint } from "../llm/endpoint.ts";
import { openAiModel } from "../llm/openai.ts";
import { watchedModel } from "../llm/watchedModel.ts";
import { AutomaticStudy, permissionToStudy, type StudyCircumstances, WAIT_MS } from "./automaticStudy.ts";
import { ModelHealth } from "./modelHealth.ts";
import { RequestCounter } from "./requestCounter.ts";

const TASKS = ["letter", "report"];
const ids = Array.from({ length: 12 }, (_, index) => `doc${index}.md`);
const plan: StudyPlan = {
  tasks: TASKS.map((id, task) => ({
    id,
    name: id,
    purpose: `It is a ${id}.`,
    documents: ids.filter((_, index) => index % TASKS.length === task),
  })),
  fingerprints: Object.fromEntries(ids.map((id) => [id, `f-${id}`])),
  preference: "Write short sentences: about 9 words, where others have 18.",
  measured: {},
  kin: {},
  steering: {},
};
const CALLS = ids.length + TASKS.length;

let server: OpenAiServer;
let reply: (prompt: string) => string;
/** Time in milliseconds, and what waits for it. */
let now: number;
let waiting: { readonly at: number; readonly act: () => void }[];

beforeEach(async () => {
  reply = answerStudy;
  now = 0;
  waiting = [];
  server = await startOpenAiServer({ reply: (prompt) => reply(prompt), delay: 10 });
});
afterEach(() => server.close());

/** What a window of the editor has: the study that begins by itself, on what was kept in `texts`. */
function openWindow(texts = memoryTexts(), url = server.url) {
  const circumstances = { isWanted: true, provider: "endpoint", hasConsent: true, isReading: false } as const;
  const today = new Map<string, unknown>();
  const memento = {
    get: (key: string) => today.get(key),
    update: async (key: string, value: unknown) => void today.set(key, value),
  };
  const requests = new RequestCounter(
    memento as never,
    () => new Date(2026, 4, 3),
    () => {},
  );
  const health = new ModelHealth(
    () => now,
    () => {},
  );
  const failures: string[] = [];
  const progress: number[] = [];
  let under: Promise<Studied | undefined> | undefined;
  const window = {
    requests,
    failures,
    progress,
    plan,
    limit: 0,
    circumstances: circumstances as Omit<StudyCircumstances, "isWithinLimit" | "rests">,
    /** Lets time pass, and waits until a study that began has ended. */
    async pass(milliseconds: number): Promise<void> {
      now += milliseconds;
      const due = waiting.filter(({ at }) => at <= now);
      waiting = waiting.filter(({ at }) => at > now);
      for (const { act } of due) act();
      await delay(0);
      await under?.catch(() => undefined);
      await delay(0);
    },
  };
  const cache = new StudyCache(texts, (text) => Buffer.from(text).toString("hex"));
  const model = watchedModel(
    openAiModel({
      endpoint: parseEndpoint(url),
      model: "test-model",
      apiKey: undefined,
      headers: {},
      fetch: globalThis.fetch,
    }),
    {
      asked: () => requests.count("unasked"),
      answered: () => health.worked(),
      failed: (error) => health.failed(error),
    },
  );
  const permission = () =>
    permissionToStudy({
      ...window.circumstances,
      isWithinLimit: requests.isWithin(window.limit),
      rests: health.rests,
    });
  const study = async (signal: AbortSignal) => {
    const needs = await studyNeeds(window.plan, model, cache);
    if (needs.documents.length + needs.tasks.length === 0) return undefined;
    const compare = async (id: string) => ({
      task: { name: "letter", purpose: "It is a letter." },
      own: `We didn't wait for ${id}. It's here.`,
      others: [`The arrival of ${id} was awaited by everybody concerned.`],
    });
    const onProgress = ({ done }: { done: number }) => void progress.push(done);
    const request = { model, plan: window.plan, cache, compare, signal, onProgress };
    return studyUnasked(request, () => permission() === "now");
  };
  const automatic = new AutomaticStudy({
    permission,
    study: (signal) => {
      under = study(signal);
      return under;
    },
    after: (milliseconds, act) => {
      const timer = { at: now + milliseconds, act };
      waiting.push(timer);
      return () => {
        waiting = waiting.filter((each) => each !== timer);
      };
    },
    failed: (message) => failures.push(message),
  });
  return Object.assign(window, { automatic, texts });
}

test("new documents are studied by themselves, minutes after the last was saved, in a call for each document and task, some at once", async () => {
  const { automatic, pass, progress, requests, failures } = openWindow();
  automatic.changed();
  await pass(WAIT_MS.saved - 1_000);
  automatic.changed();
  await pass(WAIT_MS.saved - 1_000);
  assert.equal(server.log.length, 0, "not while it is still being saved");
  await pass(1_000);
  assert.equal(server.log.length, CALLS);
  assert.deepEqual([progress[0], progress.at(-1)], [0, CALLS]);
  assert.deepEqual([requests.today.unasked, requests.today.asked], [CALLS, 0]);
  const atOnce = server.log.map(
    ({ receivedAt }) =>
      server.log.filter((other) => other.receivedAt < receivedAt && (other.closedAt ?? 0) > receivedAt)
        .length,
  );
  assert.ok(Math.max(...atOnce) >= 1 && Math.max(...atOnce) < 4, `${Math.max(...atOnce)} beside one`);
  assert.deepEqual(failures, []);
});

test("nothing is asked twice: neither later, nor after a restart; a new document takes a call, and its task another", async () => {
  const first = openWindow();
  first.automatic.changed();
  await first.pass(WAIT_MS.saved);
  first.automatic.changed();
  await first.pass(WAIT_MS.saved);
  assert.equal(server.log.length, CALLS);
  first.automatic.dispose();

  const second = openWindow(first.texts);
  second.automatic.changed();
  await second.pass(WAIT_MS.saved);
  assert.equal(server.log.length, CALLS);
  const [letter, report] = plan.tasks;
  second.plan = {
    ...plan,
    fingerprints: { ...plan.fingerprints, "new.md": "f-new" },
    tasks: [{ ...letter!, documents: [...letter!.documents.slice(1), "new.md"] }, report!],
  };
  second.automatic.changed();
  await second.pass(WAIT_MS.saved);
  assert.equal(server.log.length, CALLS + 2);
});

test("nothing is asked where the person does not want it, has not agreed, has chosen another model or none, or where it is still read", async () => {
  const cases: readonly Partial<StudyCircumstances>[] = [
    { isWanted: false },
    { hasConsent: false },
    { provider: "editor" },
    { provider: undefined },
    { isReading: true },
  ];
  for (const each of cases) {
    const { automatic, pass, circumstances } = openWindow();
    Object.assign(circumstances, each);
    automatic.changed();
    await pass(WAIT_MS.saved);
    automatic.reconsider();
    await pass(WAIT_MS.wanted);
    await pass(WAIT_MS.again);
    assert.equal(server.log.length, 0, JSON.stringify(each));
    automatic.dispose();
  }
});

test("turned on, it begins in seconds; agreed to later, within the hour; turned off, it ends", async () => {
  const { automatic, pass, circumstances } = openWindow();
  Object.assign(circumstances, { hasConsent: false });
  automatic.reconsider();
  await pass(WAIT_MS.wanted);
  Object.assign(circumstances, { hasConsent: true });
  await pass(WAIT_MS.again);
  assert.equal(server.log.length, CALLS);

  const other = openWindow();
  other.automatic.reconsider();
  Object.assign(other.circumstances, { isWanted: false });
  other.automatic.reconsider();
  await other.pass(WAIT_MS.again);
  assert.equal(server.log.length, CALLS);
});

test("at the day's limit it stops, without a word, and goes on where it was when there is room again", async () => {
  const window = openWindow();
  window.limit = 5;
  window.automatic.changed();
  await window.pass(WAIT_MS.saved);
  assert.equal(server.log.length, 5);
  await window.pass(WAIT_MS.again);
  assert.equal(server.log.length, 5);
  assert.deepEqual(window.failures, []);
  window.requests.clear();
  window.limit = 100;
  await window.pass(WAIT_MS.again);
  assert.equal(server.log.length, CALLS);
});

test("stopped by the person, what is under way is given up and what was found is kept; a change of the settings goes on", async () => {
  const window = openWindow();
  window.automatic.changed();
  let seen = 0;
  reply = (prompt) => {
    seen++;
    if (seen === 4) window.automatic.stop();
    return answerStudy(prompt);
  };
  await window.pass(WAIT_MS.saved);
  const asked = () => window.requests.today.unasked;
  const before = asked();
  assert.ok(before < 9, `${before} calls`);
  const kept = (await window.texts.keys()).length;
  assert.ok(kept >= 1);
  window.automatic.changed();
  await window.pass(WAIT_MS.again);
  assert.equal(asked(), before);
  window.automatic.reconsider();
  await window.pass(WAIT_MS.wanted);
  assert.equal(asked(), before + CALLS - kept);
});

test("offline it is silent, asks once and no more, and does its work when the server is there again", async () => {
  const port = Number(new URL(server.url).port);
  await server.close();
  const window = openWindow();
  window.automatic.changed();
  await window.pass(WAIT_MS.saved);
  assert.equal(window.requests.today.unasked, 1);
  assert.deepEqual(window.failures.length, 1, "for the log");
  server = await startOpenAiServer({ reply: answerStudy, port });
  await window.pass(WAIT_MS.again);
  assert.equal(server.log.length, CALLS);
});

test("a key that is refused, or answers that cannot be used, end it until something is changed", async () => {
  const window = openWindow();
  server.next({ kind: "refuse", status: 401 });
  window.automatic.changed();
  await window.pass(WAIT_MS.saved);
  await window.pass(WAIT_MS.again);
  window.automatic.changed();
  await window.pass(WAIT_MS.again);
  assert.equal(server.log.length, 1);

  reply = (prompt) => (prompt.includes("doc7.md") ? "I would rather not." : answerStudy(prompt));
  window.automatic.reconsider();
  await window.pass(WAIT_MS.again);
  const asked = server.log.length;
  window.automatic.changed();
  await window.pass(WAIT_MS.again);
  assert.equal(server.log.length, asked);
});
