import { t } from "@vscode/l10n";
import { formatCount } from "../../src/panel/numbers.ts";
import type { ReportState } from "../../src/panel/protocol.ts";
import type { Post } from "../post.ts";
import { AskLink } from "./Ask.tsx";

/** What the report rests on, and how to change it. */
export function Sources({ report, post }: { readonly report: ReportState; readonly post: Post }) {
  const { documents, words, skipped, differences } = report;
  return (
    <footer>
      {differences.length > 0 && (
        <p class="aside made-up">
          {t(
            "Writers with names were made up to be quoted, unless you added them. Averages are of real writers.",
          )}
        </p>
      )}
      <p>
        {documents === 1 ? t("1 document") : t("{0} documents", formatCount(documents))}
        {" · "}
        {words === 1 ? t("1 word") : t("{0} words", formatCount(words))}
      </p>
      <ul class="toolbar">
        {skipped > 0 && (
          <li>
            <AskLink request={{ type: "showSkipped" }} post={post}>
              {skipped === 1 ? t("1 file skipped") : t("{0} files skipped", formatCount(skipped))}
            </AskLink>
          </li>
        )}
        {/* Where nothing is claimed, a button of its own asks for more. */}
        {differences.length > 0 && (
          <li>
            <AskLink request={{ type: "addWriting" }} post={post}>
              {t("Add writing…")}
            </AskLink>
          </li>
        )}
        <li>
          <AskLink request={{ type: "refresh" }} post={post}>
            {t("Refresh")}
          </AskLink>
        </li>
      </ul>
    </footer>
  );
}
