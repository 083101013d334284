import { t } from "@vscode/l10n";
import type { Post } from "../post.ts";
import { AskButton } from "./Ask.tsx";

/** What a language model would add, where none is chosen; stays away once it was put away. */
export function ModelNote({ post }: { readonly post: Post }) {
  return (
    <section class="model-note" aria-labelledby="model-note">
      <h2 id="model-note">{t("With a language model")}</h2>
      <p>
        {t(
          "Suggestions while you type come from this machine and need nothing else. A language model that you choose, on this machine or elsewhere, can also write whole sentences your way and rewrite passages. It gets no text before you agree.",
        )}
      </p>
      <div class="actions">
        <AskButton request={{ type: "chooseModel" }} post={post} secondary>
          {t("Choose Model…")}
        </AskButton>
        <AskButton request={{ type: "dismissModelNote" }} post={post} secondary>
          {t("Don't Show Again")}
        </AskButton>
      </div>
    </section>
  );
}
