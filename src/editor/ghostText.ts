import * as vscode from "vscode";
import { contextAt } from "../completion/contextAt.ts";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import { TypedAsSuggested } from "../completion/typedAsSuggested.ts";
import { shouldAsk } from "../completion/whenToAsk.ts";
import type { Engine } from "../engine.ts";
import type { Activity } from "./activity.ts";
import { describeError } from "./failure.ts";
import { madeOnDevice } from "./madeBy.ts";
import { tellOwnPassages } from "./ownPassages.ts";
import { type Place, placeAt, selectionsIn } from "./place.ts";
import { automaticCompletion, completionPolicy, isCompleted } from "./settings.ts";
import type { TypingModel } from "./typingModel.ts";

/** Suggestions remembered for each document, to tell what of its text was accepted and not typed. */
const MOST_REMEMBERED = 50;

/** Ghost text in the author's own voice, from this machine, and from a language model where the person wants one. */
export class GhostText implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #engine: Pick<Engine, "suggest" | "continuations">;
  readonly #typing: TypingModel;
  readonly #activity: Activity;
  readonly #last: LastCompletion;
  readonly #log: vscode.LogOutputChannel;
  readonly #watching: vscode.Disposable;
  readonly #shown = new TypedAsSuggested();
  /** What a command wrote: it waits at its place until the text goes another way. */
  readonly #offered = new TypedAsSuggested();
  /** What was returned last, whoever asked for it. */
  readonly #returned = new TypedAsSuggested();
  /** What was shown in each document, the latest last. */
  readonly #lately = new Map<string, readonly string[]>();
  /** Whether the last change to a document took text away, or went back in its past. */
  #isDeleting = false;

  constructor(
    engine: Pick<Engine, "suggest" | "continuations">,
    typing: TypingModel,
    activity: Activity,
    last: LastCompletion,
    log: vscode.LogOutputChannel,
  ) {
    this.#engine = engine;
    this.#typing = typing;
    this.#activity = activity;
    this.#last = last;
    this.#log = log;
    this.#watching = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges, reason }) => {
      if (contentChanges.length === 0) return;
      this.#isDeleting = reason !== undefined || contentChanges.every(({ text }) => text === "");
      const [change] = contentChanges;
      // One character is typed; a suggestion of one is none.
      if (!change || change.text.length < 2) return;
      const upTo = document.getText().slice(0, change.rangeOffset + change.text.length);
      last.insert(document.uri.toString(), upTo);
    });
  }

  /** Shows `texts`, one of them not empty, as the suggestions where the cursor of the active editor is. */
  async offer({ uri, request }: Place, texts: readonly string[]): Promise<void> {
    this.#offered.show(uri, request.before, request.after, texts);
    await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
  }

  /** The suggestions that were shown lately in a document. */
  shownIn(uri: string): readonly string[] {
    return this.#lately.get(uri) ?? [];
  }

  /** What is on show at a place, in the order in which VS Code goes through it; which of it VS Code shows, it does not tell. */
  showingAt(place: Place): readonly string[] {
    return restOf(this.#returned, place);
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    { selectedCompletionInfo, triggerKind }: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const place = placeAt(document, position, selectedCompletionInfo);
    const offered = restOf(this.#offered, place);
    if (offered.length > 0) return this.#items(offered, place);
    this.#offered.clear();
    const explicit = triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
    if (!isCompleted(document) || !this.#mayAsk(document, place, explicit)) return [];
    try {
      const texts = explicit ? await this.#severalFor(place) : await this.#oneFor(place, document, token);
      if (token.isCancellationRequested) return [];
      return this.#items(texts, place);
    } catch (error) {
      this.#log.warn(`No completion. ${describeError(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #items(texts: readonly string[], place: Place): vscode.InlineCompletionItem[] {
    const known = this.shownIn(place.uri).filter((text) => !texts.includes(text));
    if (texts.length > 0) this.#lately.set(place.uri, [...known, ...texts].slice(-MOST_REMEMBERED));
    const { uri, request, selected } = place;
    this.#last.show(uri, request.before, texts);
    if (selected) this.#returned.clear();
    else this.#returned.show(uri, request.before, request.after, texts);
    return texts.map((text) => itemOf(text, place));
  }

  #mayAsk(document: vscode.TextDocument, { request }: Place, explicit: boolean): boolean {
    const { before, after, languageId } = request;
    const selections = selectionsIn(document);
    const moment = {
      after,
      hasSelection: selections.some(({ isEmpty }) => !isEmpty),
      cursors: Math.max(1, selections.length),
      isDeleting: this.#isDeleting,
      explicit,
    };
    const automatic = this.#activity.state.kind === "on" && automaticCompletion() !== "off";
    return shouldAsk(moment, automatic) && contextAt(before, after, languageId).inProse;
  }

  /** This machine's suggestion where it has one, else the language model's, where the person wants one: so what is shown never changes into something else. */
  async #oneFor(
    place: Place,
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<string[]> {
    const rest = restOf(this.#shown, place);
    if (rest.length > 0) return rest;
    const { uri, request, selected } = place;
    const suggestion = await this.#engine.suggest(request, completionPolicy());
    if (suggestion) this.#last.make([madeOnDevice(suggestion, place)]);
    const text =
      suggestion?.text ?? (selected ? undefined : await this.#typing.suggestAt(place, document, token));
    const texts = text === undefined ? [] : [text];
    if (selected) this.#shown.clear();
    else this.#shown.show(uri, request.before, request.after, texts);
    return texts;
  }

  /** They stay while one of them is typed, or accepted word by word. */
  async #severalFor(place: Place): Promise<string[]> {
    const { uri, request, selected } = place;
    const found = await this.#engine.continuations(request);
    this.#last.make(found.map((suggestion) => madeOnDevice(suggestion, place)));
    tellOwnPassages(found);
    const texts = found.map(({ text }) => text);
    if (!selected) this.#offered.show(uri, request.before, request.after, texts);
    return texts;
  }
}

/** What is left of suggestions where the person typed what they begin with; none beside an entry of the suggest widget. */
function restOf(suggestions: TypedAsSuggested, { uri, request, selected }: Place): string[] {
  return selected ? [] : suggestions.rest(uri, request.before, request.after);
}

function itemOf(text: string, { selected, range }: Place): vscode.InlineCompletionItem {
  return new vscode.InlineCompletionItem(selected + text, range);
}
