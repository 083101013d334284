import { t } from "@vscode/l10n";
import type { StandingView } from "../../src/panel/protocol.ts";
import { StandingTable } from "../charts/StandingTable.tsx";
import { Strip } from "../charts/Strip.tsx";
import { Section } from "./Section.tsx";

export interface LikeOthersProps {
  readonly standings: readonly StandingView[];
  /** What stands open, by feature and, for this section, {@link ID}. */
  readonly open: readonly string[];
  readonly onToggle: (open: string[]) => void;
}

const ID = "section-alike";

/** What is measured and is no difference: names, each with its picture when it is opened. */
export function LikeOthers({ standings, open, onToggle }: LikeOthersProps) {
  const toggle = (id: string) =>
    onToggle(open.includes(id) ? open.filter((one) => one !== id) : [...open, id]);
  return (
    <Section
      id={ID}
      title={t("Where you write like others")}
      about={t("Measured, and not far enough from other writers to hold ({0})", standings.length)}
      isOpen={open.includes(ID)}
      onToggle={() => toggle(ID)}
    >
      <ul class="differences alike">
        {standings.map((standing) => (
          <Alike
            key={standing.feature}
            standing={standing}
            isOpen={open.includes(standing.feature)}
            onToggle={() => toggle(standing.feature)}
          />
        ))}
      </ul>
    </Section>
  );
}

interface AlikeProps {
  readonly standing: StandingView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

function Alike({ standing, isOpen, onToggle }: AlikeProps) {
  const picture = `alike-${standing.feature}`;
  return (
    <li data-feature={standing.feature}>
      <button
        type="button"
        class="headline"
        aria-expanded={isOpen}
        aria-controls={picture}
        onClick={onToggle}
      >
        <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
          <path d="M6 3.5 10.5 8 6 12.5" />
        </svg>
        <span class="measure">{standing.name}</span>
      </button>
      <div id={picture} hidden={!isOpen}>
        {isOpen && (
          <>
            <Strip standing={standing} />
            <StandingTable standing={standing} />
          </>
        )}
      </div>
    </li>
  );
}
