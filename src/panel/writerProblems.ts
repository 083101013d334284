import { t } from "@vscode/l10n";
import type { WriterProblem } from "../corpus/readWriters.ts";
import { formatCount } from "./numbers.ts";

/** What is wrong with somebody's writing that was to be compared with, and what to do about it, in whole sentences. */
export function describeWriterProblem(problem: WriterProblem): string {
  const { path } = problem;
  switch (problem.kind) {
    case "notThere":
      return t("{0}: nothing is there. Correct the path, or remove it from the setting.", path);
    case "noWriters":
      return t("{0}: no writers. Give each writer a subfolder with their documents.", path);
    case "tooFewWords":
      return t(
        "{0}: {1} words of prose. Add documents until there are {2}.",
        path,
        formatCount(problem.words),
        formatCount(problem.needed),
      );
    case "notEnglish":
      return t("{0}: not in English. Only English writers can be compared with.", path);
    case "sameName":
      return t("{0}: a writer of this name is there already. Rename the folder.", path);
    case "notRead":
      return t(
        "{0}: not read. Save it as Markdown, plain text or reStructuredText of at most 5 MB, in UTF-8.",
        path,
      );
    case "unreadable":
      return t("{0}: cannot be read ({1}). Check its permissions.", path, problem.detail);
    case "badPack":
      return t(
        "{0}: not a pack that this version reads ({1}). Make it anew: idiolect corpus build.",
        path,
        problem.detail,
      );
  }
}
