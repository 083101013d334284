import { setTimeout as delay } from "node:timers/promises";
import * as vscode from "vscode";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import { ModelSuggestions } from "../completion/modelSuggestions.ts";
import { type WhyOnDevice, whyOnDevice } from "../completion/whoAnswers.ts";
import type { Engine } from "../engine.ts";
import { continueOnce } from "../generation/personalize.ts";
import { LanguageModelError } from "../llm/languageModel.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { describeError, signed, tellFailure } from "./failure.ts";
import { madeByModel } from "./madeBy.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { dailyRequestLimit, SettingsError } from "./modelSettings.ts";
import type { Place } from "./place.ts";
import { promptInputsAt, type Summaries } from "./promptInputs.ts";
import { automaticCompletion } from "./settings.ts";
import { mayNotBeSent } from "./sources.ts";

export interface TypingModelParts {
  readonly engine: Pick<Engine, "reportFor" | "retrieve">;
  readonly last: LastCompletion;
  readonly models: Models;
  readonly states: StateFile;
  readonly summaries: Summaries;
  readonly log: vscode.LogOutputChannel;
}

/** A language model that completes sentences while they are typed, where the person chose so: only an endpoint's, and only after a consent. */
export class TypingModel implements vscode.Disposable {
  readonly #parts: TypingModelParts;
  readonly #suggestions: ModelSuggestions;
  readonly #watching: vscode.Disposable;
  /** Where the document and the cursor were when the model was asked. */
  #asked:
    | { readonly document: vscode.TextDocument; readonly version: number; readonly at: vscode.Position }
    | undefined;

  constructor(parts: TypingModelParts) {
    this.#parts = parts;
    const wait = (milliseconds: number, signal: AbortSignal) =>
      delay(milliseconds, undefined, { signal }).catch(() => undefined);
    this.#suggestions = new ModelSuggestions(wait, () => this.#mayAskOnceMore());
    const look = () => this.#cancelIfElsewhere();
    this.#watching = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(look),
      vscode.window.onDidChangeTextEditorSelection(look),
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("idiolect")) this.#suggestions.clear();
      }),
    );
  }

  /** Why this machine completes a document, and no model; undefined where one does where this machine has nothing to say. Throws {@link SettingsError}. */
  whyOnDevice(uri: string): WhyOnDevice | undefined {
    const { states, models } = this.#parts;
    const chosen = chosenModel();
    return whyOnDevice({
      isWanted: automaticCompletion() === "model",
      provider: chosen?.provider,
      isPrivate: mayNotBeSent(uri, states),
      hasConsent: states.state.consents.some(({ origin }) => origin === chosen?.origin),
      isWithinLimit: models.requests.isWithin(dailyRequestLimit()),
      rests: models.health.rests,
    });
  }

  /**
   * The model's end of the sentence at a place, once the person pauses there; undefined where it has none, is not asked, or was too late.
   * Never rejects: the first failure in a row is told.
   */
  async suggestAt(
    place: Place,
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<string | undefined> {
    let chosen: ChosenModel | undefined;
    try {
      chosen = chosenModel();
      const why = this.whyOnDevice(place.uri);
      if (why === "limit") this.#tellLimit();
      if (why !== undefined || !chosen) return undefined;
      const { before, after } = place.request;
      this.#asked = { document, version: document.version, at: place.range.start };
      using _ = { [Symbol.dispose]: onCancelled(token, () => this.#suggestions.cancel()) };
      const asked = chosen;
      return await this.#suggestions.at({ document: place.uri, before, after }, (signal) =>
        this.#ask(asked, place, signal),
      );
    } catch (error) {
      this.#tell(error, chosen?.host ?? "");
      return undefined;
    }
  }

  /** Forgets what the model has answered, and gives up what is under way. */
  forget(): void {
    this.#suggestions.clear();
  }

  dispose(): void {
    this.#suggestions.cancel();
    this.#watching.dispose();
  }

  async #ask(chosen: ChosenModel, place: Place, signal: AbortSignal): Promise<string | undefined> {
    const { engine, last, models, summaries } = this.#parts;
    const inputs = await promptInputsAt(place, engine, summaries);
    const model = await models.connect(chosen, "typing");
    if (signal.aborted) return undefined;
    try {
      const answer = await continueOnce({ model, inputs: { ...inputs, unit: "sentence" }, signal });
      if (answer) last.make([madeByModel(answer.text, place, chosen, inputs)]);
      return answer?.text;
    } catch (error) {
      const hasNone =
        error instanceof LanguageModelError && /^(?:noText|tooLong|endless)$/.test(error.failure);
      if (hasNone) return undefined;
      throw error;
    }
  }

  #mayAskOnceMore(): boolean {
    const { models } = this.#parts;
    return models.requests.isWithin(dailyRequestLimit()) && !models.health.rests;
  }

  #cancelIfElsewhere(): void {
    const asked = this.#asked;
    if (!asked || !this.#suggestions.asking) return;
    const editor = vscode.window.activeTextEditor;
    const isThere =
      editor?.document === asked.document &&
      asked.document.version === asked.version &&
      editor.selection.active.isEqual(asked.at);
    if (!isThere) this.#suggestions.cancel();
  }

  #tell(error: unknown, host: string): void {
    const { log, models } = this.#parts;
    // A setting that cannot be used is told of when the person asks for something, and in the status bar.
    if (error instanceof SettingsError || !models.health.tells(error)) {
      log.warn(`No completion by the model. ${describeError(error)}`);
      return;
    }
    const message = vscode.l10n.t(
      "{0} The model on this machine answers instead.",
      sayModelFailure(error, host),
    );
    void tellFailure(signed(message), error, log);
  }

  #tellLimit(): void {
    if (!this.#parts.models.requests.tellsLimit()) return;
    const change = vscode.l10n.t("Change Limit");
    const message = vscode.l10n.t(
      "Idiolect: the day’s limit of {0} requests while typing is reached. The model on this machine completes until tomorrow.",
      dailyRequestLimit(),
    );
    void vscode.window.showInformationMessage(message, change).then((answer) => {
      if (answer !== change) return;
      return vscode.commands.executeCommand(
        "workbench.action.openSettings",
        "idiolect.llm.dailyRequestLimit",
      );
    });
  }
}

/** Calls `act` when the token is cancelled; returns what ends that. */
function onCancelled(token: vscode.CancellationToken, act: () => void): () => void {
  if (token.isCancellationRequested) act();
  const listening = token.onCancellationRequested(act);
  return () => listening.dispose();
}
