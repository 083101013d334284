import { t } from "@vscode/l10n";
import type { Register } from "../corpus/corpus.ts";

/** What texts of a register are, as a person calls them. */
export function kindOfWriting(register: Register): string {
  const kinds: Record<Register, string> = {
    proposal: t("proposals"),
    post: t("posts"),
    fiction: t("fiction"),
  };
  return kinds[register];
}
