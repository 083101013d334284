import type { Skipped, SkipReason } from "../history/document.ts";

const REASONS: Readonly<Record<SkipReason, string>> = {
  tooShort: "too short",
  noProse: "without prose",
  notEnglish: "not in English",
  duplicate: "duplicate",
  excluded: "excluded by name",
  unsupportedFormat: "of a format that is not read",
  tooLarge: "too large",
  binary: "not text",
  generated: "generated",
  noIdentity: "e-mail of nobody named by --identity",
  notMine: "not the author's",
  unreadable: "unreadable",
};

/** "3 files left out (2 too short, 1 not in English)". */
export function describeSkipped(skipped: readonly Skipped[]): string {
  const reasons = Object.entries(REASONS).flatMap(([reason, words]) => {
    const { length } = skipped.filter((each) => each.reason === reason);
    return length > 0 ? [`${length.toLocaleString("en-GB")} ${words}`] : [];
  });
  return `${countOf(skipped.length, "file")} left out (${reasons.join(", ")})`;
}

/** "1 file", "2,000 files". */
export function countOf(number: number, noun: string): string {
  return `${number.toLocaleString("en-GB")} ${noun}${number === 1 ? "" : "s"}`;
}
