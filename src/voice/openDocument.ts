import type { Counts } from "./counts.ts";
import { CountsPlace } from "./countsPlace.ts";
import { CurrentDocument, type Cursor } from "./currentDocument.ts";
import { EvidenceGatherer } from "./evidence.ts";
import { type LearnedParts, LearnedPlace } from "./learnedPlace.ts";
import type { Mixer } from "./mixer.ts";
import { Mixture, type MixtureSource } from "./mixture.ts";
import type { Network } from "./network/network.ts";
import type { NetworkPieces } from "./network/networkPieces.ts";
import { NetworkReading } from "./network/networkReading.ts";
import { OwnWords, type WordKinds } from "./ownWords.ts";
import { OwnWordsPlace } from "./ownWordsPlace.ts";
import type { Place } from "./place.ts";
import type { Proposal } from "./policy.ts";
import { type Pull, SteeredPlace } from "./steeredPlace.ts";
import type { TypedFormat } from "./typedBlocks.ts";
import { BREAK, type Vocabulary } from "./vocabulary.ts";

/** Text that the author is writing counts for more than what they wrote, and that for more than what others did. */
const DOCUMENT = { weight: 16, discount: 0.5 };
/** So many pieces back, a word counts as written lately. */
const LATELY = 300;

/** What all documents are read with. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  readonly background: MixtureSource | undefined;
  readonly history: MixtureSource;
  readonly kinds: WordKinds;
  /** Undefined: merged counts alone tell what comes next. */
  readonly learned:
    | { readonly network: Network; readonly pieces: NetworkPieces; readonly mixer: Mixer }
    | undefined;
  /** What the author favours, beyond what they write; undefined: nothing. */
  readonly pull?: Pull | undefined;
}

/** A document being written: its counts, mixed with all others, and what was shown in it. */
export class OpenDocument {
  readonly current: CurrentDocument;
  /** First pieces that were shown for the word at the cursor, and typed past. */
  readonly refused = new Set<number>();
  readonly #vocabulary: Vocabulary;
  readonly #mixture: Mixture;
  readonly #learned: (LearnedParts & { readonly reading: NetworkReading }) | undefined;
  readonly #pull: Pull | undefined;
  readonly #kinds: WordKinds;
  readonly #history: Counts;
  #place: Place | undefined;
  #wordStart = -1;
  #shown: { at: number; first: number } | undefined;

  constructor({ vocabulary, background, history, kinds, learned, pull }: Reader, format: TypedFormat) {
    this.#vocabulary = vocabulary;
    this.#pull = pull;
    this.#kinds = kinds;
    this.#history = history.counts;
    this.current = new CurrentDocument(vocabulary, format);
    const document = { counts: this.current.ngrams, ...DOCUMENT };
    const all = [...(background ? [background] : []), history, document];
    this.#mixture = new Mixture(vocabulary, all);
    if (!learned) return;
    const { network, pieces, mixer } = learned;
    const gatherer = new EvidenceGatherer(vocabulary, pieces, {
      all: this.#mixture,
      own: new Mixture(vocabulary, [history, document]),
      counts: [background?.counts, history.counts, this.current.ngrams],
    });
    this.#learned = {
      vocabulary,
      network,
      gatherer,
      mixer,
      reading: new NetworkReading(network, vocabulary),
    };
  }

  /** Follows the cursor. Whoever types on at the same word, though something was shown for it, has refused that. */
  moveTo(before: string): Cursor | undefined {
    const earlier = this.current.changes;
    const cursor = this.current.moveTo(before);
    const start = cursor?.start ?? -1;
    if (this.current.changes !== earlier) this.#place = undefined;
    if (start !== this.#wordStart) this.refused.clear();
    else if (this.#shown && before.length > this.#shown.at) this.refused.add(this.#shown.first);
    this.#wordStart = start;
    this.#shown = undefined;
    return cursor;
  }

  /** Where the word at the cursor begins. The same until the text before it changes, or what is known of other texts does. */
  placeOf(cursor: Cursor): Place {
    this.#place ??= this.#newPlace(cursor);
    return this.#place;
  }

  /** {@link placeOf}, with what may be suggested to the author only: in their spelling, and weighed as they turned it. */
  authorsPlaceOf(cursor: Cursor): Place {
    const place = this.placeOf(cursor);
    const vocabulary = this.#vocabulary;
    const last = this.current.tokens.at(-1) ?? BREAK;
    const steered = this.#pull ? new SteeredPlace(place, { vocabulary, pull: this.#pull }, last) : place;
    const words = new OwnWords(this.#kinds, [this.#history, this.current.ngrams]);
    return new OwnWordsPlace(steered, { vocabulary, words });
  }

  /** To be called when what is known of other texts has changed. */
  forgetPlace(): void {
    this.#place = undefined;
  }

  /** Notes what is shown where the cursor stands, for the word that is being typed. */
  show(before: string, { pieces: [first] }: Proposal): void {
    if (first !== undefined) this.#shown = { at: before.length, first };
  }

  #newPlace({ context }: Cursor): Place {
    if (!this.#learned) return new CountsPlace(this.#mixture, this.#vocabulary, context);
    const { tokens } = this.current;
    const state = this.#learned.reading.stateAfter(tokens);
    const recent = new Map<number, number>();
    for (let at = Math.max(0, tokens.length - LATELY); at < tokens.length; at++) {
      recent.set(this.#vocabulary.contextOf(tokens[at] as number), tokens.length - at);
    }
    return new LearnedPlace(this.#learned, { context, state, recent });
  }
}
