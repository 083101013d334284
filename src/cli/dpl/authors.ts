import type { AddedWriter } from "../../corpus/corpus.ts";
import { joinWriters } from "../../corpus/joinWriters.ts";
import { shuffled } from "../../corpus/norms.ts";
import { readWriters } from "../../corpus/readWriters.ts";
import { registerOf } from "../../corpus/registerOf.ts";
import type { DifferenceReport } from "../../differences/report.ts";
import { chooseRepresentatives, mostDissimilar } from "../../differences/representatives.ts";
import { createEngine, type EngineParts } from "../../engine.ts";
import type { Author, Comparison } from "../../evaluation/dpl/context.ts";
import type { Target } from "../../evaluation/dpl/dataset.ts";
import { claimDistance } from "../../evaluation/dpl/metrics/claims.ts";
import type { Pool } from "../../evaluation/dpl/pool.ts";
import { randomFrom } from "../../evaluation/dpl/random.ts";
import { contrastOf } from "../../generation/contrast.ts";
import { countProse } from "../../style/counts.ts";
import { extractProse } from "../../text/extractProse.ts";

/** A user as the extension's engine knows an author. */
export interface MeasuredAuthor extends Author {
  readonly claims: number;
  claimDistance(text: string): number | undefined;
}

/** Of so many, the engines are kept: methods ask for one user after the other. */
const MOST_KEPT = 64;
const LABEL = "pool";

/** Makes of each user what the extension would know of them, had they added their past texts and the pool's other writers. */
export class Authors {
  readonly #parts: EngineParts;
  readonly #writers: readonly AddedWriter[];
  readonly #seed: number;
  readonly #kept = new Map<string, Promise<MeasuredAuthor>>();

  constructor(parts: EngineParts, pool: Pool, seed: number) {
    this.#parts = parts;
    this.#seed = seed;
    const texts = pool.users.map((name) => ({
      name,
      documents: pool
        .by(name)
        .map(({ text }, index) => ({ id: String(index + 1), languageId: "plaintext", text })),
    }));
    // As figures alone: what they wrote is never quoted here, and there may be thousands of them.
    const read = texts.length > 0 ? readWriters(LABEL, texts, parts.corpus.figures).writers : [];
    this.#writers = read.map((writer) => ({ ...writer, excerpts: [] }));
  }

  of(target: Target, comparison: Comparison): Promise<MeasuredAuthor> {
    const { choice, count } = comparison;
    const isCounted = choice !== "all" && choice !== "none";
    const key = JSON.stringify([
      target.user,
      target.target.item,
      target.profile.length,
      choice,
      isCounted && count,
    ]);
    const known = this.#kept.get(key);
    this.#kept.delete(key);
    const author = known ?? this.#measure(target, comparison);
    this.#kept.set(key, author);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return author;
  }

  async #measure(target: Target, comparison: Comparison): Promise<MeasuredAuthor> {
    const corpus = joinWriters(this.#parts.corpus, this.#chosen(target, comparison));
    const engine = createEngine({ ...this.#parts, corpus });
    for (const [index, { text }] of target.profile.entries())
      await engine.add({ id: String(index), languageId: "plaintext", text, modified: index });
    const { documents } = await engine.history();
    const report = documents > 0 ? await engine.report() : NOTHING_KNOWN;
    const norms = corpus.figures.norms[report.register];
    return {
      preference: report.preference,
      contrast: contrastOf(report),
      retrieve: async (query, limit) => (await engine.retrieve(query, limit)).map(({ text }) => text),
      fit: async (text) => (await engine.fit(text)).fit,
      claims: report.differences.length + report.tentative.length,
      claimDistance: (text) => claimDistance(text, report, norms),
    };
  }

  #chosen(target: Target, { choice, count }: Comparison): readonly AddedWriter[] {
    const others = this.#writers.filter(({ id }) => id !== `${LABEL}/${target.user}`);
    if (choice === "all") return others;
    if (choice === "none") return [];
    if (choice === "random")
      return shuffled(others, randomFrom(`${this.#seed} writers ${target.user}`)).slice(0, count);
    const works = target.profile.map(({ text }) => countProse(extractProse(text, "plaintext")));
    const register = registerOf(works, this.#parts.corpus.figures);
    const norms = this.#parts.corpus.figures.norms[register];
    const ofKind = others.filter((other) => other.register === register);
    if (choice === "dissimilar") return mostDissimilar(works, ofKind, norms).slice(0, count);
    const chosen = new Set(
      chooseRepresentatives(works, ofKind, norms, "", count).map(({ writer }) => writer),
    );
    return ofKind.filter(({ id }) => chosen.has(id));
  }
}

/** Of a user without a text long enough to be read. */
const NOTHING_KNOWN: DifferenceReport = {
  register: "post",
  kinds: [],
  unknownKind: false,
  words: 0,
  documents: 0,
  measures: [],
  differences: [],
  tentative: [],
  representatives: [],
  wordsNeeded: 0,
  preference: "",
};
