import { t } from "@vscode/l10n";
import { formatDay } from "./dates.ts";
import { formatCount } from "./numbers.ts";
import { type DifferenceView, groups, type ReportState } from "./protocol.ts";
import { titleOfGroup } from "./wordsForGroup.ts";

/** What a style guide is made of. */
export interface StyleGuideParts {
  readonly report: ReportState;
  /** Milliseconds since the epoch. */
  readonly made: number;
  /** Whether the author's sentences in a document may be shown to whoever reads the guide. */
  mayShow(document: string): boolean;
}

/**
 * How the author writes, as a Markdown document to be handed on: at a glance, the differences with figures and the author's own sentences,
 * the instructions, and on what and when it was made. Other writers' sentences stay out: they are not the author's to hand on.
 */
export function styleGuide({ report, made, mayShow }: StyleGuideParts): string {
  const told = report.differences.filter(({ tentative }) => !tentative);
  const tentative = report.differences.filter((difference) => difference.tentative);
  const blocks = [
    t("# Style guide"),
    t(
      "Made on {0} from {1} words (documents: {2}), beside {3}.",
      formatDay(made),
      formatCount(report.words),
      formatCount(report.documents),
      report.comparedWith,
    ),
    told.length > 0
      ? [...report.glance, ...report.footing].join(" ")
      : t("Nothing in this writing stands out so clearly that it would surely hold in the next text."),
    ...groups.flatMap((group) => {
      const some = told.filter((difference) => difference.group === group);
      return some.length > 0
        ? [`## ${titleOfGroup(group)}`, ...some.flatMap((one) => difference(one, mayShow))]
        : [];
    }),
    ...(tentative.length > 0
      ? [
          `## ${t("Less sure")}`,
          listOf(tentative.map(({ headline, figures }) => t("{0}. {1}", headline, figures))),
        ]
      : []),
    ...(report.preference === ""
      ? []
      : [`## ${t("How to write like this")}`, listOf(report.preference.split("\n"))]),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function difference(
  { headline, figures, confidence, evidence }: DifferenceView,
  mayShow: StyleGuideParts["mayShow"],
): string[] {
  const quotes = evidence
    .filter(({ document }) => mayShow(document))
    .map(({ quote, title }) => `> ${quote}\n>\n> — ${codeSpan(title)}`);
  return [`### ${headline}`, `${figures} ${confidence}`, ...quotes];
}

const listOf = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");

/** A name as it is, whatever Markdown would make of its characters (CommonMark 6.1). */
function codeSpan(name: string): string {
  const longest = Math.max(0, ...[...name.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return longest > 0 ? `${fence} ${name} ${fence}` : `${fence}${name}${fence}`;
}
