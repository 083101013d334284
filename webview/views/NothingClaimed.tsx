import { t } from "@vscode/l10n";
import { formatCount } from "../../src/panel/numbers.ts";
import type { ReportState } from "../../src/panel/protocol.ts";
import { StandingTable } from "../charts/StandingTable.tsx";
import { Strip } from "../charts/Strip.tsx";
import type { Post } from "../post.ts";
import { AskButton } from "./Ask.tsx";

/** A report that claims nothing: for want of writing, or because nothing departs far enough. What is measured is shown as no more than that. */
export function NothingClaimed({ report, post }: { readonly report: ReportState; readonly post: Post }) {
  const { words, wordsNeeded, comparedWith, standings } = report;
  const isTooLittle = words < wordsNeeded;
  return (
    <>
      <header class="glance">
        <h1>{isTooLittle ? t("A little more writing") : t("Nothing that would surely hold")}</h1>
        <p>
          {isTooLittle
            ? t(
                "About {0} more words, and Idiolect can say what sets you apart. What it could say now would too often not hold.",
                formatCount(wordsNeeded - words),
              )
            : t(
                "Beside {0}, nothing in your writing stands out so clearly that it would surely hold in your next text. More of it may show more.",
                comparedWith,
              )}
        </p>
        {isTooLittle && (
          <div class="progress">
            <progress value={words} max={wordsNeeded} aria-label={t("Words of writing")} />
            <p>{t("{0} of {1} words", formatCount(words), formatCount(wordsNeeded))}</p>
          </div>
        )}
        <div class="actions">
          <AskButton request={{ type: "addWriting" }} post={post}>
            {t("Add Writing…")}
          </AskButton>
        </div>
      </header>
      {standings.length > 0 && (
        <section class="group" aria-labelledby="measured">
          <header>
            <h2 id="measured">{t("Measured so far")}</h2>
            <p class="aside">
              {t("A first picture beside {0}; the bar is how far it may be off.", comparedWith)}
            </p>
          </header>
          <div>
            <ul class="differences">
              {standings.map((standing) => (
                <li key={standing.feature} class="difference">
                  <h3 class="measure">{standing.name}</h3>
                  <Strip standing={standing} />
                  <StandingTable standing={standing} />
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  );
}
