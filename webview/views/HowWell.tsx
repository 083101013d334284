import { t } from "@vscode/l10n";
import type { ComparisonState, KnowsState } from "../../src/panel/knowsState.ts";
import type { Post } from "../post.ts";
import { Button } from "../ui.ts";
import { useRequest } from "../useRequest.tsx";

export interface HowWellProps {
  readonly knows: KnowsState;
  readonly post: Post;
}

/** How well the author is known: a button, how far measuring is, then figures beside their controls. */
export function HowWell({ knows, post }: HowWellProps) {
  const { says, comparisons, progress, mayMeasure } = knows;
  const { send, failure } = useRequest(post);
  return (
    <div class="how-well">
      <p role="status">{says}</p>
      {progress !== undefined && (
        <>
          <progress value={progress} max={1} aria-label={t("Measured")} />
          <p class="actions">
            <Button secondary onClick={() => send({ type: "cancelMeasuring" })}>
              {t("Cancel")}
            </Button>
          </p>
        </>
      )}
      {mayMeasure && (
        <p class="actions">
          <Button onClick={() => send({ type: "measure" })}>{t("Measure")}</Button>
        </p>
      )}
      {failure}
      {comparisons.map((comparison) => (
        <Comparison key={comparison.title} comparison={comparison} />
      ))}
    </div>
  );
}

/** Figures as a table, each with its bar. */
function Comparison({ comparison: { title, says, rows, about } }: { readonly comparison: ComparisonState }) {
  return (
    <section>
      <h3>{title}</h3>
      {says.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <table>
        <thead class="read-out">
          <tr>
            <th scope="col">{t("Learned from")}</th>
            <th scope="col">{title}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, share, figure, own }) => (
            <tr key={name} class={own ? "own" : ""}>
              <th scope="row">{name}</th>
              <td>
                <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect class="whole" width="100" height="8" />
                  <rect class="bar" width={100 * share} height="8" />
                </svg>
                <span>{figure}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="aside">{about}</p>
    </section>
  );
}
