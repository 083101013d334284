import { t } from "@vscode/l10n";
import type { Group } from "../style/feature.ts";

/** What heads the differences of one of the three groups of style. */
export function titleOfGroup(group: Group): string {
  switch (group) {
    case "writing":
      return t("Writing style");
    case "emotional":
      return t("Emotional style");
    case "semantic":
      return t("Semantic style");
  }
}
