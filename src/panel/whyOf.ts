import { t } from "@vscode/l10n";
import type { Difference, Evidence } from "../differences/report.ts";
import { featureOf } from "../style/allFeatures.ts";
import { formatAlike, formatCount } from "./numbers.ts";
import { headlineOf } from "./statements.ts";
import type { ExplainedState, WhyState } from "./whyState.ts";

/** A completion and all that is known of why it is what it is. */
export interface Explained {
  readonly kind: "shown" | "accepted";
  readonly text: string;
  readonly by:
    | {
        readonly kind: "onDevice";
        /** That the author goes on with all of it. */
        readonly probability: number;
        /** Whether its words follow in the document that is being written. */
        readonly here: boolean;
      }
    | { readonly kind: "model"; readonly name: string; readonly host: string };
  /** How much more it is the author's than other writers'; 0 where that cannot be told. */
  readonly fit: number;
  readonly words: number;
  /** Whether it does not sound much like the author. */
  readonly isUnlike: boolean;
  readonly passages: readonly Evidence[];
  /** Whether a document that it came from has become private, or has left the history. */
  readonly isGone: boolean;
  /** Told differences that it goes along with. */
  readonly along: readonly Difference[];
}

/** Of shorter texts it cannot be told whether they sound like somebody. Words. */
const FEWEST_WORDS_TO_FIT = 8;
/** Of a passage so much is shown. Characters. */
const LONGEST_QUOTE = 400;

/** Why the last completions are what they are, in words. `nameOf` gives a document's name by its id. */
export function whyOf(completions: readonly Explained[], nameOf: (document: string) => string): WhyState {
  return { completions: completions.map((one) => explainedOf(one, nameOf)) };
}

function explainedOf(one: Explained, nameOf: (document: string) => string): ExplainedState {
  const { kind, by, isGone } = one;
  const title = kind === "shown" ? t("Shown last") : t("Accepted last");
  if (isGone) {
    const says = t(
      "It came from a document that is private now or no longer in your history: nothing of it is shown.",
    );
    return { title, says: [maker(by), says], passagesAre: "", passages: [], differences: [] };
  }
  return {
    title,
    text: one.text,
    says: [maker(by), likelihood(one), fit(one), origin(one)].filter((sentence) => sentence !== ""),
    passagesAre:
      by.kind === "model"
        ? t("Passages of yours that the model was shown")
        : t("Where you wrote this before"),
    passages: one.passages.map(({ document, start, end, quote, marks }) => ({
      document,
      title: nameOf(document),
      start,
      end,
      ...(by.kind === "model"
        ? { quote: shortened(quote), marks: [] }
        : { quote, marks: marks.map(([from, to]): [number, number] => [from, to]) }),
    })),
    differences: one.along.flatMap(({ feature: id, direction }) => {
      const feature = featureOf(id);
      return feature ? [headlineOf(feature, direction)] : [];
    }),
  };
}

function maker(by: Explained["by"]): string {
  return by.kind === "onDevice"
    ? t("Made on this machine; nothing was sent.")
    : t("Written by {0} at {1}.", by.name, by.host);
}

function likelihood({ by }: Explained): string {
  if (by.kind === "model") return "";
  const percent = 100 * by.probability;
  return percent < 1
    ? t("Less than 1% likely, word for word, to be what you were about to write.")
    : t("{0}% likely, word for word, to be what you were about to write.", formatCount(percent));
}

function fit({ fit, words, isUnlike }: Explained): string {
  if (words < FEWEST_WORDS_TO_FIT || fit === 0) return "";
  const figure = formatAlike(fit)[0] ?? "";
  if (fit > 0)
    return t("It sounds more like you than like other writers (fit {0}, where 0 is the middle).", figure);
  return isUnlike
    ? t("It does not sound much like you (fit {0}, where 0 is the middle).", figure)
    : t("It sounds somewhat more like other writers than like you (fit {0}, where 0 is the middle).", figure);
}

/** What there is to say where no passage, or not only passages, shaped it. */
function origin({ by, passages }: Explained): string {
  if (by.kind === "model")
    return passages.length > 0 ? "" : t("No earlier passage of yours was near enough to be shown to it.");
  if (by.here)
    return passages.length > 0
      ? t("You also wrote it earlier in this document.")
      : t("You wrote it earlier in this document.");
  return passages.length > 0
    ? ""
    : t("None of your documents has these words here: it follows how people write in general.");
}

function shortened(quote: string): string {
  return quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE).replace(/\s+\S*$/, "")} …`;
}
