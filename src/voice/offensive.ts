import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from "obscenity";

let matcher: RegExpMatcher | undefined;

/** Whether a word offends, by the English list of the package "obscenity" (MIT), which knows words that only look like one. */
export function isOffensive(word: string): boolean {
  matcher ??= new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });
  return matcher.hasMatch(word);
}
