// Language models as another extension brings them: they answer what a test has put into next.json, and log what they were asked.
const { appendFileSync, existsSync, readFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { setTimeout: delay } = require("node:timers/promises");
const vscode = require("vscode");

const MODELS = [
  { id: "writer-1", name: "Writer One", family: "writer", version: "1" },
  { id: "small", name: "Small Writer", family: "writer", version: "1", maxInputTokens: 50 },
];

/** What the next request is answered with: `{ text }`, `{ error }` (a code of vscode.LanguageModelError), `{ silence: true }`. */
function next(folder) {
  const path = join(folder, "next.json");
  if (!existsSync(path)) return { text: "and the rest of it was left for Monday." };
  const answer = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  return answer;
}

async function answer(model, messages, progress, token) {
  const folder = vscode.workspace.getConfiguration("testers").get("folder");
  const log = (what) => appendFileSync(join(folder, "log.jsonl"), `${JSON.stringify(what)}\n`);
  const texts = messages.map(({ content }) => content.map(({ value }) => value).join(""));
  log({ model: model.id, texts });
  const { text, error, silence } = next(folder);
  if (error) throw vscode.LanguageModelError[error]("as the test wants it");
  if (silence) {
    while (!token.isCancellationRequested) await delay(10);
    log({ cancelled: true });
    return;
  }
  for (const piece of text.split(/(?<= )/)) {
    progress.report(new vscode.LanguageModelTextPart(piece));
    await delay(5);
  }
}

exports.activate = (context) => {
  const provider = {
    provideLanguageModelChatInformation: () =>
      MODELS.map((model) => ({
        maxInputTokens: 32_000,
        maxOutputTokens: 4_000,
        capabilities: {},
        ...model,
      })),
    provideLanguageModelChatResponse: (model, messages, _options, progress, token) =>
      answer(model, messages, progress, token),
    provideTokenCount: async (_model, text) => String(text).split(/\s+/).length,
  };
  context.subscriptions.push(vscode.lm.registerLanguageModelChatProvider("testers", provider));
};
