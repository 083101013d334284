import type { Prose } from "../text/prose.ts";
import { withApostrophesOf } from "./apostrophes.ts";
import type { Background } from "./background.ts";
import { calibratedNext } from "./calibration.ts";
import { continueText } from "./continuations.ts";
import type { Counts } from "./counts.ts";
import type { Cursor } from "./currentDocument.ts";
import { AuthorHistory } from "./history.ts";
import type { MixtureSource } from "./mixture.ts";
import { OpenDocument } from "./openDocument.ts";
import { numbered, piecesOfProse } from "./piecesOfProse.ts";
import { firstPieces, propose } from "./policy.ts";
import { sourcesOf } from "./sources.ts";
import type { Policy, Suggestion, SuggestionSource, VoiceRequest } from "./suggestion.ts";
import { typedFormat } from "./typedBlocks.ts";
import { Vocabulary } from "./vocabulary.ts";

const BACKGROUND = { weight: 1, discount: 0.8 };
const HISTORY = { weight: 4, discount: 0.7 };
/** States of this many documents are kept; the one that was asked about longest ago goes first. */
const OPEN_DOCUMENTS = 4;
/** Of the author's own passages that go on from the cursor, in pieces and in number. */
const LONGEST_PASSAGE = 30;
const MOST_PASSAGES = 5;

export interface VoiceModelParts {
  /** How people write in general; undefined: nothing but the author. */
  readonly background?: Background;
  /** The vocabulary that came with the background. */
  readonly vocabulary?: Vocabulary;
}

interface LikelyPiece {
  readonly text: string;
  /** By the counts, uncalibrated. */
  readonly probability: number;
}

/** What may come at the cursor. */
export interface Likeliest {
  readonly prefix: string;
  readonly pieces: readonly (LikelyPiece & { readonly following: LikelyPiece | undefined })[];
}

/**
 * The on-device language model: what the author is likely to write next, from their history, the document at hand and
 * how people write in general. Synchronous; one thread.
 */
export class VoiceModel {
  readonly #vocabulary: Vocabulary;
  readonly #background: Background | undefined;
  readonly #history: AuthorHistory;
  readonly #sources: MixtureSource[];
  readonly #open = new Map<string, OpenDocument>();

  constructor({ background, vocabulary = new Vocabulary() }: VoiceModelParts = {}) {
    this.#vocabulary = vocabulary;
    this.#background = background;
    this.#history = new AuthorHistory(vocabulary);
    this.#sources = [{ counts: this.#history, ...HISTORY }];
    if (background) this.#sources.unshift({ counts: background, ...BACKGROUND });
  }

  /** Learns a document, in place of an earlier one of the same id. */
  add({ id, prose }: { readonly id: string; readonly prose: Prose }): void {
    this.#history.add(id, numbered(piecesOfProse(prose), this.#vocabulary));
  }

  /** Forgets a document: afterwards the model is as if it had never been learned. */
  remove(id: string): void {
    this.#history.remove(id);
  }

  /** Does now what the next question would have to wait for: worth it after learning much. */
  settle(): void {
    this.#history.settle();
    this.#vocabulary.sort();
  }

  /** Ghost text at the cursor; undefined where nothing should be shown. */
  suggest(request: VoiceRequest, policy: Policy): Suggestion | undefined {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    if (!cursor) return undefined;
    const proposal = propose(
      { ...cursor, refused: document.refused },
      document.mixture,
      this.#vocabulary,
      policy,
    );
    if (!proposal) return undefined;
    document.show(request.before, proposal);
    const { text, probability, probabilityOfAll, pieces } = proposal;
    const sources = this.#sourcesOf(cursor, pieces, document);
    return { text: withApostrophesOf(request.before, text), probability, probabilityOfAll, sources };
  }

  /** Longer continuations on request, best first, to the end of a clause or sentence; none where nothing is likely. */
  continuations(request: VoiceRequest): Suggestion[] {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    if (!cursor) return [];
    const passagesAfter = (context: readonly number[], shortest: number) =>
      this.#history.passagesAfter(context, shortest, LONGEST_PASSAGE, MOST_PASSAGES);
    const found = continueText({ ...cursor, passagesAfter }, document.mixture, this.#vocabulary);
    return found.map(({ text, pieces, first, score }) => ({
      text: withApostrophesOf(request.before, text),
      probability: calibratedNext(Math.exp(first)),
      probabilityOfAll: Math.exp(score),
      sources: this.#sourcesOf(cursor, pieces, document),
    }));
  }

  /**
   * The likeliest pieces at the cursor by the counts alone, each with what would follow it: what calibration is fitted on.
   * Undefined outside prose.
   */
  likeliest(request: VoiceRequest): Likeliest | undefined {
    const document = this.#documentOf(request);
    const cursor = document.moveTo(request.before);
    if (!cursor) return undefined;
    const { context, prefix } = cursor;
    const first = firstPieces(context, prefix, document.refused, document.mixture, this.#vocabulary);
    const pieces = first.map(({ id, probability }) => {
      const [next] = document.mixture.next([...context, this.#vocabulary.contextOf(id)], 1);
      const following = next && { text: this.#vocabulary.textOf(next.id), probability: next.probability };
      return { text: this.#vocabulary.textOf(id), probability, following };
    });
    return { prefix, pieces };
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
    if (name === undefined) return new OpenDocument(this.#vocabulary, format, this.#sources);
    const key = `${format} ${name}`;
    const document = this.#open.get(key) ?? new OpenDocument(this.#vocabulary, format, this.#sources);
    this.#open.delete(key);
    this.#open.set(key, document);
    for (const oldest of this.#open.keys()) {
      if (this.#open.size <= OPEN_DOCUMENTS) break;
      this.#open.delete(oldest);
    }
    return document;
  }
}
