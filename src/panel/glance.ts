import { t } from "@vscode/l10n";
import type { DifferenceReport } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import type { Aspect } from "../style/feature.ts";
import { formatCount, formatList } from "./numbers.ts";
import { plainly } from "./plainFigures.ts";
import type { DifferenceView, ReportState } from "./protocol.ts";
import { comparedWith, VERY_LIKELY_FROM } from "./statements.ts";

/** This many of the strongest differences are named at a glance. */
const AT_A_GLANCE = 3;
/** So many that are less sure, where there are fewer than {@link AT_A_GLANCE}. */
const LESS_SURE = 2;

/** What makes the writing its author's, in few sentences, and what those rest on. Empty where there are no differences. */
export function glanceAt(
  report: DifferenceReport,
  differences: readonly DifferenceView[],
): Pick<ReportState, "glance" | "footing"> {
  if (differences.length === 0) return { glance: [], footing: [] };
  const told = differences.filter(({ tentative }) => !tentative);
  const sure = told.filter(
    ({ feature }) => report.measures.find(({ id }) => id === feature)!.confidence >= VERY_LIKELY_FROM,
  );
  const telling = tellingOf(told, AT_A_GLANCE);
  return {
    glance: [
      ...telling.map(sentenceOf),
      ...(telling.length < AT_A_GLANCE ? lessSure(differences, told.length > 0) : []),
    ],
    footing: [
      howSure(told.length, sure.length),
      t(
        "This rests on {0} words in {1} of yours, beside {2}.",
        formatCount(report.words),
        report.documents === 1 ? t("1 document") : t("{0} documents", formatCount(report.documents)),
        comparedWith(report),
      ),
      ...(report.unknownKind ? [unknownKind()] : []),
    ],
  };
}

/** "You use dashes more often: 8 in every 1,000 words; others, 3." */
function sentenceOf({ headline, tellingFigure, unit, value, mean }: DifferenceView): string {
  return tellingFigure
    ? t("{0}: {1}.", headline, plainly(unit, value, mean))
    : t({ message: "{0}.", args: [headline], comment: "A clause made a sentence" });
}

function lessSure(differences: readonly DifferenceView[], afterOthers: boolean): string[] {
  const some = tellingOf(
    differences.filter(({ tentative }) => tentative),
    LESS_SURE,
  );
  const clauses = some.flatMap(({ feature: id, direction }) => {
    const feature = featureOf(id);
    return feature ? [t(feature.says[direction])] : [];
  });
  if (clauses.length === 0) return [];
  const all = formatList(clauses);
  return [afterOthers ? t("Less surely, you {0}.", all) : t("It may be that you {0}.", all)];
}

/** The strongest differences, each of another aspect: two about the length of words would be one at a glance. */
function tellingOf(some: readonly DifferenceView[], most: number): DifferenceView[] {
  const strongest = new Map<Aspect | undefined, DifferenceView>();
  for (const difference of some) {
    const aspect = featureOf(difference.feature)?.aspect;
    if (!strongest.has(aspect)) strongest.set(aspect, difference);
  }
  return [...strongest.values()].slice(0, most);
}

function howSure(told: number, sure: number): string {
  if (told === 0) return t("Nothing stands out so clearly that it would surely hold in what you write next.");
  if (told === 1)
    return sure === 1
      ? t("The one difference found is very likely to hold in what you write next.")
      : t("The one difference found is likely to hold in what you write next.");
  if (told === 2 && sure === 2)
    return t("Both differences found are very likely to hold in what you write next.");
  if (sure === told)
    return t("All {0} differences found are very likely to hold in what you write next.", told);
  if (sure === 0) return t("The {0} differences found are likely to hold in what you write next.", told);
  return [
    verySure(told, sure),
    told - sure === 1 ? t("The other is likely to.") : t("The others are likely to."),
  ].join(" ");
}

/** What there is to say where nobody known writes such texts. */
export function unknownKind(): string {
  return t(
    "None of them writes quite this kind of text: some of this may be how such texts are written, not how you write. Writers of such texts can be added to compare with.",
  );
}

function verySure(told: number, sure: number): string {
  return sure === 1
    ? t("1 of the {0} differences found is very likely to hold in what you write next.", told)
    : t("{0} of the {1} differences found are very likely to hold in what you write next.", sure, told);
}
