import { t } from "@vscode/l10n";
import { formatCount } from "../../src/panel/numbers.ts";
import type { Progress } from "../../src/panel/protocol.ts";
import type { Post } from "../post.ts";
import { ProgressRing } from "../ui.ts";
import { AskButton } from "./Ask.tsx";

/** Reading for the first time: there is nothing else to show yet. */
export function Reading({ progress, post }: { readonly progress: Progress; readonly post: Post }) {
  return (
    <main class="notice">
      <h1>{readingTitle(progress)}</h1>
      <ReadingProgress progress={progress} />
      <div class="actions">
        <ReadingButtons progress={progress} post={post} />
      </div>
    </main>
  );
}

export function readingTitle({ isPaused }: Progress): string {
  return isPaused ? t("Reading is paused") : t("Reading your writing");
}

/** Stop for now, or go on; and stop for good. What was read stays. */
export function ReadingButtons({ progress, post }: { readonly progress: Progress; readonly post: Post }) {
  return (
    <>
      {progress.isPaused ? (
        <AskButton key="resume" request={{ type: "refresh" }} post={post}>
          {t("Go On Reading")}
        </AskButton>
      ) : (
        <AskButton key="pause" request={{ type: "pause" }} post={post} secondary>
          {t("Pause")}
        </AskButton>
      )}
      <AskButton request={{ type: "cancel" }} post={post} secondary>
        {t("Cancel")}
      </AskButton>
    </>
  );
}

/** How far reading is, in words and as a bar; a ring while nobody knows how much there is. */
export function ReadingProgress({ progress: { done, total, isPaused } }: { readonly progress: Progress }) {
  if (total === 0) {
    if (isPaused) return null;
    return (
      <div class="progress unknown">
        <ProgressRing />
        <p role="status">{t("Looking for documents")}</p>
      </div>
    );
  }
  const words = t("{0} of {1} documents", formatCount(done), formatCount(total));
  return (
    <div class="progress">
      <progress value={done} max={total} aria-label={t("Documents read")} />
      <p role="status">{words}</p>
    </div>
  );
}
