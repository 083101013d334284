import { t } from "@vscode/l10n";
import { useMemo } from "preact/hooks";
import type { DifferenceView, EvidenceView, Wish } from "../../src/panel/protocol.ts";
import { nameOfWish } from "../../src/panel/wishNames.ts";
import { StandingTable } from "../charts/StandingTable.tsx";
import { Strip } from "../charts/Strip.tsx";
import type { Post } from "../post.ts";
import { useRequest } from "../useRequest.tsx";
import { Quote } from "./Quote.tsx";
import { Turn } from "./Turn.tsx";

export interface DifferenceProps {
  readonly difference: DifferenceView;
  /** What the author wants of it in completions; undefined: as they write. */
  readonly wish: Wish | undefined;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  readonly post: Post;
}

/** One difference: its headline and picture always, the figures and what shows it when it stands open. */
export function Difference({ difference, wish, isOpen, onToggle, post }: DifferenceProps) {
  const { feature, headline } = difference;
  const details = `details-${feature}`;
  // Drawn anew only when it is another: a click on one must not cost what all of them do.
  const picture = useMemo(() => <Strip standing={difference} />, [difference]);
  return (
    <li class="difference" data-feature={feature}>
      <h3>
        <button
          type="button"
          class="headline"
          aria-expanded={isOpen}
          aria-controls={details}
          onClick={onToggle}
        >
          <svg class="chevron" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M6 3.5 10.5 8 6 12.5" />
          </svg>
          <span>{headline}</span>
        </button>
      </h3>
      {picture}
      {wish && !isOpen && <p class="aside">{t("In completions: {0}", nameOfWish(wish))}</p>}
      <div id={details} class="details" hidden={!isOpen}>
        {isOpen && <Details difference={difference} wish={wish} post={post} />}
      </div>
    </li>
  );
}

type DetailsProps = Pick<DifferenceProps, "difference" | "wish" | "post">;

function Details({ difference, wish, post }: DetailsProps) {
  const { feature, headline, figures, confidence, evidence, contrast } = difference;
  const { send, failure } = useRequest(post);
  const open = ({ document, start, end }: EvidenceView) => void send({ type: "open", document, start, end });
  return (
    <>
      <p>{figures}</p>
      <p class="aside">{confidence}</p>
      <StandingTable standing={difference} />
      <Turn feature={feature} title={headline} wish={wish} post={post} />
      <div class="quotes">
        {evidence.length > 0 && (
          <section>
            <h4>{t("You")}</h4>
            <ul>
              {evidence.map((one) => (
                <li key={`${one.document}:${one.start}`}>
                  <button type="button" class="evidence" data-evidence onClick={() => open(one)}>
                    <Quote text={one.quote} marks={one.marks} />
                    <span class="source">{one.title}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        )}
        {contrast.length > 0 && (
          <section>
            <h4>{t("Others")}</h4>
            <ul>
              {contrast.map(({ writer, task, quote }) => (
                <li key={`${writer}:${task}`} class="contrast">
                  <Quote text={quote} marks={[]} />
                  <span class="source">{t("{0}, {1}", writer, task)}</span>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
      {failure}
    </>
  );
}
