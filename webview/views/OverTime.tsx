import { t } from "@vscode/l10n";
import { formatCount } from "../../src/panel/numbers.ts";
import type { MomentState, TimelineState, TraitState } from "../../src/panel/timelineState.ts";
import { Moments } from "../charts/Moments.tsx";

export interface OverTimeProps {
  readonly timeline: TimelineState;
  /** Opens a document of the author's. */
  readonly onOpen: (document: string) => void;
}

/** How the author's strongest habits move by date, and the document that is least like the others. */
export function OverTime({ timeline, onOpen }: OverTimeProps) {
  const { traits, ends, odd, about } = timeline;
  return (
    <div class="over-time">
      {traits.length > 0 && (
        <ul class="multiples">
          {traits.map((trait) => (
            <li key={trait.feature} class={trait.changed ? "changed" : ""}>
              <h3 class="measure">{trait.name}</h3>
              <p>{trait.says}</p>
              <Moments trait={trait} ends={ends} onOpen={onOpen} />
              <AsTable trait={trait} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
      {traits.length > 0 && (
        <p class="aside">
          {t(
            "A dot is what you wrote at one time, larger for more words; the dashed line is what the writers average, the other one your trend.",
          )}
        </p>
      )}
      <p class="aside">{about}</p>
      {odd && (
        <section>
          <h3>{t("Least like the others")}</h3>
          <p>
            <button type="button" class="action" onClick={() => onOpen(odd.id)}>
              {odd.title}
            </button>
          </p>
          <p>{odd.says}</p>
          <ul>
            {odd.because.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** A picture's figures. */
function AsTable({
  trait,
  onOpen,
}: {
  readonly trait: TraitState;
  readonly onOpen: OverTimeProps["onOpen"];
}) {
  return (
    <details class="as-table">
      <summary>{t("As a table")}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("When")}</th>
            <th scope="col">{t("Words")}</th>
            <th scope="col">{t("Document")}</th>
          </tr>
        </thead>
        <tbody>
          {trait.moments.map((moment) => (
            <tr key={moment.at}>
              <th scope="row">{moment.label}</th>
              <td>{formatCount(moment.words)}</td>
              <td>
                <Documents moment={moment} onOpen={onOpen} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Documents({
  moment,
  onOpen,
}: {
  readonly moment: MomentState;
  readonly onOpen: OverTimeProps["onOpen"];
}) {
  const { documents, count } = moment;
  if (count > documents.length) return <>{t("{0} documents", formatCount(count))}</>;
  return (
    <ul>
      {documents.map(({ id, title }) => (
        <li key={id}>
          <button type="button" class="action" onClick={() => onOpen(id)}>
            {title}
          </button>
        </li>
      ))}
    </ul>
  );
}
