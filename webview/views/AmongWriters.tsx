import { t } from "@vscode/l10n";
import { useState } from "preact/hooks";
import type { MapState, WriterState } from "../../src/panel/mapState.ts";
import { MapLegend, WritersMap } from "../charts/WritersMap.tsx";

export interface AmongWritersProps {
  readonly map: MapState;
  /** Opens a writer's passages. */
  readonly onRead: (writer: string) => void;
}

/** Where the author stands among other writers: the map, who is nearest and furthest and why, and everybody in a table. */
export function AmongWriters({ map, onRead }: AmongWritersProps) {
  const [selected, select] = useState<string>();
  const { writers, across, up } = map;
  const [nearest, furthest] = [writers[0], writers.length > 1 ? writers.at(-1) : undefined];
  const chosen = writers.find(({ id }) => id === selected);
  return (
    <div class="among">
      <p>{map.about}</p>
      <figure>
        <Direction arrow="↑" clause={up.more} />
        <WritersMap map={map} selected={selected} onSelect={select} />
        <Direction arrow="↓" clause={up.less} />
        <div class="ends">
          <Direction arrow="←" clause={across.less} />
          <Direction arrow="→" clause={across.more} />
        </div>
        <MapLegend map={map} />
        <p class="aside">
          {t("Writers of one shape write alike; the filled one stands for them, and is quoted beside you.")}
        </p>
      </figure>
      <div role="status">
        {chosen && chosen !== nearest && chosen !== furthest && (
          <Writer
            map={map}
            writer={chosen}
            title={t("{0}, distance {1}", chosen.name, chosen.distance)}
            onRead={onRead}
          />
        )}
      </div>
      {nearest && (
        <Writer
          map={map}
          writer={nearest}
          title={t("Nearest with a name: {0}", nearest.name)}
          onRead={onRead}
        />
      )}
      {furthest && (
        <Writer
          map={map}
          writer={furthest}
          title={t("Furthest with a name: {0}", furthest.name)}
          onRead={onRead}
        />
      )}
      <Everybody map={map} onRead={onRead} />
    </div>
  );
}

/** What one end of the map is. */
function Direction({ arrow, clause }: { readonly arrow: string; readonly clause: string }) {
  return clause === "" ? (
    <p class="direction" />
  ) : (
    <p class="direction">
      <span aria-hidden="true">{arrow}</span> {t("writers who {0}", clause)}
    </p>
  );
}

interface WriterProps {
  readonly map: MapState;
  readonly writer: WriterState;
  readonly title: string;
  readonly onRead: (writer: string) => void;
}

function Writer({ map, writer, title, onRead }: WriterProps) {
  const { id, name, shared, apart } = writer;
  const { sharing } = map;
  return (
    <section class="writer">
      <h3>{title}</h3>
      {shared.length > 0 && (
        <>
          <h4>{sharing}</h4>
          <ul>
            {shared.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      {apart.length > 0 && (
        <>
          <h4>{t("What sets you apart most")}</h4>
          <ul>
            {apart.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </>
      )}
      <button type="button" class="action" onClick={() => onRead(id)}>
        {t("Read {0}", name)}
      </button>
    </section>
  );
}

/** The picture as a table. */
function Everybody({
  map,
  onRead,
}: {
  readonly map: MapState;
  readonly onRead: AmongWritersProps["onRead"];
}) {
  const nameOf = (id: string | undefined) => map.writers.find((writer) => writer.id === id)?.name;
  return (
    <details class="as-table">
      <summary>{t("All writers as a table, nearest first")}</summary>
      <p class="aside">{map.distances}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("Writer")}</th>
            <th scope="col">{t("Distance")}</th>
            <th scope="col">{t("Group of")}</th>
          </tr>
        </thead>
        <tbody>
          {map.writers.map(({ id, name, distance, speaker }) => (
            <tr key={id}>
              <th scope="row">
                <button
                  type="button"
                  class="action"
                  onClick={() => onRead(id)}
                  aria-label={t("Read {0}", name)}
                >
                  {name}
                </button>
              </th>
              <td>{distance}</td>
              <td>{nameOf(speaker) ?? t("you")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
