import { homedir } from "node:os";
import * as vscode from "vscode";
import { lyingIn } from "../history/lyingIn.ts";
import { styleGuide } from "../panel/styleGuide.ts";
import type { StateFile } from "../storage/stateFile.ts";
import type { PanelModel } from "./panelModel.ts";
import { privateLocations } from "./sources.ts";

interface Parts {
  readonly panel: PanelModel;
  readonly states: StateFile;
}

/** Writes what the panel shows as a Markdown file that the author chooses; sentences of private documents are left out. */
export async function exportStyleGuide({ panel, states }: Parts): Promise<void> {
  const { report } = panel;
  if (!report) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("There is nothing to make a style guide of yet. Add some of your writing first."),
    );
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export style guide"),
    saveLabel: vscode.l10n.t("Export"),
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(homedir()), "style-guide.md"),
    filters: { [vscode.l10n.t("Markdown")]: ["md"] },
  });
  if (!target) return;
  const isPrivate = lyingIn(privateLocations(states));
  const guide = styleGuide({ report, made: Date.now(), mayShow: (document) => !isPrivate(document) });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(guide));
  // It is done, whether or not anybody looks at what says so.
  void offerToOpen(target);
}

async function offerToOpen(guide: vscode.Uri): Promise<void> {
  const open = vscode.l10n.t("Open");
  const message = vscode.l10n.t(
    "Idiolect: your style guide is in {0}. It quotes your sentences, none from private documents.",
    guide.fsPath,
  );
  if ((await vscode.window.showInformationMessage(message, open)) === open)
    await vscode.window.showTextDocument(guide);
}
