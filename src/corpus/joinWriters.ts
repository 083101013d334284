import { allFeatures } from "../style/allFeatures.ts";
import { onScale } from "../style/profile.ts";
import {
  type AddedWriter,
  type Corpus,
  type FiguresWriter,
  type Norm,
  type Norms,
  registers,
} from "./corpus.ts";
import { moments, noiseIn, quantilesOf, trueSpread } from "./norms.ts";

/**
 * A corpus with further writers in it: they count in the norms of their registers as the real writers do, and may be set beside the
 * author as the bundled ones are. How one writer's documents spread, and how far a feature stays with its writer, is not learned anew;
 * nor does a text become another kind of writing by who it is compared with.
 */
export function joinWriters(corpus: Corpus, added: readonly AddedWriter[]): Corpus {
  if (added.length === 0) return corpus;
  const { figures } = corpus;
  const norms = registers.map((register) => {
    const ofKind = <Writer extends FiguresWriter>(writers: readonly Writer[]) =>
      writers.filter((writer) => writer.register === register);
    return [register, joinNorms(figures.norms[register], ofKind(figures.writers), ofKind(added))] as const;
  });
  return {
    ...corpus,
    added: [...corpus.added, ...added],
    figures: {
      ...figures,
      writers: [...figures.writers, ...added],
      norms: Object.fromEntries(norms) as Norms,
      kindNorms: figures.kindNorms ?? figures.norms,
    },
  };
}

function joinNorms(
  norms: Readonly<Record<string, Norm>>,
  known: readonly FiguresWriter[],
  added: readonly AddedWriter[],
): Readonly<Record<string, Norm>> {
  if (added.length === 0) return norms;
  const joined: Record<string, Norm> = { ...norms };
  for (const feature of allFeatures) {
    const norm = norms[feature.id];
    const further = added.filter(({ features }) => features[feature.id] !== undefined);
    if (!norm || further.length === 0) continue;
    const values = [...known, ...further].flatMap(({ features }) => features[feature.id] ?? []);
    const scaled = moments(values.map((value) => onScale(feature, value)));
    const noise = norm.writers * (norm.scaled.sd ** 2 - norm.between);
    const furtherNoise = further.reduce((sum, writer) => sum + noiseIn(norm.within, writer), 0);
    joined[feature.id] = {
      ...norm,
      ...moments(values),
      quantiles: quantilesOf(values),
      writers: values.length,
      scaled,
      between: trueSpread(scaled.sd, (noise + furtherNoise) / values.length),
    };
  }
  return joined;
}
