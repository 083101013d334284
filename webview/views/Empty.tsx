import { t } from "@vscode/l10n";
import type { Post } from "../post.ts";
import { AskButton } from "./Ask.tsx";

/** Before anything is added: what this is for, what happens to one's writing, and where to begin. */
export function Empty({ post }: { readonly post: Post }) {
  return (
    <main class="notice">
      <h1>{t("What makes your writing yours?")}</h1>
      <p class="lead">
        {t(
          "Choose a folder of what you have written: posts, notes, documentation, letters. Idiolect sets it beside other writers of the same kind and shows where you differ, each time with the sentences that show it.",
        )}
      </p>
      <div class="actions">
        <AskButton request={{ type: "addWriting" }} post={post}>
          {t("Add Writing…")}
        </AskButton>
      </div>
      <p class="aside">
        {t("It is read on this machine and stays there. From about 2,000 words on, something can be said.")}
      </p>
    </main>
  );
}
