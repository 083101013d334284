import { homedir } from "node:os";
import * as vscode from "vscode";
import type { DifferenceReport } from "../differences/report.ts";
import type { Engine } from "../engine.ts";
import type { NotMineFile } from "../storage/notMineFile.ts";
import { type Profile, profileOf } from "../storage/profile.ts";
import type { StateFile } from "../storage/stateFile.ts";
import type { HistoryReader } from "./historyReader.ts";
import { includedSources, ownIdentities } from "./settings.ts";

export interface ProfileParts {
  readonly engine: Engine;
  readonly history: HistoryReader;
  readonly states: StateFile;
  readonly notMineList: NotMineFile;
}

/** Writes the author's profile into a file that they choose; their texts only where they ask for that. */
export async function exportProfile({ engine, history, states, notMineList }: ProfileParts): Promise<void> {
  const withTexts = await askForTexts();
  if (withTexts === undefined) return;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export profile"),
    saveLabel: vscode.l10n.t("Export"),
    defaultUri: vscode.Uri.joinPath(vscode.Uri.file(homedir()), "idiolect-profile.json"),
    filters: { [vscode.l10n.t("Profiles")]: ["json"] },
  });
  if (!target) return;
  await states.refresh();
  await notMineList.refresh();
  const profile = profileOf({
    state: states.state,
    included: includedSources(homedir()).map((uri) => uri.toString()),
    identities: ownIdentities(),
    notMine: notMineList.list,
    figures: figuresOf(await engine.report()),
    made: new Date(),
    ...(withTexts ? { texts: await textsOf(history) } : {}),
  });
  const bytes = new TextEncoder().encode(`${JSON.stringify(profile, null, 2)}\n`);
  await vscode.workspace.fs.writeFile(target, bytes);
  await vscode.window.showInformationMessage(
    withTexts
      ? vscode.l10n.t(
          "Idiolect: your profile and the texts of {0} documents are in {1}.",
          profile.texts?.length ?? 0,
          target.fsPath,
        )
      : vscode.l10n.t(
          "Idiolect: your profile is in {0}. It names your folders and e-mails, and holds none of your text.",
          target.fsPath,
        ),
  );
}

async function askForTexts(): Promise<boolean | undefined> {
  const choice = await vscode.window.showQuickPick(
    [
      {
        label: vscode.l10n.t("Without my texts"),
        detail: vscode.l10n.t(
          "Folders, e-mails, marks, steering and figures; texts are read again from your folders",
        ),
        withTexts: false,
      },
      {
        label: vscode.l10n.t("With my texts"),
        detail: vscode.l10n.t(
          "Also the full text of every document, private ones too: keep the file to yourself",
        ),
        withTexts: true,
      },
    ],
    { title: vscode.l10n.t("What should the profile hold?") },
  );
  return choice?.withTexts;
}

function figuresOf({ register, documents, words, measures }: DifferenceReport): Profile["figures"] {
  return {
    register,
    documents,
    words,
    measures: measures.map(({ id, value, difference }) => ({ id, value, difference })),
  };
}

async function textsOf(history: HistoryReader): Promise<NonNullable<Profile["texts"]>> {
  return (await history.texts()).map(({ source: { id, languageId, text, modified = 0, notMine }, size }) => ({
    id,
    languageId,
    modified,
    size,
    text,
    ...(notMine ? { notMine: notMine.map(({ start, end }): [number, number] => [start, end]) } : {}),
  }));
}
