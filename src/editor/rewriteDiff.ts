import * as vscode from "vscode";
import type { Fact } from "../generation/fact.ts";
import type { Rewritten } from "../generation/rewrite.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";
import { sayFact, sayKind } from "./sayKept.ts";
import type { Passage } from "./selectedPassage.ts";

/** A rewrite set beside the text it is for, in VS Code's own diff editor. */
export class RewriteDiff {
  readonly passage: Passage;
  readonly rewritten: Rewritten;
  readonly #original: vscode.Uri;
  readonly #proposal: vscode.Uri;

  private constructor(passage: Passage, rewritten: Rewritten, original: vscode.Uri, proposal: vscode.Uri) {
    this.passage = passage;
    this.rewritten = rewritten;
    this.#original = original;
    this.#proposal = proposal;
  }

  /** Shows both, at the passage; `number` tells this diff from others. */
  static async show(
    passage: Passage,
    rewritten: Rewritten,
    number: number,
    documents: ReadonlyDocuments,
  ): Promise<RewriteDiff> {
    const { before, text, after, name, languageId } = passage;
    const original = documents.put(`rewrite/${number}/original/${name}`, before + text + after);
    const proposal = documents.put(`rewrite/${number}/proposal/${name}`, before + rewritten.text + after);
    // One that was never saved has no extension to know its language by.
    for (const uri of [original, proposal]) {
      const document = await vscode.workspace.openTextDocument(uri);
      if (document.languageId !== languageId) {
        await vscode.languages.setTextDocumentLanguage(document, languageId);
      }
    }
    const diff = new RewriteDiff(passage, rewritten, original, proposal);
    const title = vscode.l10n.t("{0}: Rewrite in My Voice", name);
    const selection = new vscode.Range(await diff.#start(), await diff.#start());
    await vscode.commands.executeCommand("vscode.diff", original, proposal, title, { selection });
    return diff;
  }

  /** Whether one of these tabs is the diff. */
  isAmong(tabs: readonly vscode.Tab[]): boolean {
    return tabs.some(({ input }) => this.#isShownBy(input));
  }

  async close(): Promise<void> {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter(({ input }) => this.#isShownBy(input)));
  }

  /** Lists what was lost and what is new; the chosen one is shown where it stands. */
  async listFacts(): Promise<void> {
    const { lost, added } = this.rewritten.kept;
    const item = (fact: Fact, isLost: boolean) => ({
      label: sayFact(fact),
      description: sayKind(fact.kind),
      iconPath: new vscode.ThemeIcon(isLost ? "diff-removed" : "diff-added"),
      fact,
      isLost,
    });
    const heading = (label: string) => ({ label, kind: vscode.QuickPickItemKind.Separator });
    const items = [
      heading(vscode.l10n.t("Lost")),
      ...lost.map((fact) => item(fact, true)),
      heading(vscode.l10n.t("New")),
      ...added.map((fact) => item(fact, false)),
    ];
    const title = vscode.l10n.t("What the Rewrite Lost, and What Is New in It");
    const chosen = await vscode.window.showQuickPick(items, {
      title,
      placeHolder: vscode.l10n.t("Choose one to see where it stands"),
    });
    if (chosen && "fact" in chosen) await this.#reveal(chosen.fact, chosen.isLost);
  }

  async #reveal({ start, end }: Fact, isLost: boolean): Promise<void> {
    const uri = isLost ? this.#original : this.#proposal;
    const editor = vscode.window.visibleTextEditors.find(
      ({ document }) => document.uri.toString() === uri.toString(),
    );
    if (!editor) return;
    const from = this.passage.before.length;
    const positionAt = (offset: number) => editor.document.positionAt(from + offset);
    editor.selection = new vscode.Selection(positionAt(start), positionAt(end));
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }

  async #start(): Promise<vscode.Position> {
    const document = await vscode.workspace.openTextDocument(this.#proposal);
    return document.positionAt(this.passage.before.length);
  }

  #isShownBy(input: unknown): boolean {
    return (
      input instanceof vscode.TabInputTextDiff && input.modified.toString() === this.#proposal.toString()
    );
  }
}
