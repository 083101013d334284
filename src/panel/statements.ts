import { t } from "@vscode/l10n";
import type { Register } from "../corpus/corpus.ts";
import { TOLD_FROM } from "../differences/confidence.ts";
import type { Difference, DifferenceReport, Measure } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Direction, Feature, Unit } from "../style/feature.ts";
import { amount } from "./amounts.ts";
import { formatAlike, formatCount, language } from "./numbers.ts";

/** A difference of a report as one whole sentence. Throws a RangeError where it is about a feature that is not in the list or not measured. */
export function describeDifference(
  { feature: id, direction }: Difference,
  { measures, register }: Pick<DifferenceReport, "measures" | "register">,
): string {
  const feature = featureOf(id);
  const measure = measures.find((one) => one.id === id);
  if (!feature || !measure) throw new RangeError(`A difference on ${id}, which is not measured.`);
  return statementOf(measure, feature, direction, register);
}

/**
 * Where an author stands on a feature, as one whole sentence:
 * "You write longer sentences: 26 words on average, where 44 writers of articles and posts average 20."
 * A figure that says nothing to a reader is left out: "You use a wider vocabulary than 44 writers of articles and posts on average."
 */
export function statementOf(
  { value, norm }: Pick<Measure, "value" | "norm">,
  feature: Pick<Feature, "says" | "unit" | "tellingFigure">,
  direction: Direction,
  register: Register,
): string {
  const says = t(feature.says[direction]);
  const others = writersOf(register, norm.writers);
  if (!feature.tellingFigure) return t("You {0} than {1} on average.", says, others);
  return t("You {0}: {1}", says, ownAndOthers(feature.unit, value, norm.mean, others));
}

/**
 * What is left of {@link statementOf} after {@link headlineOf}: "26 words on average, where 44 writers of articles and posts average 20."
 * Where the figure says nothing to a reader, how many of the writers' values, `placed`, the author is beyond.
 */
export function figuresOf(
  { value, norm }: Pick<Measure, "value" | "norm">,
  feature: Pick<Feature, "unit" | "tellingFigure">,
  direction: Direction,
  placed: readonly number[],
  register: Register,
): string {
  const others = writersOf(register, norm.writers);
  if (feature.tellingFigure) return capitalised(ownAndOthers(feature.unit, value, norm.mean, others));
  const nearer = placed.filter((other) => (direction === "more" ? other < value : other > value)).length;
  return nearer === placed.length
    ? t("Further that way than all of {0}.", others)
    : t("Further that way than {0} of {1}.", formatCount(nearer), others);
}

/** The first clause of {@link statementOf}: "You write longer sentences". */
export function headlineOf(feature: Pick<Feature, "says">, direction: Direction): string {
  return t("You {0}", t(feature.says[direction]));
}

/** Whom a report compares with: "44 writers of articles and posts"; without their number where nothing is measured. */
export function comparedWith({
  register,
  measures,
}: Pick<DifferenceReport, "register" | "measures">): string {
  const most = Math.max(0, ...measures.map(({ norm }) => norm.writers));
  return writersOf(register, most);
}

/** "44 writers of articles and posts"; without their number where that is 0. */
export function writersOf(register: Register, number: number): string {
  const kinds: Record<Register, string> = {
    proposal: t("writers of proposals and specifications"),
    post: t("writers of articles and posts"),
    fiction: t("novelists"),
  };
  return number > 0
    ? t({
        message: "{0} {1}",
        args: [formatCount(number), kinds[register]],
        comment: "44 writers of articles and posts",
      })
    : kinds[register];
}

const capitalised = (clause: string) => clause.charAt(0).toLocaleUpperCase(language()) + clause.slice(1);

function ownAndOthers(unit: Unit, value: number, mean: number, others: string): string {
  const [own = "", average = ""] = formatAlike(value, mean);
  if (value === 0) return t("none in this writing, where {0} average {1}.", others, amount(average, unit));
  switch (unit) {
    case "% of sentences":
      return t("{0}% of your sentences, where {1} average {2}%.", own, others, average);
    case "% of words":
      return t("{0}% of your words, where {1} average {2}%.", own, others, average);
    case "per 100 words":
      return t("{0} in every 100 words, where {1} average {2}.", own, others, average);
    case "per 1000 words":
      return t("{0} in every 1,000 words, where {1} average {2}.", own, others, average);
    case "per sentence":
      return t("{0} in a sentence, where {1} average {2}.", own, others, average);
    case "words":
      return t("{0} words on average, where {1} average {2}.", own, others, average);
    case "letters":
      return t("{0} letters on average, where {1} average {2}.", own, others, average);
    case "sentences":
      return t("{0} sentences on average, where {1} average {2}.", own, others, average);
    case "ratio":
      return t("{0}, where {1} average {2}.", own, others, average);
  }
}

/** From this stated probability a difference is called very likely to hold: the likelihood scale of Mastrandrea et al. 2010 (IPCC). */
export const VERY_LIKELY_FROM = 0.9;

/** How sure a difference is, as one whole sentence. `confidence` is a probability. */
export function describeConfidence(confidence: number): string {
  // Rounded down, so that nothing is ever stated as surer than it is, nor as certain.
  const times = formatCount(Math.floor(100 * confidence));
  if (confidence >= VERY_LIKELY_FROM)
    return t("Very likely to hold in your other writing: such differences do about {0} times in 100.", times);
  if (confidence >= TOLD_FROM)
    return t("Likely to hold in your other writing: such differences do about {0} times in 100.", times);
  return t("It may hold in your other writing: such differences do about {0} times in 100.", times);
}
