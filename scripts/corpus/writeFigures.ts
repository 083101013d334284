import { writeFileSync } from "node:fs";
import { WORDS_NEEDED } from "../../src/differences/confidence.ts";
import { allFeatures } from "../../src/style/allFeatures.ts";
import { drawFigures, toLines } from "./drawFigures.ts";
import { crossValidated } from "./learnConfidence.ts";
import { readParts } from "./parts.ts";
import { calibrationTable, replicationTable } from "./tables.ts";

/** Draws figures from parts in order, writes them, and prints how well stated probabilities hold on authors that the model has not seen. */
export async function writeFigures(parts: readonly string[], output: string): Promise<void> {
  const { figures, claims, families } = await drawFigures(() => readParts(parts));
  const stated = crossValidated(claims);
  console.log(replicationTable(claims, stated, families));
  const isLearned = (index: number) => claims[index]!.size >= WORDS_NEEDED;
  console.log(
    `\nfrom ${WORDS_NEEDED} words\n${calibrationTable(
      claims.filter((_, index) => isLearned(index)),
      stated.filter((_, index) => isLearned(index)),
    )}`,
  );
  const lines = toLines(figures);
  writeFileSync(output, lines);
  console.log(
    `\n${output}: ${figures.writers.length} writers, ${allFeatures.length} features, ${new Set(Object.values(families)).size} families, ${lines.length - 1} bytes`,
  );
}
