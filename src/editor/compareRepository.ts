import * as vscode from "vscode";
import type { CastMember } from "../corpus/comparedWriters.ts";
import type { WriterProblem } from "../corpus/readWriters.ts";
import type { Engine } from "../engine.ts";
import { kindOfWriting } from "../panel/kindOfWriting.ts";
import { describeWriterProblem } from "../panel/writerProblems.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { isCancelled, signalOf } from "./cancellation.ts";
import type { HistoryKeeper } from "./historyKeeper.ts";
import type { ComparedRepository } from "./repositoryWriters.ts";
import { leaveOutWriters, leftOutWriters } from "./settings.ts";
import { nameOf } from "./sources.ts";
import type { WritersReader } from "./writersReader.ts";

export interface CompareParts {
  readonly engine: Pick<Engine, "cast">;
  readonly keeper: HistoryKeeper;
  readonly states: StateFile;
  readonly writers: WritersReader;
}

/**
 * Lets the person choose a repository and which of its other writers to be compared with; the choice is remembered.
 * @throws GitError
 */
export async function compareRepository(parts: CompareParts): Promise<void> {
  const { states, writers, keeper } = parts;
  await states.refresh();
  const chosen = await askForFolder(states);
  if (!chosen) return;
  const isElsewhere = ({ location }: ComparedRepository) => location !== chosen.location;
  if (chosen.kind === "stop") {
    await states.update((state) => {
      state.repositories = state.repositories.filter(isElsewhere);
    });
    return keeper.compareAnew();
  }
  const names = await askForNames();
  if (!names) return;
  const repository: ComparedRepository = { location: chosen.location, names };
  try {
    const found = await find(repository, writers);
    const leftOut = found && (await askForWriters(found, parts.engine, nameOf(chosen.location)));
    if (!leftOut) return;
    await states.update((state) => {
      state.repositories = [...state.repositories.filter(isElsewhere), repository];
    });
    await leaveOutWriters(leftOut);
  } finally {
    // What was only tried is taken away again.
    await keeper.compareAnew();
  }
}

interface FolderItem extends vscode.QuickPickItem {
  readonly kind?: vscode.QuickPickItemKind.Default;
  readonly choice: { readonly kind: "compare" | "stop"; readonly location: string } | "elsewhere";
}

/** Folders of the workspace where it is trusted, those compared with already, or any other; undefined where none was chosen. */
async function askForFolder(
  states: StateFile,
): Promise<{ readonly kind: "compare" | "stop"; readonly location: string } | undefined> {
  const { workspaceFolders = [], isTrusted } = vscode.workspace;
  const open = isTrusted ? workspaceFolders.filter(({ uri }) => uri.scheme === "file") : [];
  const items: FolderItem[] = [
    ...open.map(({ uri, name }) => ({
      label: `$(repo) ${name}`,
      description: uri.fsPath,
      choice: { kind: "compare", location: uri.toString() } as const,
    })),
    { label: vscode.l10n.t("$(folder) Another folder…"), choice: "elsewhere" },
    ...states.state.repositories.map(({ location }) => ({
      label: vscode.l10n.t("$(close) Stop comparing with the writers of {0}", nameOf(location)),
      choice: { kind: "stop", location } as const,
    })),
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Compare with a repository’s other writers"),
    placeHolder: vscode.l10n.t("Lines that you wrote last are yours; all others are their writers’"),
  });
  if (item?.choice !== "elsewhere") return item?.choice;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Choose a git repository, or a folder in one"),
      openLabel: vscode.l10n.t("Choose Repository"),
      canSelectFiles: false,
      canSelectFolders: true,
    })) ?? [];
  return uri && { kind: "compare", location: uri.toString() };
}

async function askForNames(): Promise<ComparedRepository["names"] | undefined> {
  const shown = {
    label: vscode.l10n.t("Show their names"),
    detail: vscode.l10n.t("As git knows them, on this machine only"),
    names: "shown",
  } as const;
  const hidden = {
    label: vscode.l10n.t("Hide their names"),
    detail: vscode.l10n.t("“Writer 1”, “Writer 2” …, by how much they committed"),
    names: "hidden",
  } as const;
  const title = vscode.l10n.t("What should they be called?");
  return (await vscode.window.showQuickPick([shown, hidden], { title }))?.names;
}

interface Found {
  readonly ids: readonly string[];
  readonly problems: readonly WriterProblem[];
}

/** Undefined where the person cancels. */
async function find(repository: ComparedRepository, writers: WritersReader): Promise<Found | undefined> {
  const title = vscode.l10n.t("Idiolect: asking git who wrote in {0}…", nameOf(repository.location));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  try {
    return await vscode.window.withProgress(options, (progress, token) => {
      let told = 0;
      return writers.tryRepository(repository, {
        signal: signalOf(token),
        onProgress: (read, found) => {
          if (found === 0) return;
          progress.report({ increment: (100 * (read - told)) / found, message: `${read} / ${found}` });
          told = read;
        },
      });
    });
  } catch (error) {
    if (isCancelled(error)) return undefined;
    throw error;
  }
}

/** Ids of all writers to be left out of comparisons from then on; undefined where the person wants none of the repository's. */
async function askForWriters(
  { ids, problems }: Found,
  engine: Pick<Engine, "cast">,
  name: string,
): Promise<readonly string[] | undefined> {
  const { writers } = await engine.cast();
  const members = writers.filter(({ id, added }) => added && ids.includes(id));
  if (members.length === 0) {
    const why = problems.map(describeWriterProblem).join(" ");
    await vscode.window.showInformationMessage(
      vscode.l10n.t("Nobody else wrote enough in {0} to be compared with. {1}", name, why).trim(),
    );
    return undefined;
  }
  const leftOut = new Set(leftOutWriters());
  const chosen = await vscode.window.showQuickPick(
    members.map(({ id, name, added }) => ({
      id,
      label: name,
      description: describe(added),
      picked: !leftOut.has(id),
    })),
    {
      title: vscode.l10n.t("Whom do you want to be compared with?"),
      placeHolder:
        problems.length === 0
          ? vscode.l10n.t("What they wrote in {0} is measured, and never sent anywhere", name)
          : vscode.l10n.t("Left out, since they wrote too little: {0}", problems.length),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  if (!chosen || chosen.length === 0) return undefined;
  const wanted = new Set(chosen.map(({ id }) => id));
  const others = [...leftOut].filter((id) => !ids.includes(id));
  return [...others, ...members.map(({ id }) => id).filter((id) => !wanted.has(id))];
}

function describe(added: CastMember["added"]): string {
  if (!added) return "";
  const { register, words, documents } = added;
  return vscode.l10n.t(
    "{0} words in {1} documents, {2}",
    words.toLocaleString(),
    documents,
    kindOfWriting(register),
  );
}
