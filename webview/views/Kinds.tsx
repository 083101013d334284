import { t } from "@vscode/l10n";
import type { ReportState } from "../../src/panel/protocol.ts";
import type { Post } from "../post.ts";
import { AskButton } from "./Ask.tsx";

/** The kinds of writing in the history, each compared by itself: which one is shown, and a button for each of the others. */
export function Kinds({ kinds, post }: { kinds: NonNullable<ReportState["kinds"]>; post: Post }) {
  const shown = kinds.find((kind) => kind.shown);
  return (
    <section class="kinds" aria-label={t("Kinds of writing")}>
      <p>{t("These are your {0} ({1}). You also write:", shown?.name ?? "", shown?.documents ?? 0)}</p>
      {kinds
        .filter((kind) => !kind.shown)
        .map(({ register, name, documents }) => (
          <AskButton key={register} request={{ type: "showKind", register }} post={post} secondary>
            {t("Show {0} ({1})", name, documents)}
          </AskButton>
        ))}
    </section>
  );
}
