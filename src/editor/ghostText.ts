import * as vscode from "vscode";
import { contextAt } from "../completion/contextAt.ts";
import type { Engine } from "../engine.ts";
import type { Activity } from "./activity.ts";
import { describeError } from "./failure.ts";
import { hasSelection, type Place, placeAt } from "./place.ts";
import { completesAutomatically, completionPolicy, isCompleted } from "./settings.ts";

/** A suggestion that waits at a place: what a command wrote, or what is shown and may be typed along. */
interface Waiting {
  readonly uri: string;
  readonly offset: number;
  /** The text before the place: another edit before it makes the suggestion void. */
  readonly before: string;
  readonly texts: readonly string[];
}

/** Ghost text in the author's own voice, from this machine. It never speaks up, whatever fails. */
export class GhostText implements vscode.InlineCompletionItemProvider, vscode.Disposable {
  readonly #engine: Pick<Engine, "suggest" | "continuations">;
  readonly #activity: Activity;
  readonly #log: vscode.LogOutputChannel;
  readonly #watching: vscode.Disposable;
  #waiting: Waiting | undefined;
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
    this.#wait(place, texts);
    await vscode.commands.executeCommand("editor.action.inlineSuggest.trigger");
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    { selectedCompletionInfo, triggerKind }: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const place = placeAt(document, position, selectedCompletionInfo);
    const typedAlong = this.#restAt(place);
    if (typedAlong.length > 0) return typedAlong.map((text) => itemOf(text, place));
    this.#waiting = undefined;
    const isAutomatic = triggerKind === vscode.InlineCompletionTriggerKind.Automatic;
    if (isAutomatic && !this.#mayInterrupt()) return [];
    if (!isCompleted(document) || hasSelection(document)) return [];
    const { before, after, languageId } = place.request;
    if (contextAt(before, after, languageId) !== "prose") return [];
    try {
      const texts = isAutomatic ? await this.#oneFor(place) : await this.#severalFor(place);
      if (token.isCancellationRequested) return [];
      this.#wait(place, texts);
      return texts.map((text) => itemOf(text, place));
    } catch (error) {
      this.#log.warn(`No completion. ${describeError(error)}`);
      return [];
    }
  }

  dispose(): void {
    this.#watching.dispose();
  }

  #mayInterrupt(): boolean {
    return completesAutomatically() && this.#activity.state.kind === "on" && !this.#isDeleting;
  }

  async #oneFor({ request }: Place): Promise<string[]> {
    const suggestion = await this.#engine.suggest(request, completionPolicy());
    return suggestion ? [suggestion.text] : [];
  }

  async #severalFor({ request }: Place): Promise<string[]> {
    return (await this.#engine.continuations(request)).map(({ text }) => text);
  }

  #wait({ uri, offset, request, selected }: Place, texts: readonly string[]): void {
    this.#waiting = selected ? undefined : { uri, offset, before: request.before, texts };
  }

  /** What is left of the suggestions that wait, where the person typed what they begin with. */
  #restAt({ uri, offset, request, selected }: Place): string[] {
    const waiting = this.#waiting;
    if (!waiting || selected || waiting.uri !== uri || !request.before.startsWith(waiting.before)) return [];
    const typed = request.before.slice(waiting.offset, offset);
    return waiting.texts
      .filter((text) => text.length > typed.length && text.startsWith(typed))
      .map((text) => text.slice(typed.length));
  }
}

/** Its command tells that it was accepted: the stable API has no other sign. */
function itemOf(text: string, { selected, range }: Place): vscode.InlineCompletionItem {
  return new vscode.InlineCompletionItem(selected + text, range, {
    command: "idiolect.accepted",
    title: "",
    arguments: [text.length],
  });
}
