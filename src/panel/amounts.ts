import { t } from "@vscode/l10n";
import type { Unit } from "../style/feature.ts";
import { formatAlike } from "./numbers.ts";

/** A figure with its unit: "31 words", "9.1% of sentences", "8 in every 1,000 words". */
export function amount(figure: string, unit: Unit): string {
  switch (unit) {
    case "% of sentences":
      return t("{0}% of sentences", figure);
    case "% of words":
      return t("{0}% of words", figure);
    case "per 100 words":
      return t("{0} in every 100 words", figure);
    case "per 1000 words":
      return t("{0} in every 1,000 words", figure);
    case "per sentence":
      return t("{0} in a sentence", figure);
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

/** Two values beside each other, the unit said once: "31 words" and "24". What is little is never written as nothing. */
export function amounts(first: number, second: number, unit: Unit): [first: string, second: string] {
  const alike = formatAlike(first, second);
  const [nothing] = formatAlike(0);
  const [one = "", other = ""] = [first, second].map((value, index) =>
    alike[index] === nothing && value !== 0 ? formatAlike(value)[0] : alike[index],
  );
  const isShare = unit === "% of sentences" || unit === "% of words";
  return [amount(one, unit), isShare ? t("{0}%", other) : other];
}
