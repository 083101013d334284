import * as vscode from "vscode";
import { SourceNotFoundError } from "../history/collect.ts";
import { GitError } from "../node/git.ts";
import { BlobNotKeptError } from "../storage/blobStore.ts";
import { StateTooNewError } from "../storage/state.ts";
import { StateNotReadError, StateNotSavedError } from "../storage/stateFile.ts";

/**
 * An error in a sentence for a person, in their language. Errors of the editor's side are thrown in words already; what is expected of
 * nobody, and what the system says, stays as it is.
 */
export function sayError(error: unknown): string {
  if (error instanceof GitError) return sayGitError(error);
  if (error instanceof SourceNotFoundError) return vscode.l10n.t("This is not there, or cannot be read.");
  if (error instanceof StateTooNewError)
    return vscode.l10n.t(
      "What is remembered was written by a newer version of Idiolect, and is left as it is. Update Idiolect.",
    );
  if (error instanceof StateNotReadError)
    return vscode.l10n.t("What is remembered could not be read. Check the permissions of its folder.");
  if (error instanceof StateNotSavedError || error instanceof BlobNotKeptError)
    return vscode.l10n.t("Nothing can be kept. Is the disk full, or the folder read-only?");
  return error instanceof Error ? error.message : String(error);
}

function sayGitError({ fault, about }: GitError): string {
  switch (fault) {
    case "absent":
      return vscode.l10n.t(
        "Git is not installed, or not where programs are looked for (PATH). Install it from https://git-scm.com and try again.",
      );
    case "owner":
      return vscode.l10n.t(
        'The repository {0} belongs to somebody else. If you trust it, run: git config --global --add safe.directory "{0}"',
        about,
      );
    case "notARepository":
      return about === ""
        ? vscode.l10n.t("This is no git repository.")
        : vscode.l10n.t("{0} is in no git repository.", about);
    case "notLocal":
      return vscode.l10n.t("Git reads folders on this machine only, not {0}.", about);
    case "noCommit":
      return vscode.l10n.t("The repository of {0} has no commit yet.", about);
    case "noIdentity":
      return vscode.l10n.t("Git does not know who you are here: name the e-mail that you commit with.");
    case "incomplete":
      return vscode.l10n.t(
        "Part of the repository's history is not on this machine (a partial or damaged clone). Run git fetch in it, without a filter, and try again.",
      );
    case "failed":
      return vscode.l10n.t("Git says: {0}", about);
  }
}
