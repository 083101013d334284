import type { Prose } from "../text/prose.ts";
import { withApostrophesOf } from "./apostrophes.ts";
import type { Background } from "./background.ts";
import { continueText } from "./continuations.ts";
import type { Counts } from "./counts.ts";
import type { Cursor } from "./currentDocument.ts";
import { AuthorHistory } from "./history.ts";
import { type Base, packHistory, unpackHistory } from "./keptHistory.ts";
import type { Mixer } from "./mixer.ts";
import type { Network } from "./network/network.ts";
import { NetworkPieces } from "./network/networkPieces.ts";
import { OpenDocument, type Reader } from "./openDocument.ts";
import { WordKinds } from "./ownWords.ts";
import { numbered, piecesOfProse } from "./piecesOfProse.ts";
import type { Place } from "./place.ts";
import { propose } from "./policy.ts";
import { sourcesOf } from "./sources.ts";
import type { Pull } from "./steeredPlace.ts";
import type { Alternative, Policy, Suggestion, SuggestionSource, VoiceRequest } from "./suggestion.ts";
import { typedFormat } from "./typedBlocks.ts";
import { Vocabulary } from "./vocabulary.ts";

const BACKGROUND = { weight: 1, discount: 0.8 };
const HISTORY = { weight: 4, discount: 0.7 };
/** States of this many documents are kept; the one that was asked about longest ago goes first. */
const OPEN_DOCUMENTS = 4;
/** Of the author's own passages that go on from the cursor, in pieces and in number. */
const LONGEST_PASSAGE = 30;
const MOST_PASSAGES = 5;
/** From so many pieces on, words that the author has written before are called a passage of theirs. */
const SHORTEST_PASSAGE = 4;

export interface VoiceModelParts {
  /** How people write in general; undefined: nothing but the author. */
  readonly background?: Background;
  /** The vocabulary that came with the background. */
  readonly vocabulary?: Vocabulary;
  /** What reads whole sentences, and what weighs it against the counts; undefined: the counts alone tell. */
  readonly learned?: { readonly network: Network; readonly mixer: Mixer };
}

/** The word at the cursor. */
export interface PlaceAt {
  readonly place: Place;
  readonly prefix: string;
  /** Pieces that were shown for it and typed past. */
  readonly refused: ReadonlySet<number>;
}

/**
 * The on-device language model: what the author is likely to write next, from their history, the document at hand and
 * how people write in general. Synchronous; one thread.
 */
export class VoiceModel {
  readonly #vocabulary: Vocabulary;
  readonly #background: Background | undefined;
  readonly #history: AuthorHistory;
  #reader: Reader;
  readonly #open = new Map<string, OpenDocument>();
  readonly #base: Base;

  constructor({ background, vocabulary = new Vocabulary(), learned }: VoiceModelParts = {}) {
    this.#vocabulary = vocabulary;
    this.#background = background;
    this.#history = new AuthorHistory(vocabulary);
    this.#reader = {
      vocabulary,
      background: background && { counts: background, ...BACKGROUND },
      history: { counts: this.#history, ...HISTORY },
      kinds: new WordKinds(vocabulary),
      learned: learned && { ...learned, pieces: new NetworkPieces(learned.network.subwords, vocabulary) },
    };
    this.#base = [vocabulary.size, vocabulary.digest()];
  }

  /** Learns a document, in place of an earlier one of the same id. */
  add({ id, prose }: { readonly id: string; readonly prose: Prose }): void {
    this.#history.add(id, numbered(piecesOfProse(prose), this.#vocabulary));
    this.#forgetPlaces();
  }

  /** Forgets a document: afterwards the model is as if it had never been learned. */
  remove(id: string): void {
    this.#history.remove(id);
    this.#forgetPlaces();
  }

  /** Does now what the next question would have to wait for: worth it after learning much. */
  settle(): void {
    this.#history.settle();
    this.#vocabulary.sort();
  }

  /** What was learned of documents, to be written down. `fingerprints`: what tells their versions apart, by id. */
  pack(fingerprints: ReadonlyMap<string, string>): Uint8Array[] {
    return packHistory(this.#history, this.#vocabulary, this.#base, fingerprints);
  }

  /** Learns what another model learned, before anything else: see {@link unpackHistory}. */
  unpack(bytes: Uint8Array<ArrayBuffer>): Map<string, string> | undefined {
    return unpackHistory(bytes, this.#history, this.#vocabulary, this.#base);
  }

  /** Favours pieces as the author wants it from now on; undefined: as they write. */
  steer(pull: Pull | undefined): void {
    this.#reader = { ...this.#reader, pull };
    this.#open.clear();
  }

  /** Ghost text at the cursor; undefined where nothing should be shown. */
  suggest(request: VoiceRequest, policy: Policy): Suggestion | undefined {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    if (!cursor) return undefined;
    const place = document.authorsPlaceOf(cursor);
    const asked = { place, prefix: cursor.prefix, refused: document.refused };
    const proposal = propose(asked, this.#vocabulary, policy);
    if (!proposal) return undefined;
    document.show(request.before, proposal);
    const { text, probability, probabilityOfAll, pieces } = proposal;
    const sources = this.#sourcesOf(cursor, pieces, document);
    return { text: withApostrophesOf(request.before, text), probability, probabilityOfAll, sources };
  }

  /** Longer continuations on request, best first, to the end of a clause or sentence; none where nothing is likely. */
  continuations(request: VoiceRequest): Alternative[] {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    if (!cursor) return [];
    const passagesAfter = (context: readonly number[], shortest: number) =>
      this.#history.passagesAfter(context, shortest, LONGEST_PASSAGE, MOST_PASSAGES);
    const place = document.authorsPlaceOf(cursor);
    const found = continueText({ ...cursor, place, passagesAfter }, this.#vocabulary);
    return found.map(({ text, pieces, first, score, worth }) => {
      const passage = this.#passageWith(cursor, pieces);
      return {
        text: withApostrophesOf(request.before, text),
        probability: Math.exp(first),
        probabilityOfAll: Math.exp(score),
        sources: this.#sourcesOf(cursor, pieces, document),
        worth,
        ...(passage === undefined ? {} : { passage }),
      };
    });
  }

  /** The place where the word at the cursor begins, and what is typed of it: what is learned and measured by, before the author has a say. Undefined outside prose. */
  placeAt(request: VoiceRequest): PlaceAt | undefined {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    return cursor && { place: document.placeOf(cursor), prefix: cursor.prefix, refused: document.refused };
  }

  #forgetPlaces(): void {
    for (const document of this.#open.values()) document.forgetPlace();
  }

  /** The document that most often has these pieces after the cursor's context, or as much of its end as occurs with them. */
  #passageWith({ context }: Cursor, pieces: readonly number[]): string | undefined {
    if (pieces.length < SHORTEST_PASSAGE) return undefined;
    return this.#history.occurrences(context, pieces)[0]?.document;
  }

  #sourcesOf({ context }: Cursor, pieces: readonly number[], document: OpenDocument): SuggestionSource[] {
    const counts: { history: AuthorHistory; document: Counts; background: Counts | undefined } = {
      history: this.#history,
      document: document.current.ngrams,
      background: this.#background,
    };
    return sourcesOf(context, pieces, counts);
  }

  /** The state of the request's document; a new one for a request that names none. */
  #documentOf({ document: name, languageId }: VoiceRequest): OpenDocument {
    const format = typedFormat(languageId);
    if (name === undefined) return new OpenDocument(this.#reader, format);
    const key = `${format} ${name}`;
    const document = this.#open.get(key) ?? new OpenDocument(this.#reader, format);
    this.#open.delete(key);
    this.#open.set(key, document);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN_DOCUMENTS) break;
      this.#open.delete(oldest);
    }
    return document;
  }
}
