import { t } from "@vscode/l10n";
import { scaleQuantile } from "d3-scale";
import { useState } from "preact/hooks";
import { formatAlike, formatCount } from "../../src/panel/numbers.ts";
import type { StandingView } from "../../src/panel/protocol.ts";
import { withUnit } from "./describeStanding.ts";

/** All that a strip shows, as a table that opens; drawn when it does. */
export function StandingTable({ standing }: { readonly standing: StandingView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="as-table" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary aria-label={t("As a table: {0}", standing.name)}>{t("As a table")}</summary>
      {isOpen && <Figures standing={standing} />}
    </details>
  );
}

function Figures({ standing }: { readonly standing: StandingView }) {
  const { value, interval, mean, writers, unit } = standing;
  const known = writers.length > 0 ? writers : [mean];
  const quarters = scaleQuantile().domain(known).range([0, 1, 2, 3]).quantiles();
  const landmarks = [writers[0] ?? mean, ...quarters, writers.at(-1) ?? mean];
  const figures = formatAlike(value, ...interval, mean, ...landmarks, ...writers);
  const [own = "", low = "", high = "", average = ""] = figures;
  const [lowest = "", quarter = "", middle = "", threeQuarters = "", highest = ""] = figures.slice(4);
  const rows = [
    [t("You"), t("{0}, most likely {1} to {2}", withUnit(own, unit), low, high)],
    [t("The writers on average"), withUnit(average, unit)],
    [t("Lowest"), lowest],
    [t("A quarter are below"), quarter],
    [t("Half are below"), middle],
    [t("Three quarters are below"), threeQuarters],
    [t("Highest"), highest],
    [t("All {0} writers", formatCount(writers.length)), figures.slice(4 + landmarks.length).join(" · ")],
  ];
  return (
    <table>
      <tbody>
        {rows.map(([name, figure]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
