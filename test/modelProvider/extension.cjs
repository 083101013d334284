// Language models as another extension brings them: what they are asked goes to the tests' server, which logs it and answers as it is told.
const vscode = require("vscode");

const MODELS = [
  { id: "writer-1", name: "Writer One", family: "writer", version: "1", requiresAuthorization: true },
  { id: "small", name: "Small Writer", family: "writer", version: "1", maxInputTokens: 50 },
];

/** The server's answer to a request, still to be read. A refusal with a code of vscode.LanguageModelError is thrown as the editor's models throw it. */
async function asked(model, messages, signal) {
  const server = vscode.workspace.getConfiguration("testers").get("server");
  const response = await fetch(`${server}/chat/completions`, {
    method: "POST",
    body: JSON.stringify({
      model: model.id,
      stream: true,
      messages: messages.map(({ content }) => ({
        role: "user",
        content: content.map(({ value }) => value).join(""),
      })),
    }),
    signal,
  });
  if (response.ok) return response;
  const { code, message } = (await response.json()).error;
  throw vscode.LanguageModelError[code]?.(message) ?? new Error(message);
}

/** The text in a piece of a stream of server-sent events. */
function textIn(line) {
  const data = line.replace("data: ", "");
  return data === "[DONE]" ? "" : (JSON.parse(data).choices[0].delta.content ?? "");
}

async function answer(model, messages, progress, token) {
  const giveUp = new AbortController();
  token.onCancellationRequested(() => giveUp.abort());
  const { body } = await asked(model, messages, giveUp.signal);
  let received = "";
  for await (const piece of body.pipeThrough(new TextDecoderStream())) {
    const lines = (received + piece).split("\n\n");
    received = lines.pop();
    for (const line of lines) progress.report(new vscode.LanguageModelTextPart(textIn(line)));
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
