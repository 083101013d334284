import { join } from "node:path";
import { test } from "node:test";
import type { Prompt } from "../../llm/languageModel.ts";
import { judgePrompt } from "./judge.ts";
import { parseMethod } from "./method.ts";
import { Pool } from "./pool.ts";
import { selftestTargets } from "./selftestData.ts";
import { write } from "./write.ts";

const targets = selftestTargets();
const pool = new Pool(targets, []);

/** Every prompt that a method asks for the first user, in order; a small one, so that it can be read. */
async function promptsOf(name: string): Promise<Prompt[]> {
  const prompts: Prompt[] = [];
  const ask = async (prompt: Prompt) => {
    prompts.push(prompt);
    return `Answer ${prompts.length}.`;
  };
  await write(targets[0]!, parseMethod(name), {
    targets,
    pool,
    ask,
    model: () => ({
      name: "m",
      origin: "o",
      async *generate(prompt) {
        yield await ask(prompt);
      },
    }),
    embed: async (texts) => texts.map((text) => [text.length, text.split(" ").length]),
    author: async ({ user }) => ({
      preference: `Write as ${user} does.`,
      contrast: ["It must be observed that others write so."],
      retrieve: async (_query, limit) => targets[0]!.profile.slice(0, limit).map(({ text }) => text),
      fit: async () => 0,
    }),
    signal: new AbortController().signal,
    seedOf: (user) => user.length,
  });
  return prompts;
}

const shown = (prompts: readonly Prompt[]) =>
  prompts.map(({ system, user }) => `── system\n${system}\n── user\n${user}\n`).join("\n");

const golden = (name: string) => join(import.meta.dirname, "golden", `${name.replaceAll("/", "-")}.txt`);
const serializers = [(value: unknown) => String(value)];

for (const name of [
  "none",
  "rag/n=2",
  "intsum/n=2",
  "cicl/n=2",
  "dpl/n=2",
  "dpl/n=1/free",
  "dpl/n=1/none",
  "dpl/n=1/wrong-author",
  "ours",
  "ours/wrong-author",
  "ours/observed/n=1",
]) {
  test(`the prompts of ${name}, as they are sent`, async (t) => {
    t.assert.fileSnapshot(shown(await promptsOf(name)), golden(name), { serializers });
  });
}

test("the judge's prompt, as it is sent", (t) => {
  const prompt = judgePrompt(targets[0]!.target, "It rings, and people step aside.");
  t.assert.fileSnapshot(shown([prompt]), golden("judge"), { serializers });
});
