import { t } from "@vscode/l10n";
import type { OverTime } from "../differences/lookBack.ts";
import type { OddOneOut } from "../differences/oddOneOut.ts";
import type { Moment, Period, Timeline, Trait } from "../differences/timeline.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Feature } from "../style/feature.ts";
import { amount, amounts } from "./amounts.ts";
import { formatPeriod } from "./dates.ts";
import { formatAlike, formatCount } from "./numbers.ts";
import { headlineOf } from "./statements.ts";
import type { MomentState, TimelineState, TraitState } from "./timelineState.ts";

/** More documents of one time are counted, not named. */
const MOST_NAMED = 4;

/** An author's habits over time in words, as the panel's page draws them. `nameOf` gives a document's name by its id. */
export function timelineOf({ timeline, odd }: OverTime, nameOf: (document: string) => string): TimelineState {
  const { span } = timeline;
  const traits = timeline.traits.flatMap((trait) => traitOf(trait, timeline, nameOf) ?? []);
  return {
    about: aboutOf(timeline),
    ends: span ? [formatPeriod(span[0], span[0], span), formatPeriod(span[1], span[1], span)] : ["", ""],
    traits,
    ...(odd && { odd: oddOf(odd, nameOf) }),
  };
}

function aboutOf({ dated, undated, isLong, traits }: Timeline): string {
  const dates = t(
    "A document’s date is the one in its front matter or its name, else when it was last changed.",
  );
  const left =
    undated === 0
      ? []
      : undated === 1
        ? [t("1 document has no date and is left out.")]
        : [t("{0} documents have no date and are left out.", formatCount(undated))];
  if (!isLong) {
    const few = t(
      "It takes documents of at least five days, two months apart from first to last, to show habits over time; documents of yours with a date: {0}.",
      formatCount(dated),
    );
    return [few, dates, ...left].join(" ");
  }
  if (traits.length === 0) return t("No difference was found that could be followed over time.");
  const level = t(
    "A change is told where it is large enough to notice and where, of 20 people who do not change, at most one would be told of any.",
  );
  return [dates, ...left, level].join(" ");
}

function traitOf(
  { feature: id, values: all, line, mean, change }: Trait,
  { span, moments }: Timeline,
  nameOf: (document: string) => string,
): TraitState | undefined {
  const feature = featureOf(id);
  if (!feature || !span) return undefined;
  const measured = moments.flatMap((moment, index) => {
    const value = all[index];
    return value === undefined ? [] : [{ ...moment, value }];
  });
  const values = measured.map(({ value }) => value);
  const [low = "", high = "", average = ""] = formatAlike(Math.min(...values), Math.max(...values), mean);
  return {
    feature: id,
    name: t(feature.name),
    says: change ? describeChange(feature, change, span) : t("No clear change."),
    changed: change !== undefined,
    moments: measured.map((moment) => momentOf(moment, feature, nameOf)),
    ...(line && { line: [...line] }),
    mean,
    labels: { low, high, mean: average },
  };
}

function momentOf(
  { at, from, to, value, words, documents }: Moment & { readonly value: number },
  feature: Feature,
  nameOf: (id: string) => string,
): MomentState {
  const figure = amount(formatAlike(value)[0] ?? "", feature.unit);
  const date = formatPeriod(from, to, [from, to]);
  return {
    at,
    value,
    words,
    label: feature.tellingFigure ? t("{0}: {1}", date, figure) : date,
    count: documents.length,
    documents: (documents.length > MOST_NAMED ? [] : documents).map((id) => ({ id, title: nameOf(id) })),
  };
}

/** "You have come to write shorter sentences: 31 words in 2019, 24 in 2024." */
function describeChange(
  feature: Feature,
  { direction, first, last }: NonNullable<Trait["change"]>,
  span: readonly [number, number],
): string {
  const says = t(feature.says[direction]);
  const [before, after] = [first, last].map(({ from, to }: Period) => formatPeriod(from, to, span));
  if (!feature.tellingFigure) return t("You have come to {0} between {1} and {2}.", says, before!, after!);
  const [was, is] = amounts(first.value, last.value, feature.unit);
  return t("You have come to {0}: {1} in {2}, {3} in {4}.", says, was, before!, is, after!);
}

function oddOf(
  { document, times, because }: OddOneOut,
  nameOf: (id: string) => string,
): TimelineState["odd"] {
  const title = nameOf(document);
  return {
    id: document,
    title,
    says: t(
      "It is {0} times as far from your other documents as one of yours usually is from the rest.",
      formatAlike(times, 1)[0] ?? "",
    ),
    because: because.flatMap(({ feature: id, direction, value, others }) => {
      const feature = featureOf(id);
      if (!feature) return [];
      const [here, elsewhere] = amounts(value, others, feature.unit);
      return [t("{0} there: {1}, in the others {2}.", headlineOf(feature, direction), here, elsewhere)];
    }),
  };
}
