import { t } from "@vscode/l10n";
import { formatAlike } from "../../src/panel/numbers.ts";
import type { StandingView } from "../../src/panel/protocol.ts";

/** The two labels of a picture: the author's value with its unit, the writers' average as a bare figure. */
export function labelsOf({ value, mean, unit }: StandingView): { value: string; mean: string } {
  const [own = "", average = ""] = formatAlike(value, mean);
  const isShare = unit === "% of sentences" || unit === "% of words";
  return { value: withUnit(own, unit), mean: isShare ? withUnit(average, unit) : average };
}

/** All that a picture shows, as words for those who do not see it. */
export function describeStanding(standing: StandingView): string {
  const { name, value, interval, mean, writers, unit, tellingFigure } = standing;
  const below = writers.filter((writer) => writer < value).length;
  const above = writers.filter((writer) => writer > value).length;
  const place =
    below >= above
      ? t("higher than {0} of {1} writers", below, writers.length)
      : t("lower than {0} of {1} writers", above, writers.length);
  if (!tellingFigure) return t("{0}: you are {1}.", name, place);
  const [own = "", low = "", high = "", average = ""] = formatAlike(value, ...interval, mean);
  return t(
    "{0}: you {1}, most likely {2} to {3}; the writers {4} on average. You are {5}.",
    name,
    withUnit(own, unit),
    low,
    high,
    average,
    place,
  );
}

/** A figure with its unit, as short as it goes: "9.1%", "8 per 1,000 words". */
export function withUnit(figure: string, unit: StandingView["unit"]): string {
  switch (unit) {
    case "% of sentences":
    case "% of words":
      return t("{0}%", figure);
    case "per 100 words":
      return t("{0} per 100 words", figure);
    case "per 1000 words":
      return t("{0} per 1,000 words", figure);
    case "per sentence":
      return t("{0} a sentence", figure);
    case "words":
      return t("{0} words", figure);
    case "letters":
      return t("{0} letters", figure);
    case "sentences":
      return t("{0} sentences", figure);
    case "ratio":
      return figure;
  }
}
