import * as vscode from "vscode";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import type { Engine } from "../engine.ts";
import { agreementOf, withItsBeginning } from "../generation/agreement.ts";
import { promptFor } from "../generation/basePrompt.ts";
import { type Personalized, personalize } from "../generation/personalize.ts";
import type { Candidate } from "../generation/rankCandidates.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { extractProse } from "../text/extractProse.ts";
import { signalOf } from "./cancellation.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { askConsent, showPrompt } from "./consent.ts";
import { describeError, signed, tellFailure } from "./failure.ts";
import type { GhostText } from "./ghostText.ts";
import { madeByModel, madeOnDevice } from "./madeBy.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { ModelProgress } from "./modelProgress.ts";
import { tellOwnPassages } from "./ownPassages.ts";
import { type Place, placeAt } from "./place.ts";
import { LONGEST_TOLD_BY, type PlaceInputs, promptInputsAt, type Summaries } from "./promptInputs.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { mayNotBeSent } from "./sources.ts";
import { UnlikeSign } from "./unlikeSign.ts";
import { Written } from "./written.ts";

export interface PersonalizerParts {
  readonly engine: Engine;
  readonly ghostText: GhostText;
  readonly last: LastCompletion;
  readonly models: Models;
  readonly states: StateFile;
  readonly documents: ReadonlyDocuments;
  readonly summaries: Summaries;
  readonly log: vscode.LogOutputChannel;
}

const MESSAGE_MS = 5_000;

/** “Personalize Completion”: a longer continuation at the cursor, from the endpoint's model or from this machine. */
export class Personalizer implements vscode.Disposable {
  readonly #parts: PersonalizerParts;
  /** The request under way; a new one takes its place. */
  #running: vscode.CancellationTokenSource | undefined;
  /** What a model wrote where it was asked last: asked again there, it writes a further alternative. */
  #written: Written | undefined;
  readonly #unlike = new UnlikeSign();

  constructor(parts: PersonalizerParts) {
    this.#parts = parts;
  }

  /** Asks for continuations at the cursor of the active editor and offers them there, beside those that a model wrote there already. */
  async personalize(): Promise<void> {
    await this.#complete(undefined);
  }

  /** Asks once more where a continuation did not sound like its author, naming what was off. */
  async tryAgain(): Promise<void> {
    if (this.#written?.mayTryAgain) await this.#complete(this.#written.complaints());
  }

  async #complete(complaints: readonly string[] | undefined): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return say(vscode.l10n.t("Idiolect: open a document to complete"));
    this.#running?.cancel();
    this.#unlike.hide();
    const running = new vscode.CancellationTokenSource();
    this.#running = running;
    const place = placeAt(editor.document, editor.selection.active);
    if (!this.#written?.isAt(place)) this.#written = undefined;
    try {
      const texts = await this.#textsFor(place, running.token, complaints);
      if (running.token.isCancellationRequested || !texts) return;
      if (!isStillAt(place)) return say(vscode.l10n.t("Idiolect: the cursor has moved on"));
      if (texts.length === 0) return say(vscode.l10n.t("Idiolect: nothing to suggest here"));
      await this.#parts.ghostText.offer(place, texts);
      this.#tellOfAlternatives(place);
    } finally {
      running.dispose();
      if (this.#running === running) this.#running = undefined;
    }
  }

  cancel(): void {
    this.#running?.cancel();
  }

  dispose(): void {
    this.cancel();
    this.#unlike.dispose();
  }

  /** Shows the prompt that would be sent for the cursor of the active editor, whether or not an endpoint is set. */
  async showPrompt(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return say(vscode.l10n.t("Idiolect: open a document to complete"));
    const place = placeAt(editor.document, editor.selection.active);
    if (this.#isPrivate(place)) {
      await vscode.window.showInformationMessage(
        vscode.l10n.t("Nothing would be sent: this document is private, and is completed on this machine."),
      );
      return;
    }
    const chosen = chosenModel();
    const inputs = await promptInputsAt(place, this.#parts.engine, this.#parts.summaries);
    const prompt = promptFor(inputs, chosen?.isBase);
    const recipient = vscode.l10n.t("a model (none is set)");
    await showPrompt(prompt, chosen ?? { recipient, provider: "endpoint" }, this.#parts.documents);
  }

  /** Asks whether text may be sent to the chosen model, as it is asked before the first request; nothing is sent. */
  async agree(): Promise<void> {
    const editor = vscode.window.activeTextEditor;
    const chosen = this.#chosen();
    if (!editor || !chosen) return;
    const { documents, engine, states, summaries } = this.#parts;
    const inputs = await promptInputsAt(placeAt(editor.document, editor.selection.active), engine, summaries);
    await askConsent(promptFor(inputs, chosen.isBase), chosen, states, documents);
  }

  /** Continuations, best first; undefined where the person wants none now. */
  async #textsFor(
    place: Place,
    token: vscode.CancellationToken,
    complaints: readonly string[] | undefined,
  ): Promise<readonly string[] | undefined> {
    const chosen = this.#isPrivate(place) ? undefined : this.#chosen();
    if (!chosen) return this.#onDevice(place);
    const { documents, engine, states, summaries } = this.#parts;
    const inputs = await promptInputsAt(place, engine, summaries);
    const consent = await askConsent(promptFor(inputs, chosen.isBase), chosen, states, documents);
    if (consent === "reading") return undefined;
    if (consent === "declined") return this.#onDevice(place);
    this.#written ??= new Written(place);
    const written = this.#written;
    const answer = await this.#fromModel(chosen, inputs, token, complaints);
    if (token.isCancellationRequested) return undefined;
    const text = answer?.text;
    if (answer) {
      const sent = answer.shortened ? { ...inputs, retrieved: [] } : inputs;
      this.#parts.last.make([madeByModel(answer.text, place, chosen, sent)]);
    }
    written.take(text === undefined ? undefined : await this.#judged(text, place), complaints !== undefined);
    return written.texts.length > 0 ? written.texts : this.#onDevice(place);
  }

  async #judged(text: string, { request: { before, after, languageId } }: Place): Promise<Candidate> {
    const { engine, states } = this.#parts;
    const around = (before + after).slice(0, LONGEST_TOLD_BY);
    const [fit, report] = await Promise.all([engine.fit(text), engine.reportFor(around, languageId)]);
    const prose = extractProse(withItsBeginning(text, before), languageId);
    return { text, ...fit, agreement: agreementOf(prose, report, states.state.steering) };
  }

  /** Says how many a model wrote, and whether none of them sounds like the author. */
  #tellOfAlternatives(place: Place): void {
    const written = this.#written;
    if (!written?.isAt(place) || written.texts.length === 0) return;
    if (written.isUnlike) this.#unlike.show(written.mayTryAgain);
    if (written.requests < 2) return;
    say(
      vscode.l10n.t(
        "Idiolect: alternatives here, best first: {0} (requests: {1})",
        written.texts.length,
        written.requests,
      ),
    );
  }

  /** Whether the author wants nothing of the document sent anywhere. */
  #isPrivate({ uri }: Place): boolean {
    return mayNotBeSent(uri, this.#parts.states);
  }

  /** Undefined where no model is chosen, or one that cannot be used, which is told. */
  #chosen(): ChosenModel | undefined {
    try {
      return chosenModel();
    } catch (error) {
      this.#tell(error, "");
      return undefined;
    }
  }

  async #onDevice(place: Place): Promise<string[]> {
    const suggestions = await this.#parts.engine.continuations(place.request);
    this.#parts.last.make(suggestions.map((suggestion) => madeOnDevice(suggestion, place)));
    tellOwnPassages(suggestions);
    return suggestions.map(({ text }) => text);
  }

  /** The model's continuation; undefined where it was cancelled, or failed, which is told. */
  async #fromModel(
    chosen: ChosenModel,
    inputs: PlaceInputs,
    token: vscode.CancellationToken,
    complaints: readonly string[] | undefined,
  ): Promise<Personalized | undefined> {
    const { name, host } = chosen;
    const progress = new ModelProgress(name, host);
    try {
      const model = await this.#parts.models.connect(chosen);
      const onProgress = (characters: number) => progress.show(characters);
      const answer = await personalize({
        model,
        inputs,
        signal: signalOf(token),
        onProgress,
        ...(complaints ? { complaints } : {}),
      });
      if (answer?.partial) say(vscode.l10n.t("Idiolect: the answer broke off; this is what had come of it"));
      return answer;
    } catch (error) {
      this.#tell(error, host);
      return undefined;
    } finally {
      progress.dispose();
    }
  }

  /** Not awaited: the continuation from this machine does not wait until the notification is read. */
  #tell(error: unknown, host: string): void {
    const failure = sayModelFailure(error, host);
    // What the model wrote here before is still there to choose from.
    const isAnswered = (this.#written?.texts.length ?? 0) > 0;
    const message = isAnswered
      ? failure
      : vscode.l10n.t("{0} The model on this machine answers instead.", failure);
    const { models, log } = this.#parts;
    if (models.health.tells(error)) return void tellFailure(signed(message), error, log);
    // Told once; from then on, until it works again, the status bar says it.
    log.error(describeError(error));
    say(signed(message));
  }
}

/** Whether the cursor is where it was, in the same text. */
function isStillAt(place: Place): boolean {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return false;
  const { uri, request } = placeAt(editor.document, editor.selection.active);
  return (
    uri === place.uri && request.before === place.request.before && request.after === place.request.after
  );
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, MESSAGE_MS);
}
