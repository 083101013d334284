import { t } from "@vscode/l10n";
import type { Post } from "../post.ts";
import { AskButton } from "./Ask.tsx";

export interface FailureProps {
  readonly message: string;
  /** What the person can do about it. */
  readonly next: string;
  readonly post: Post;
}

/** What went wrong, and what to do next. */
export function Failure({ message, next, post }: FailureProps) {
  return (
    <main class="notice">
      <h1>{t("That did not work")}</h1>
      <p class="failure" role="alert">
        {message}
      </p>
      {next && <p>{next}</p>}
      <FailureActions post={post} />
    </main>
  );
}

/** What failed although a report is there: it stays, and this is said above it. */
export function Trouble({ message, next, post }: FailureProps) {
  return (
    <aside class="trouble" aria-label={t("That did not work")}>
      <p class="failure" role="alert">
        {message} {next}
      </p>
      <FailureActions post={post} />
    </aside>
  );
}

function FailureActions({ post }: Pick<FailureProps, "post">) {
  return (
    <div class="actions">
      <AskButton request={{ type: "refresh" }} post={post}>
        {t("Try Again")}
      </AskButton>
      <AskButton request={{ type: "showLog" }} post={post} secondary>
        {t("Show Log")}
      </AskButton>
    </div>
  );
}
