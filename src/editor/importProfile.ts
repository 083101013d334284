import * as vscode from "vscode";
import { decode } from "../history/decode.ts";
import {
  type ImportPlan,
  importedNotMine,
  importInto,
  newTexts,
  type Profile,
  ProfileError,
  parseProfile,
  planImport,
} from "../storage/profile.ts";
import type { ProfileParts } from "./exportProfile.ts";
import type { HistoryKeeper } from "./historyKeeper.ts";
import { addIdentities, ownIdentities } from "./settings.ts";

/** A file that cannot be imported, with why in words. */
export class ImportError extends Error {
  override readonly name = "ImportError";
}

/**
 * Takes in a profile that the person chooses, once they have seen what that does; what is here already stays unless they say otherwise.
 * @throws ImportError
 */
export async function importProfile(parts: ProfileParts & { readonly keeper: HistoryKeeper }): Promise<void> {
  const { states, notMineList, history, engine, keeper } = parts;
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t("Import profile"),
      openLabel: vscode.l10n.t("Import"),
      filters: { [vscode.l10n.t("Profiles")]: ["json"] },
    })) ?? [];
  if (!uri) return;
  const profile = await read(uri);
  await states.refresh();
  await notMineList.refresh();
  const known = { state: states.state, identities: ownIdentities(), notMine: notMineList.list };
  const where = await askHow(profile, planImport(profile, known));
  if (!where) return;
  const texts = newTexts(profile, states.state);
  await states.update((state) => importInto(state, profile, where));
  await notMineList.replace((list) => importedNotMine(profile, list, where));
  if (profile.identities.some((mail) => !known.identities.includes(mail)))
    await addIdentities(profile.identities);
  await history.keep(
    texts.map(({ size, notMine, ...source }) => ({
      source: { ...source, ...(notMine ? { notMine: notMine.map(([start, end]) => ({ start, end })) } : {}) },
      size,
    })),
  );
  await engine.steer(states.state.steering ?? {});
  keeper.refresh();
}

async function read(uri: vscode.Uri): Promise<Profile> {
  const text = decode(await vscode.workspace.fs.readFile(uri));
  try {
    return parseProfile(text ?? "");
  } catch (cause) {
    if (!(cause instanceof ProfileError)) throw cause;
    const message =
      cause.fault === "tooNew"
        ? vscode.l10n.t(
            "{0} was made by a newer version of Idiolect. Update Idiolect to import it.",
            uri.fsPath,
          )
        : vscode.l10n.t("{0} is no profile that Idiolect exported.", uri.fsPath);
    throw new ImportError(message, { cause });
  }
}

/** Undefined where the person does not want the import, or nothing in it is new. */
async function askHow(
  { made, figures }: Profile,
  { added, differing }: ImportPlan,
): Promise<"keep" | "replace" | undefined> {
  const names: Record<keyof ImportPlan["added"], string> = {
    sources: vscode.l10n.t("folders and files of your writing"),
    identities: vscode.l10n.t("e-mails of yours"),
    excluded: vscode.l10n.t("excluded documents"),
    private: vscode.l10n.t("private marks"),
    repositories: vscode.l10n.t("repositories to compare with"),
    steering: vscode.l10n.t("turned habits"),
    notMine: vscode.l10n.t("sentences that are not yours"),
    texts: vscode.l10n.t("texts of documents"),
  };
  const lines = (Object.keys(names) as (keyof typeof names)[])
    .filter((what) => added[what] > 0)
    .map((what) => vscode.l10n.t("Adds {0}: {1}", names[what], added[what].toLocaleString()));
  if (lines.length === 0 && differing === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("Idiolect: everything in this profile is here already."),
    );
    return undefined;
  }
  if (differing > 0)
    lines.push(
      vscode.l10n.t(
        "Says otherwise than this machine: {0}. What is here stays, unless you replace it.",
        differing,
      ),
    );
  const date = new Date(made);
  const when = Number.isNaN(date.getTime())
    ? ""
    : date.toLocaleDateString(undefined, { dateStyle: "medium" });
  const message = vscode.l10n.t(
    "Import the profile of {0}, made from {1} words?",
    when,
    figures.words.toLocaleString(),
  );
  const keep = vscode.l10n.t("Import");
  const replace = vscode.l10n.t("Import and Replace");
  const buttons = differing > 0 ? [keep, replace] : [keep];
  const options = { modal: true, detail: lines.join("\n") };
  const choice = await vscode.window.showWarningMessage(message, options, ...buttons);
  if (choice === undefined) return undefined;
  return choice === replace ? "replace" : "keep";
}
