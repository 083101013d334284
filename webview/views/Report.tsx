import { t } from "@vscode/l10n";
import { groups, type ReportState } from "../../src/panel/protocol.ts";
import type { ToldSections } from "../../src/panel/sectionState.ts";
import type { Post } from "../post.ts";
import { Divider } from "../ui.ts";
import { AskedSections, CompletionSections } from "./AskedSections.tsx";
import { Trouble } from "./Failure.tsx";
import { Group } from "./Group.tsx";
import { Kinds } from "./Kinds.tsx";
import { LikeOthers } from "./LikeOthers.tsx";
import { ModelNote } from "./ModelNote.tsx";
import { NothingClaimed } from "./NothingClaimed.tsx";
import { Preference } from "./Preference.tsx";
import { ReadingButtons, ReadingProgress, readingTitle } from "./Reading.tsx";
import { Sources } from "./Sources.tsx";

export interface ReportProps {
  readonly report: ReportState;
  readonly sections: ToldSections;
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
  readonly post: Post;
}

/** How the author differs: at a glance, then difference by difference, then what is made of it. */
export function Report({ report, sections, open, onToggle, post }: ReportProps) {
  return (
    <>
      {report.reading && (
        <aside class="in-background" aria-label={readingTitle(report.reading)}>
          {report.reading.isPaused && <p>{readingTitle(report.reading)}</p>}
          <ReadingProgress progress={report.reading} />
          <ReadingButtons progress={report.reading} post={post} />
        </aside>
      )}
      {report.trouble && <Trouble {...report.trouble} post={post} />}
      <main>
        {report.kinds && <Kinds kinds={report.kinds} post={post} />}
        {report.differences.length === 0 ? (
          <NothingClaimed report={report} post={post} />
        ) : (
          <>
            <header class="glance">
              <h1>{t("How your writing differs")}</h1>
              <ul class="telling">
                {report.glance.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p class="aside">{report.footing.join(" ")}</p>
            </header>
            {groups.map((group) => (
              <Group
                key={group}
                group={group}
                differences={report.differences.filter((difference) => difference.group === group)}
                turned={report.turned}
                open={open}
                onToggle={onToggle}
                post={post}
              />
            ))}
            {report.likeOthers.length > 0 && (
              <LikeOthers standings={report.likeOthers} open={open} onToggle={onToggle} />
            )}
            <AskedSections sections={sections} open={open} onToggle={onToggle} post={post} />
          </>
        )}
        {(report.preference !== "" || report.turned.length > 0) && (
          <>
            <Divider />
            <Preference text={report.preference} turned={report.turned} post={post} />
          </>
        )}
        <CompletionSections sections={sections} open={open} onToggle={onToggle} post={post} />
        {report.offersModel && <ModelNote post={post} />}
      </main>
      <Sources report={report} post={post} />
    </>
  );
}
