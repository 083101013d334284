import * as vscode from "vscode";
import type { LastCompletion } from "../completion/lastCompletion.ts";
import { chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { SettingsError } from "./modelSettings.ts";
import type { PanelModel } from "./panelModel.ts";
import type { PanelView } from "./panelView.ts";

export interface WalkthroughParts {
  readonly panel: PanelModel;
  readonly view: PanelView;
  readonly last: LastCompletion;
  readonly models: Models;
}

/** Tells the walkthrough (package.json) which of its steps are done: not when something was tried, but when it has come about. */
export function tellWalkthrough({ panel, view, last, models }: WalkthroughParts): vscode.Disposable {
  const done = new Set<string>();
  const tell = (step: string, isDone: boolean) => {
    if (!isDone || done.has(step)) return;
    done.add(step);
    void vscode.commands.executeCommand("setContext", `idiolect.${step}`, true);
  };
  const tellWriting = () => tell("hasWriting", panel.figures.documents > 0);
  const tellModel = () => tell("hasModel", hasModel());
  tellWriting();
  tellModel();
  return vscode.Disposable.from(
    panel.onChange(tellWriting),
    view.onShowReport(() => tell("hasSeenDifferences", true)),
    new vscode.Disposable(last.onChange(() => tell("hasAccepted", last.last.accepted !== undefined))),
    models.onChange(tellModel),
  );
}

/** Whether one is chosen that can be asked. */
function hasModel(): boolean {
  try {
    return chosenModel() !== undefined;
  } catch (error) {
    if (error instanceof SettingsError) return false;
    throw error;
  }
}
