import type { Corpus, Register, Task } from "../corpus/corpus.ts";
import { matchTask } from "../corpus/matchTask.ts";
import { registerOf } from "../corpus/registerOf.ts";
import type { Direction } from "../style/feature.ts";
import type { Steering } from "../style/steering.ts";
import type { Counts } from "../style/tally.ts";
import type { Prose } from "../text/prose.ts";
import { type Candidate, candidatesOf } from "./candidates.ts";
import { type Departure, departures } from "./compare.ts";
import { confidenceOf, MOST_OF_UNKNOWN_KIND, TENTATIVE_FROM, TOLD_FROM, WORDS_NEEDED } from "./confidence.ts";
import { chooseContrast, chooseEvidence } from "./evidence.ts";
import { kindsOf } from "./kinds.ts";
import { otherWriters, passagesOn } from "./otherWriters.ts";
import { writePreference } from "./preference.ts";
import type { Difference, DifferenceReport, Measure } from "./report.ts";
import { chooseRepresentatives } from "./representatives.ts";
import { isOfUnknownKind } from "./unknownKind.ts";

/** A document of the author's, read and counted; counts are kept by the caller, so that nothing is counted twice. */
export interface ReportDocument {
  readonly id: string;
  /** The source that {@link Prose} has offsets in. */
  readonly text: string;
  readonly prose: Prose;
  readonly counts: Counts;
}

interface Finding {
  readonly departure: Departure;
  readonly direction: Direction;
  readonly confidence: number;
}

/**
 * Sets the author's documents beside writers of the same kind: what is measured, what of it is told, and what shows it.
 * A difference is told where its stated probability is at least {@link TOLD_FROM}, and mentioned as tentative from {@link TENTATIVE_FROM};
 * in either case where it is the surest of its family of features, and at least one sentence shows it.
 * The order of documents makes no difference to what is measured or told. `steering` has a say in the preference alone.
 * Of a history of several kinds of writing one is reported: `kind`, or the first ({@link kindsOf}).
 */
export function buildReport(
  history: readonly ReportDocument[],
  corpus: Corpus,
  steering: Steering = {},
  kind?: Register,
): DifferenceReport {
  const kinds = kindsOf(history, corpus.figures);
  const reported = kinds.find((one) => one.register === kind) ?? kinds[0];
  const documents = reported?.documents ?? [];
  const works = documents.map(({ counts }) => counts);
  const words = documents.reduce((sum, { prose }) => sum + prose.words, 0);
  const register = reported?.register ?? registerOf(works, corpus.figures);
  const unknownKind = isOfUnknownKind(works, corpus.figures.norms[register]);
  const most = unknownKind ? MOST_OF_UNKNOWN_KIND : 1;
  const findings = departures(works, corpus.figures.norms[register]).map(
    (departure): Finding => ({
      departure,
      direction: departure.measured >= 0 ? "more" : "less",
      confidence: Math.min(most, confidenceOf(departure, works, corpus.figures.confidence)),
    }),
  );

  const task = nearestTask(documents, corpus.tasks);
  const others = otherWriters(corpus, register);
  const representatives = task
    ? chooseRepresentatives(works, others, corpus.figures.norms[register], task.id)
    : [];
  const beside = representatives.flatMap(({ writer, task }) =>
    others
      .filter(({ id }) => id === writer)
      .map((other) => ({ ...other, passages: passagesOn(task, other) })),
  );

  const sources = new Map(documents.map((document) => [document.id, document]));
  const claimed = words < WORDS_NEEDED ? [] : surestOfEachFamily(findings, corpus.figures.families);
  const candidates = claimed.length > 0 ? candidatesOf(documents) : [];
  const taken = new Set<Candidate>();
  const illustrated = claimed.flatMap((finding): { finding: Finding; difference: Difference }[] => {
    const { feature } = finding.departure;
    const evidence = chooseEvidence(feature, finding.direction, candidates, sources, taken);
    if (evidence.length === 0) return [];
    const contrast = chooseContrast(feature, finding.direction, beside, taken);
    return [
      { finding, difference: { feature: feature.id, direction: finding.direction, evidence, contrast } },
    ];
  });

  const told = illustrated.filter(({ finding }) => isTold(finding));
  const tentative = illustrated.filter(({ finding }) => !isTold(finding));
  const shown = new Set(told.map(({ finding }) => finding));
  return {
    register,
    unknownKind,
    kinds: kinds.map(({ register, documents, words }) => ({ register, documents: documents.length, words })),
    words,
    documents: documents.length,
    measures: findings.map((finding) => measureOf(finding, shown.has(finding))),
    differences: told.map(({ difference }) => difference),
    tentative: tentative.map(({ difference }) => difference),
    representatives,
    wordsNeeded: WORDS_NEEDED,
    preference: writePreference(
      [...told, ...tentative].map(({ finding }) => finding),
      steering,
      findings,
    ),
  };
}

const isTold = ({ confidence }: Finding) => confidence >= TOLD_FROM;

/** Features that say the same thing are told once, by the surest of them; those to be told come first, the strongest of them first. */
function surestOfEachFamily(
  findings: readonly Finding[],
  families: Readonly<Record<string, string>>,
): Finding[] {
  const surest = new Map<string, Finding>();
  for (const finding of findings) {
    if (finding.confidence < TENTATIVE_FROM) continue;
    const family = families[finding.departure.feature.id] ?? finding.departure.feature.id;
    const known = surest.get(family);
    if (!known || isSurer(finding, known)) surest.set(family, finding);
  }
  return [...surest.values()].sort(
    (a, b) => Number(isTold(b)) - Number(isTold(a)) || Math.abs(b.departure.z) - Math.abs(a.departure.z),
  );
}

/** Of those that are as sure, which capped ones are, the one further out. */
function isSurer(one: Finding, other: Finding): boolean {
  return one.confidence === other.confidence
    ? Math.abs(one.departure.z) > Math.abs(other.departure.z)
    : one.confidence > other.confidence;
}

function measureOf({ departure, confidence }: Finding, difference: boolean): Measure {
  const { feature, norm, value, interval, z } = departure;
  return {
    id: feature.id,
    group: feature.group,
    aspect: feature.aspect,
    unit: feature.unit,
    value,
    norm: { mean: norm.mean, sd: norm.sd, writers: norm.writers },
    z,
    interval,
    difference,
    confidence,
  };
}

/** The task that most of the author's words are nearest to; the first where no document is near any, undefined where there is no task. */
export function nearestTask(documents: readonly ReportDocument[], tasks: readonly Task[]): Task | undefined {
  const words = new Map<Task, number>();
  for (const document of documents) {
    const match = matchTask(document, tasks);
    if (match) words.set(match.task, (words.get(match.task) ?? 0) + document.prose.words);
  }
  return [...words].sort((a, b) => b[1] - a[1])[0]?.[0] ?? tasks[0];
}
