import * as vscode from "vscode";
import { contextAt } from "../completion/contextAt.ts";
import { TypedAsSuggested } from "../completion/typedAsSuggested.ts";
import { shouldAsk } from "../completion/whenToAsk.ts";
import type { Engine } from "../engine.ts";
import type { Activity } from "./activity.ts";
import { describeError } from "./failure.ts";
import { type Place, placeAt, selectionsIn } from "./place.ts";
import { completesAutomatically, completionPolicy, isCompleted } from "./settings.ts";

/** Suggestions that a command wrote for a place; they wait there until the text goes another way. */
interface Offer {
  readonly place: Place;
  readonly texts: readonly string[];
}

/** Words are also begun, not only ended: the voice model says nothing where it is not sure. */
const MINIMUM_PREFIX = 0;

/** Ghost text in the author's own voice, from this machine. It never speaks up, whatever fails. */
export class GhostText implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #engine: Pick<Engine, "suggest" | "continuations">;
  readonly #activity: Activity;
  readonly #log: vscode.LogOutputChannel;
  readonly #watching: vscode.Disposable;
  readonly #shown = new TypedAsSuggested();
  #offer: Offer | undefined;
  /** Whether the last change to a document took text away, or went back in its past. */
  #isDeleting = false;

  constructor(
    engine: Pick<Engine, "suggest" | "continuations">,
    activity: Activity,
    log: vscode.LogOutputChannel,
  ) {
    this.#engine = engine;
    this.#activity = activity;
    this.#log = log;
    this.#watching = vscode.workspace.onDidChangeTextDocument(({ contentChanges, reason }) => {
      if (contentChanges.length === 0) return;
      this.#isDeleting = reason !== undefined || contentChanges.every(({ text }) => text === "");
    });
  }

  /** Shows `texts`, one of them not empty, as the suggestions where the cursor of the active editor is. */
  async offer(place: Place, texts: readonly string[]): Promise<void> {
    this.#offer = { place, texts };
    await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    { selectedCompletionInfo, triggerKind }: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const place = placeAt(document, position, selectedCompletionInfo);
    const offered = restOf(this.#offer, place);
    if (offered.length > 0) return offered.map((text) => itemOf(text, place));
    this.#offer = undefined;
    const explicit = triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
    if (!isCompleted(document) || !this.#mayAsk(document, place, explicit)) return [];
    try {
      const texts = explicit ? await this.#severalFor(place) : await this.#oneFor(place);
      if (token.isCancellationRequested) return [];
      return texts.map((text) => itemOf(text, place));
    } catch (error) {
      this.#log.warn(`No completion. ${describeError(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #mayAsk(document: vscode.TextDocument, { request }: Place, explicit: boolean): boolean {
    const { before, after, languageId } = request;
    const selections = selectionsIn(document);
    const moment = {
      before,
      previousBefore: undefined,
      after,
      hasSelection: selections.some(({ isEmpty }) => !isEmpty),
      cursors: Math.max(1, selections.length),
      explicit,
    };
    const manners = {
      paused: this.#activity.state.kind !== "on",
      manual: !completesAutomatically(),
      minimumPrefix: MINIMUM_PREFIX,
    };
    if (!explicit && this.#isDeleting) return false;
    return shouldAsk(moment, manners) && contextAt(before, after, languageId).inProse;
  }

  async #oneFor({ uri, request, selected }: Place): Promise<string[]> {
    const { before, after } = request;
    const rest = selected ? undefined : this.#shown.rest(uri, before, after);
    if (rest !== undefined) return [rest];
    const suggestion = await this.#engine.suggest(request, completionPolicy());
    const text = suggestion?.text ?? "";
    if (selected) this.#shown.clear();
    else this.#shown.show(uri, before, after, text);
    return text === "" ? [] : [text];
  }

  async #severalFor({ request }: Place): Promise<string[]> {
    return (await this.#engine.continuations(request)).map(({ text }) => text);
  }
}

/** What is left of an offer, where the person typed what it begins with. */
function restOf(offer: Offer | undefined, { uri, request, selected }: Place): string[] {
  if (!offer || selected || offer.place.uri !== uri) return [];
  const { before, after } = offer.place.request;
  if (request.after !== after || !request.before.startsWith(before)) return [];
  const typed = request.before.slice(before.length);
  return offer.texts
    .filter((text) => text.length > typed.length && text.startsWith(typed))
    .map((text) => text.slice(typed.length));
}

function itemOf(text: string, { selected, range }: Place): vscode.InlineCompletionItem {
  return new vscode.InlineCompletionItem(selected + text, range);
}
