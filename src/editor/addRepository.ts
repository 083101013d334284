import * as vscode from "vscode";
import { parseSource, sourceText } from "../history/ownSource.ts";
import { type Committer, configuredMails, Repository } from "../node/repository.ts";
import { isCancelled, signalOf } from "./cancellation.ts";
import { folderOf } from "./repositoryReader.ts";
import { ownIdentities } from "./settings.ts";
import { nameOf } from "./sources.ts";

interface People {
  readonly committers: readonly Committer[];
  /** Mails that git and the settings say are the person's. */
  readonly own: ReadonlySet<string>;
}

/**
 * Lets the person choose a repository and under which names they wrote in it; undefined where they chose none.
 * @returns the source as it is remembered
 * @throws GitError
 */
export async function askForRepository(): Promise<string | undefined> {
  const first = vscode.workspace.workspaceFolders?.[0]?.uri;
  const chosen = await vscode.window.showOpenDialog({
    title: vscode.l10n.t("Choose a git repository, or a folder in one"),
    openLabel: vscode.l10n.t("Choose Repository"),
    canSelectFiles: false,
    canSelectFolders: true,
    ...(first ? { defaultUri: first } : {}),
  });
  const [uri] = chosen ?? [];
  if (!uri) return undefined;
  const location = uri.toString();
  const people = await peopleOf(location);
  const identities = people && (await askWhoIsMe(people, nameOf(location)));
  return identities && sourceText({ location, identities });
}

/** The sources with one more; a repository that is there already is read with the new identities. */
export function withRepository(sources: readonly string[], added: string): string[] {
  const { location } = parseSource(added);
  const others = sources.filter((text) => {
    const source = parseSource(text);
    return source.location !== location || !source.identities;
  });
  return [...others, added];
}

/** Undefined where the person cancels. */
async function peopleOf(location: string): Promise<People | undefined> {
  const folder = folderOf({ location });
  const title = vscode.l10n.t("Idiolect: asking git who wrote in {0}…", nameOf(location));
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  try {
    return await vscode.window.withProgress(options, async (_, token) => {
      const signal = signalOf(token);
      const mails = [...(await configuredMails(folder, signal)), ...ownIdentities()];
      return Repository.with(
        folder,
        async (repository) => ({
          committers: await repository.committers(),
          own: await repository.canonical(mails),
        }),
        signal,
      );
    });
  } catch (error) {
    if (isCancelled(error)) return undefined;
    throw error;
  }
}

/** The mails of those whom the person says they are. */
async function askWhoIsMe({ committers, own }: People, name: string): Promise<string[] | undefined> {
  const isOwn = ({ mail }: Committer) => own.has(mail);
  const people = [...committers.filter(isOwn), ...committers.filter((each) => !isOwn(each))];
  const chosen = await vscode.window.showQuickPick(
    people.map((committer) => ({
      mail: committer.mail,
      label: committer.name,
      description: committer.mail,
      detail:
        committer.commits === 1
          ? vscode.l10n.t("1 commit")
          : vscode.l10n.t("{0} commits", committer.commits.toLocaleString()),
      picked: isOwn(committer),
    })),
    {
      title: vscode.l10n.t("Which of these are you?"),
      placeHolder: vscode.l10n.t("Only lines last written by those you choose are read in {0}", name),
      canPickMany: true,
      matchOnDescription: true,
    },
  );
  return chosen && chosen.length > 0 ? chosen.map(({ mail }) => mail) : undefined;
}
