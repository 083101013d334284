import { writeFileSync } from "node:fs";
import { WORDS_NEEDED } from "../../src/differences/confidence.ts";
import { allFeatures } from "../../src/style/allFeatures.ts";
import type { Claim } from "./claims.ts";
import { drawFigures, toLines } from "./drawFigures.ts";
import { crossValidated } from "./learnConfidence.ts";
import { readParts } from "./parts.ts";
import { calibrationTable, replicationTable } from "./tables.ts";

/** Draws figures from parts in order, writes them, and prints how well stated probabilities hold on authors that the model has not seen. */
export async function writeFigures(parts: readonly string[], output: string): Promise<void> {
  const { figures, claims, families } = await drawFigures(() => readParts(parts));
  const stated = crossValidated(claims);
  const some = (passes: (claim: Claim) => boolean) => {
    const indexes = [...claims.keys()].filter((index) => passes(claims[index]!));
    return [indexes.map((index) => claims[index]!), indexes.map((index) => stated[index]!)] as const;
  };
  const isLong = ({ size }: Claim) => size >= WORDS_NEEDED;
  const isSeveral = ({ documents }: Claim) => documents >= 2;
  console.log(replicationTable(...some(isSeveral), families));
  console.log(
    `\nfrom ${WORDS_NEEDED} words\n${calibrationTable(...some((claim) => isLong(claim) && isSeveral(claim)))}`,
  );
  console.log(
    `\nfrom one document\n${calibrationTable(...some((claim) => isLong(claim) && !isSeveral(claim)))}`,
  );
  const lines = toLines(figures);
  writeFileSync(output, lines);
  console.log(
    `\n${output}: ${figures.writers.length} writers, ${allFeatures.length} features, ${new Set(Object.values(families)).size} families, ${lines.length - 1} bytes`,
  );
}
