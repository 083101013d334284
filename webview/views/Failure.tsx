import { t } from "@vscode/l10n";
import type { Post } from "../post.ts";
import { Button } from "../ui.ts";

/** What went wrong, and what to do next. */
export function Failure(props: { readonly message: string; readonly next: string; readonly post: Post }) {
  const { message, next, post } = props;
  return (
    <main class="notice">
      <h1>{t("That did not work")}</h1>
      <p class="failure" role="alert">
        {message}
      </p>
      {next && <p>{next}</p>}
      <p class="actions">
        <Button onClick={() => post({ type: "refresh" })}>{t("Try Again")}</Button>
        <Button secondary onClick={() => post({ type: "showLog" })}>
          {t("Show Log")}
        </Button>
      </p>
    </main>
  );
}
