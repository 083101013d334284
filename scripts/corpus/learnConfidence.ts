import type { ConfidenceModel } from "../../src/corpus/corpus.ts";
import { statedConfidence, WORDS_NEEDED } from "../../src/differences/confidence.ts";
import type { Claim } from "./claims.ts";
import { grouped } from "./grouped.ts";
import { logisticRegression } from "./logisticRegression.ts";

/** As a single work's claims are where nothing is learned from any. */
const UNCHANGED = { offset: 0, slope: 1 } as const;

/**
 * Learns how sure a departure is by logistic regression on what became of claims: those from several documents of modern prose (novelists have one or two long works), then
 * what that is worth where there is one document, of any kind.
 */
export function learnConfidence(all: readonly Claim[]): ConfidenceModel {
  const claims = all.filter(({ size }) => size >= WORDS_NEEDED);
  const several = claims.filter(({ documents, register }) => documents >= 2 && register !== "fiction");
  const { bias, weights } = regression(several, ({ standings }) => standings);
  const single = claims.filter(({ documents }) => documents < 2);
  if (single.length === 0) return { bias, weights, oneDocument: UNCHANGED };
  const logOdds = ({ standings }: Claim) =>
    standings.reduce((sum, input, index) => sum + input * weights[index]!, bias);
  const one = regression(single, (claim) => [logOdds(claim)]);
  return { bias, weights, oneDocument: { offset: one.bias, slope: one.weights[0]! } };
}

/** An author's weight grows with the root of the number of claims, so that those who wrote much do not rule. */
function regression(
  claims: readonly Claim[],
  inputsOf: (claim: Claim) => readonly number[],
): ReturnType<typeof logisticRegression> {
  const perAuthor = grouped(claims, ({ author }) => author);
  const perRoot = [...perAuthor.values()].reduce((sum, own) => sum + Math.sqrt(own.length), 0);
  return logisticRegression(
    claims.map((claim) => ({
      inputs: inputsOf(claim),
      isTrue: claim.replicates,
      weight: 1 / Math.sqrt(perAuthor.get(claim.author)!.length) / perRoot,
    })),
  );
}

/** The probability of each claim, stated by a model learned from others, or from `teaching`, that has not seen its author. */
export function crossValidated(
  claims: readonly Claim[],
  teaching: readonly Claim[] = claims,
  folds = 6,
): number[] {
  const authors = [...new Set([...teaching, ...claims].map(({ author }) => author))];
  const foldOf = new Map(authors.map((author, index) => [author, index % folds]));
  const stated = new Array<number>(claims.length).fill(0);
  for (let fold = 0; fold < folds; fold++) {
    const model = learnConfidence(teaching.filter(({ author }) => foldOf.get(author) !== fold));
    claims.forEach(({ author, standings, documents }, index) => {
      if (foldOf.get(author) === fold) stated[index] = statedConfidence(standings, documents, model);
    });
  }
  return stated;
}
