import { t } from "@vscode/l10n";
import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import type { SectionName, ToldSections } from "../../src/panel/sectionState.ts";
import type { Post } from "../post.ts";
import { AmongWriters } from "./AmongWriters.tsx";
import { OverTime } from "./OverTime.tsx";
import { Section } from "./Section.tsx";

export interface AskedSectionsProps {
  readonly sections: ToldSections;
  /** What stands open, these sections by {@link idOf}. */
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
  readonly post: Post;
}

/** The sections that are computed only when they are opened. */
export function AskedSections({ sections, open, onToggle, post }: AskedSectionsProps) {
  const toggling = (section: SectionName) => {
    const id = idOf(section);
    const isOpen = open.includes(id);
    return {
      id,
      isOpen,
      onToggle: () => onToggle(isOpen ? open.filter((one) => one !== id) : [...open, id]),
      ask: () => post({ type: "ask", section }),
    };
  };
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

const idOf = (section: SectionName) => `section-${section}`;

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
