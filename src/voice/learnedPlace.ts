import type { Evidence, EvidenceGatherer } from "./evidence.ts";
import type { Mixer } from "./mixer.ts";
import type { Network, NetworkState } from "./network/network.ts";
import type { Candidate, Place } from "./place.ts";
import { withoutRefused } from "./typed.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** More context than any source looks at. */
const LONGEST = 8;
/** A piece that is not among the candidates has this share of what none of them has. */
const SHARE_OF_NONE = 0.001;

/** What all places of a document have in common. */
export interface LearnedParts {
  readonly vocabulary: Vocabulary;
  readonly network: Network;
  readonly gatherer: EvidenceGatherer;
  readonly mixer: Mixer;
}

interface Situation {
  /** Context forms before the place, newest last. */
  readonly context: readonly number[];
  readonly state: NetworkState;
  /** How many pieces ago a context form was last written in this document. */
  readonly recent: ReadonlyMap<number, number>;
}

/** A place where the mixer weighs counts and network against each other. */
export class LearnedPlace implements Place {
  /** Measured with bench/completion.ts: at calm, at least half of what is shown is taken. */
  readonly sureness = {
    eager: { first: 0, whole: 0.05 },
    balanced: { first: 0.25, whole: 0.12 },
    calm: { first: 0.4, whole: 0.2 },
  };
  readonly #parts: LearnedParts;
  readonly #situation: Situation;
  readonly #further = new Map<number, LearnedPlace>();
  #network: Float32Array | undefined;
  #next: readonly Candidate[] | undefined;
  #none = 0;

  constructor(parts: LearnedParts, situation: Situation) {
    this.#parts = parts;
    this.#situation = situation;
  }

  first(limit: number, typed: string, refused: ReadonlySet<number>): Candidate[] {
    const found = withoutRefused(this.#weighed(typed), refused).slice(0, limit);
    return found.map((candidate) => ({ ...candidate, likelihood: candidate.probability }));
  }

  next(limit: number): readonly Candidate[] {
    this.#next ??= this.#weighed("");
    return this.#next.slice(0, limit);
  }

  probabilityOf(id: number): number {
    const found = this.next(Number.POSITIVE_INFINITY).find((candidate) => candidate.id === id);
    return found?.probability ?? this.#none * SHARE_OF_NONE;
  }

  after(id: number): LearnedPlace {
    const known = this.#further.get(id);
    if (known) return known;
    const { vocabulary, network } = this.#parts;
    const { context, state, recent } = this.#situation;
    const place = new LearnedPlace(this.#parts, {
      context: [...context, vocabulary.contextOf(id)].slice(-LONGEST),
      state: network.read(state, vocabulary.textOf(id)),
      recent,
    });
    this.#further.set(id, place);
    return place;
  }

  /** What speaks for each candidate: what the mixer is asked, and learns from. Good until evidence is gathered again. */
  evidence(typed: string): Evidence {
    const { gatherer, network } = this.#parts;
    const { context, state, recent } = this.#situation;
    this.#network ??= network.next(state);
    return gatherer.gather({ context, typed, network: this.#network, recent });
  }

  /** All candidates, likeliest first; ties go by spelling. */
  #weighed(typed: string): Candidate[] {
    const { mixer, vocabulary } = this.#parts;
    const { ids, rows } = this.evidence(typed);
    const probabilities = mixer.probabilities(rows, ids.length + 1);
    this.#none = probabilities[ids.length] as number;
    return ids
      .map((id, row) => ({
        id,
        probability: probabilities[row] as number,
        likelihood: probabilities[row] as number,
      }))
      .sort(
        (a, b) =>
          b.probability - a.probability || (vocabulary.textOf(a.id) < vocabulary.textOf(b.id) ? -1 : 1),
      );
  }
}
