import { t } from "@vscode/l10n";
import type { ComparisonState, KnowsState } from "./knowsState.ts";
import { formatCount } from "./numbers.ts";

/** What measuring came to, as {@link Engine.measured} has it. */
export interface MeasuredFigures {
  readonly progress: number | undefined;
  readonly result:
    | { readonly kind: "tooLittle"; readonly documents: number; readonly words: number }
    | {
        readonly kind: "measured";
        readonly known: number;
        readonly heldOut: number;
        readonly words: { readonly own: number; readonly other: number };
        readonly characters: number;
        readonly saved: { readonly own: number; readonly none: number; readonly other?: number };
        readonly taken: number | undefined;
        readonly told: { readonly own: number; readonly other?: number } | undefined;
        readonly paragraphs: { readonly own: number; readonly others: number };
      }
    | undefined;
  /** Whether the result is of the history as it is now, suggested from as readily. */
  readonly isCurrent: boolean;
}

type Figures = Extract<MeasuredFigures["result"], { kind: "measured" }>;

/** What it takes to measure. */
interface Needed {
  readonly documents: number;
  readonly words: number;
}

/** Less of a gain is none that a person would notice. Keys and pairs of a hundred. */
const LEAST_GAIN = { keys: 1, pairs: 5 };

/** How well the author is known in words, as the panel's page draws it. */
export function knowsOf({ progress, result, isCurrent }: MeasuredFigures, needed: Needed): KnowsState {
  if (progress !== undefined)
    return { says: t("Measuring. You can go on writing."), comparisons: [], progress, mayMeasure: false };
  if (!result) return { says: before(), comparisons: [], mayMeasure: true };
  if (result.kind === "tooLittle") {
    const says = t(
      "It takes at least {0} documents with about {1} words together to measure; documents of yours that are not private: {2}, with {3} words. Add more of your writing, then measure.",
      formatCount(needed.documents),
      formatCount(needed.words),
      formatCount(result.documents),
      formatCount(result.words),
    );
    return { says, comparisons: [], mayMeasure: true };
  }
  const says = t(
    "Documents set aside: {0}. Learned from: {1}, with {2} words. Measured on this machine.",
    formatCount(result.heldOut),
    formatCount(result.known),
    formatCount(result.words.own),
  );
  const since = t(
    "Your history, or how readily suggestions are shown, has changed since: measure again for what holds now.",
  );
  return {
    says: isCurrent ? says : `${says} ${since}`,
    comparisons: [keys(result), ...(result.told ? [pairs(result, result.told)] : [])],
    mayMeasure: !isCurrent,
  };
}

function before(): string {
  return t(
    "One in five of your documents is set aside and typed again, key by key, with suggestions made from the others, from nothing, and from another writer’s documents. It takes up to a minute, on this machine; you can go on writing.",
  );
}

function keys({ saved, taken, characters, words }: Figures): ComparisonState {
  const control = Math.max(saved.none, saved.other ?? 0);
  const gain = Math.round(100 * saved.own) - Math.round(100 * control);
  const says =
    gain >= LEAST_GAIN.keys
      ? t(
          "With your documents, suggestions save {0} of 100 keys: {1} more than without them or with another writer’s.",
          points(saved.own),
          formatCount(gain),
        )
      : t("Your documents do not save you keys yet that would not be saved without them.");
  const hits =
    taken === undefined
      ? []
      : [t("Of 100 suggestions shown, {0} had words that you went on with.", points(taken))];
  return {
    title: t("Keys saved"),
    says: [says, ...hits],
    rows: [
      row(t("Your documents"), saved.own, true),
      row(t("No documents"), saved.none),
      ...(saved.other === undefined ? [] : [row(t("Another writer’s"), saved.other)]),
    ],
    about: t(
      "{0} characters of yours were typed with each, by a simulated writer who takes every suggestion that saves a key. The other writer’s documents have {1} words.",
      formatCount(characters),
      formatCount(words.other),
    ),
  };
}

function pairs({ paragraphs }: Figures, told: NonNullable<Figures["told"]>): ComparisonState {
  const isClear = 100 * (told.own - Math.max(0.5, told.other ?? 0)) >= LEAST_GAIN.pairs;
  const says = isClear
    ? t(
        "Of 100 pairs of a paragraph by you and one by another writer, yours is told as yours in {0}.",
        points(told.own),
      )
    : t(
        "Your paragraphs are not told from other writers’ better than by chance or by another writer’s documents.",
      );
  return {
    title: t("Your paragraphs, told from other writers’"),
    says: [says],
    rows: [
      row(t("Your documents"), told.own, true),
      row(t("Chance"), 0.5),
      ...(told.other === undefined ? [] : [row(t("Another writer’s"), told.other)]),
    ],
    about: t(
      "{0} paragraphs of yours, {1} by the writers that Idiolect brings along. Those all write about the same things, and you about others: part of this is what you write about, not how.",
      formatCount(paragraphs.own),
      formatCount(paragraphs.others),
    ),
  };
}

function row(name: string, share: number, own = false): ComparisonState["rows"][number] {
  return { name, share, figure: t("{0}%", points(share)), own };
}

/** Of a hundred. */
const points = (share: number) => formatCount(100 * share);
