import { homedir } from "node:os";
import * as vscode from "vscode";
import { DEFAULT_EXCLUDES, excluding } from "../history/excludes.ts";
import { openedFrom } from "../history/lyingIn.ts";
import { parseSource, type Source } from "../history/ownSource.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { commitsOf } from "./repositoryReader.ts";
import { excludedFromHistory, includedSources } from "./settings.ts";

/** All that the author chose: by the commands and by the setting. */
export function chosenSources(states: StateFile): Source[] {
  const included = includedSources(homedir()).map((uri) => uri.toString());
  return [...new Set([...states.state.sources, ...included])].map(parseSource);
}

/** What the author marked private, by id: sources with what they wrote into their commits, folders and documents. */
export function privateLocations(states: StateFile): string[] {
  const marked = states.state.private;
  const repositories = chosenSources(states).filter(
    ({ location, identities }) => identities && marked.includes(location),
  );
  return [...marked, ...repositories.map(commitsOf)];
}

/** Whether the author wants nothing of a document sent anywhere, however the editor has it open. By its URI. */
export function mayNotBeSent(uri: string, states: StateFile): boolean {
  return openedFrom(privateLocations(states))(uri);
}

/** Whether a path within its source is left out, by the settings or because such files are nobody's own prose. */
export function exclusion(): (relativePath: string) => boolean {
  return excluding([...DEFAULT_EXCLUDES, ...excludedFromHistory()]);
}

/** Lets the person choose folders and files of their own writing; undefined where they chose none. */
export async function askForSources(): Promise<string[] | undefined> {
  const kinds = await askForKinds();
  if (!kinds) return undefined;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Choose what you wrote"),
    openLabel: vscode.l10n.t("Add to History"),
    canSelectMany: true,
    canSelectFiles: kinds.canSelectFiles,
    canSelectFolders: kinds.canSelectFolders,
  });
  return chosen?.map((uri) => uri.toString());
}

interface Kinds {
  readonly canSelectFiles: boolean;
  readonly canSelectFolders: boolean;
}

/** The dialogs of Windows and Linux choose files or folders, not both: there the person says which. */
async function askForKinds(): Promise<Kinds | undefined> {
  const isNative = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
  if (!isNative || process.platform === "darwin") return { canSelectFiles: true, canSelectFolders: true };
  return vscode.window.showQuickPick(
    [
      { label: vscode.l10n.t("$(folder) Folders…"), canSelectFiles: false, canSelectFolders: true },
      { label: vscode.l10n.t("$(file) Files…"), canSelectFiles: true, canSelectFolders: false },
    ],
    { title: vscode.l10n.t("Add writing to history") },
  );
}

/** Lets the person choose among the sources added by the command; undefined where they chose none. */
export async function askWhatToRemove(states: StateFile): Promise<string[] | undefined> {
  await states.refresh();
  const added = states.state.sources;
  if (added.length === 0) {
    const message = vscode.l10n.t(
      "Nothing was added by the command. Folders in the setting idiolect.history.include are removed there.",
    );
    await vscode.window.showInformationMessage(message);
    return undefined;
  }
  const chosen = await vscode.window.showQuickPick(
    added.map((source) => ({ source, ...describeSource(parseSource(source)) })),
    { title: vscode.l10n.t("Remove from history"), canPickMany: true },
  );
  return chosen?.map(({ source }) => source);
}

function describeSource({ location, identities }: Source): { label: string; description?: string } {
  const label = nameOf(location);
  return identities ? { label, description: vscode.l10n.t("only the lines you wrote") } : { label };
}

/** A document or folder as a person knows it: its path on this machine, shortened, else its URI. */
export function nameOf(id: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(id));
}
