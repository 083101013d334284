import * as vscode from "vscode";
import {
  type GenerateOptions,
  type LanguageModel,
  LanguageModelError,
  type LanguageModelFailure,
  type Prompt,
} from "../llm/languageModel.ts";
import { Deadline, type Limits } from "../llm/timeLimits.ts";
import { type EditorModel, editorOrigin } from "./chosenModel.ts";

/** The answer is cut here where a model goes on past the tokens it was asked for; tokens of prose are 4 to 5 characters. */
const CHARACTERS_PER_TOKEN = 8;

/** Before it asks a model for the first time the editor asks the person, who may take their time. */
const LIMITS: Limits = { firstToken: 180_000, total: 300_000 };

/** The codes of the editor's errors, and what they mean to the person. */
const FAILURES: Readonly<Record<string, LanguageModelFailure>> = {
  NoPermissions: "notAllowed",
  Blocked: "blocked",
  NotFound: "editorModelGone",
};

/** Whether this editor has models at all: some that are built from the same sources do not. */
function hasModels(): boolean {
  return typeof vscode.lm?.selectChatModels === "function";
}

/** The editor's own models, which other extensions bring; none where the editor knows no such thing. To be called when a person wants it. */
export async function editorModels(): Promise<readonly vscode.LanguageModelChat[]> {
  return hasModels() ? await vscode.lm.selectChatModels() : [];
}

/** One of the editor's models, asked through the editor, which asks the person first. Throws {@link LanguageModelError} where it is not there. */
export async function editorModel({
  vendor,
  id,
}: Pick<EditorModel, "vendor" | "id">): Promise<LanguageModel> {
  const [model] = hasModels() ? await vscode.lm.selectChatModels({ vendor, id }) : [];
  if (!model) throw new LanguageModelError("editorModelGone", "The editor has no such model");
  return {
    name: id,
    origin: editorOrigin(vendor, id),
    generate: (prompt, options) => generate(model, prompt, options),
  };
}

async function* generate(
  model: vscode.LanguageModelChat,
  { system, user }: Prompt,
  { signal, maxTokens, mustEnd }: GenerateOptions,
): AsyncGenerator<string> {
  if (signal.aborted) return;
  using deadline = new Deadline(signal, LIMITS);
  const cancelling = new vscode.CancellationTokenSource();
  deadline.signal.addEventListener("abort", () => cancelling.cancel(), { once: true });
  let room = maxTokens * CHARACTERS_PER_TOKEN;
  try {
    await expectRoom(model, system + user, cancelling.token);
    // The editor's models know no system message: what is stable comes first.
    const messages = [system, user].map((text) => vscode.LanguageModelChatMessage.User(text));
    const justification = vscode.l10n.t("Idiolect continues and rewrites your text where you ask it to.");
    const { text } = await model.sendRequest(messages, { justification }, cancelling.token);
    for await (const piece of text) {
      if (signal.aborted) return;
      deadline.begin();
      yield piece.slice(0, room);
      room -= piece.length;
      if (room <= 0) break;
    }
  } catch (error) {
    if (signal.aborted) return;
    deadline.check();
    throw failureOf(error);
  } finally {
    // Whoever has enough of the answer, or nobody who waits for it, lets the model stop.
    cancelling.cancel();
    cancelling.dispose();
  }
  if (signal.aborted) return;
  deadline.check();
  if (mustEnd && room <= 0) throw new LanguageModelError("endless", "The answer did not come to its end");
}

/** Throws `tooLong` where a prompt has more tokens than the model takes; a token has at least one character. */
async function expectRoom(
  model: vscode.LanguageModelChat,
  prompt: string,
  token: vscode.CancellationToken,
): Promise<void> {
  if (prompt.length <= model.maxInputTokens) return;
  if ((await model.countTokens(prompt, token)) <= model.maxInputTokens) return;
  throw new LanguageModelError("tooLong", "The prompt has more tokens than the model takes");
}

/** Neither message nor cause is kept: a model's extension may have put the prompt into them. */
function failureOf(error: unknown): LanguageModelError {
  // Both classes have the same name, by which ours is told: the editor's is looked for first.
  const isEditors = error instanceof vscode.LanguageModelError;
  if (!isEditors && error instanceof LanguageModelError) return error;
  const failure = isEditors ? FAILURES[error.code] : undefined;
  return new LanguageModelError(failure ?? "serverError", "The editor's model did not answer");
}
