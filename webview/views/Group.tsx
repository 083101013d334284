import { t } from "@vscode/l10n";
import type { DifferenceView, TurnView } from "../../src/panel/protocol.ts";
import { titleOfGroup } from "../../src/panel/wordsForGroup.ts";
import type { Post } from "../post.ts";
import { Difference } from "./Difference.tsx";

export interface GroupProps {
  readonly group: DifferenceView["group"];
  readonly differences: readonly DifferenceView[];
  readonly turned: readonly TurnView[];
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
  readonly post: Post;
}

/** The differences of one of the three groups of style. */
export function Group({ group, differences, turned, open, onToggle, post }: GroupProps) {
  const told = differences.filter(({ tentative }) => !tentative);
  const tentative = differences.filter(({ tentative }) => tentative);
  const toggle = (feature: string) =>
    onToggle(open.includes(feature) ? open.filter((one) => one !== feature) : [...open, feature]);
  const list = (some: readonly DifferenceView[]) => (
    <ul class="differences">
      {some.map((difference) => (
        <Difference
          key={difference.feature}
          difference={difference}
          wish={turned.find(({ feature }) => feature === difference.feature)?.wish}
          isOpen={open.includes(difference.feature)}
          onToggle={() => toggle(difference.feature)}
          post={post}
        />
      ))}
    </ul>
  );
  return (
    <section class="group" aria-labelledby={`group-${group}`}>
      <header>
        <h2 id={`group-${group}`}>
          {titleOfGroup(group)} {told.length > 0 && <span class="count">{told.length}</span>}
        </h2>
        <p class="aside">{aboutGroup(group)}</p>
      </header>
      <div>
        {told.length > 0 ? (
          list(told)
        ) : (
          <p class="none">{t("Nothing here that would surely hold in your other writing.")}</p>
        )}
        {tentative.length > 0 && (
          <div class="tentative">
            <p class="aside">{t("Less sure:")}</p>
            {list(tentative)}
          </div>
        )}
      </div>
    </section>
  );
}

function aboutGroup(group: DifferenceView["group"]): string {
  switch (group) {
    case "writing":
      return t("Words, sentences, punctuation, layout");
    case "emotional":
      return t("Feeling, judgement, stance, how you speak to readers");
    case "semantic":
      return t("Density, coherence, how specific you are");
  }
}
