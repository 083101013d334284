import { t } from "@vscode/l10n";
import type { Wish } from "../style/wish.ts";

/** What a person calls a wish; undefined: nothing is turned. */
export function nameOfWish(wish: Wish | undefined): string {
  switch (wish) {
    case "more":
      return t("More");
    case "less":
      return t("Less");
    case "leaveOut":
      return t("Leave out");
    case "pin":
      return t("Pinned");
    case undefined:
      return t("As I write");
  }
}
