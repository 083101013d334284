import { t } from "@vscode/l10n";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { idOf, type SectionName, type ToldSections } from "../../src/panel/sectionState.ts";
import type { Post } from "../post.ts";
import { AmongWriters } from "./AmongWriters.tsx";
import { HowWell } from "./HowWell.tsx";
import { OverTime } from "./OverTime.tsx";
import { Section } from "./Section.tsx";
import { WhyCompletion } from "./WhyCompletion.tsx";

export interface AskedSectionsProps {
  readonly sections: ToldSections;
  /** What stands open, these sections by {@link idOf}. */
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
  readonly post: Post;
}

/** The sections on differences that are computed only when they are opened. */
export function AskedSections({ sections, ...page }: AskedSectionsProps) {
  const { post } = page;
  const toggling = togglingIn(page);
  return (
    <>
      <Asked
        {...toggling("map")}
        title={t("Among other writers")}
        about={t("Who writes like you, who does not, and why")}
        told={sections.map}
        draw={(map) => <AmongWriters map={map} onRead={(writer) => post({ type: "readWriter", writer })} />}
      />
      <Asked
        {...toggling("timeline")}
        title={t("Over time")}
        about={t("How your habits move from document to document")}
        told={sections.timeline}
        draw={(timeline) => (
          <OverTime
            timeline={timeline}
            onOpen={(document) => post({ type: "open", document, start: 0, end: 0 })}
          />
        )}
      />
    </>
  );
}

/** The sections on completions, which there are also where no difference is told. */
export function CompletionSections({ sections, ...page }: AskedSectionsProps) {
  const { post } = page;
  const toggling = togglingIn(page);
  return (
    <>
      <Asked
        {...toggling("why")}
        title={t("Why this completion")}
        about={t("Where the last one came from, and what shaped it")}
        told={sections.why}
        draw={(why) => <WhyCompletion why={why} post={post} />}
      />
      <Asked
        {...toggling("knows")}
        title={t("How well it knows you")}
        about={t("Measured on documents of yours that it is not shown")}
        told={sections.knows}
        draw={(knows) => <HowWell knows={knows} post={post} />}
      />
    </>
  );
}

/** What opens and closes a section, and asks for it. */
function togglingIn({ open, onToggle, post }: Omit<AskedSectionsProps, "sections">) {
  return (section: SectionName) => {
    const id = idOf(section);
    const isOpen = open.includes(id);
    return {
      id,
      isOpen,
      onToggle: () => onToggle(isOpen ? open.filter((one) => one !== id) : [...open, id]),
      ask: () => void post({ type: "ask", section }),
    };
  };
}

interface AskedProps<State> {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly ask: () => void;
  /** A sentence: there is nothing to draw. */
  readonly told: State | string | undefined;
  readonly draw: (state: State) => ComponentChildren;
}

function Asked<State>({ ask, told, draw, ...section }: AskedProps<State>) {
  const { isOpen } = section;
  useEffect(() => {
    if (isOpen) ask();
  }, [isOpen]);
  return (
    <Section {...section}>
      {told === undefined ? (
        <p class="aside">{t("One moment…")}</p>
      ) : typeof told === "string" ? (
        <p>{told}</p>
      ) : (
        draw(told)
      )}
    </Section>
  );
}
