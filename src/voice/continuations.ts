import { mayEnd, mayShow } from "./mayShow.ts";
import { isWord, pieces } from "./pieces.ts";
import type { Candidate, Place } from "./place.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** So many first words are gone on from. */
const STARTS = 8;
const BEAMS = 2;
const BRANCHES = 4;
/** The search from a first word ends when this many sentences are finished. */
const ENOUGH = 6;
const MOST_PIECES = 24;
/** A continuation of fewer pieces is what ghost text is for. */
const FEWEST_PIECES = 2;
/**
 * Log-probability of all pieces below which a continuation is a guess, and is cut short. (Their mean would not do: a rare phrase that
 * stands in the history but once goes on surely, once it has begun.)
 */
const LEAST_PROBABLE = Math.log(0.0005);
/** What a piece more is worth, as log-probability, so that longer ones are not always behind; up to so many pieces. */
const WORTH_OF_A_PIECE = 1;
const WORTHY_PIECES = 10;
/** What it is worth that a continuation comes to the end of its clause. */
const WORTH_OF_AN_END = 1.5;
/** A passage of the author's own needs this much context in common, in pieces. */
const SHORTEST_MATCH = 4;
/** More than are shown: which of them are, is decided by how well they fit the author. */
const MOST_CONTINUATIONS = 12;
/** Continuations that begin with this many of the same pieces are one to the reader. */
const ALIKE_PIECES = 2;
const SENTENCE_END = /[.!?]$/;
const CLAUSE_END = /[.!?;:,]$/;

/** A longer continuation, before it is known where it comes from. */
export interface Continuation {
  readonly text: string;
  readonly pieces: readonly number[];
  /** Log-probability of all pieces, by the counts. */
  readonly score: number;
  /** Log-probability of the first one. */
  readonly first: number;
  /** What continuations are ranked by: {@link score}, and what it is worth that they go on, and come to an end. */
  readonly worth: number;
}

export interface ContinuationRequest {
  /** Where the word at the cursor begins, and the context forms before it, newest last. */
  readonly place: Place;
  readonly context: readonly number[];
  readonly prefix: string;
  /** How the author went on after the longest `shortest` or more pieces of context that they have written before. */
  readonly passagesAfter: (context: readonly number[], shortest: number) => readonly (readonly number[])[];
}

/**
 * Longer continuations, best first: a beam search to the end of the sentence or clause, and passages of the author's
 * own where they have written the same before. At most twelve, clearly different; none where nothing is likely enough.
 */
export function continueText(
  { place, context, prefix, passagesAfter }: ContinuationRequest,
  vocabulary: Vocabulary,
): Continuation[] {
  const typed = place.first(STARTS, prefix, NONE_REFUSED).filter(({ id }) => mayShow(vocabulary.textOf(id)));
  // What is typed may be a whole word, and then what comes is the next one.
  const whole = prefix.trim() === "" ? undefined : typed.find(({ id }) => vocabulary.textOf(id) === prefix);
  const starts = typed.flatMap((candidate) =>
    candidate === whole ? nextOf(beamOf(candidate), place, STARTS, vocabulary) : [beamOf(candidate)],
  );
  const searched = starts
    .sort((a, b) => scoreOf(b) - scoreOf(a))
    .slice(0, STARTS)
    .flatMap((beam) => search(beam, place, vocabulary));
  const found = [...searched, ...ownPassages()]
    .map((beam) => toBoundary(beam, prefix, vocabulary))
    .filter((beam) => beam !== undefined)
    .filter(({ text }) => pieces(text).length >= FEWEST_PIECES)
    .sort((a, b) => b.worth - a.worth || (a.text < b.text ? -1 : 1));
  return distinct(found).slice(0, MOST_CONTINUATIONS);

  function ownPassages(): Beam[] {
    const before = whole ? [...context, vocabulary.contextOf(whole.id)] : context;
    const passages = whole || prefix.trim() === "" ? passagesAfter(before, SHORTEST_MATCH) : [];
    const start = whole ? beamOf(whole) : NOTHING_YET;
    return passages
      .map((passage) => alongPassage(passage, start, place, prefix, vocabulary))
      .filter((beam) => beam !== undefined);
  }
}

function worthOf({ score, pieces, text }: Omit<Continuation, "worth">): number {
  const end = CLAUSE_END.test(text) ? WORTH_OF_AN_END : 0;
  return score + WORTH_OF_A_PIECE * Math.min(pieces.length, WORTHY_PIECES) + end;
}

interface Beam {
  readonly pieces: readonly number[];
  readonly scores: readonly number[];
  readonly done: boolean;
}

const NONE_REFUSED: ReadonlySet<number> = new Set();

const NOTHING_YET: Beam = { pieces: [], scores: [], done: false };

const beamOf = ({ id, probability }: Candidate): Beam => ({
  pieces: [id],
  scores: [Math.log(probability)],
  done: false,
});

/** A beam, longer by each of the likeliest next pieces. */
function nextOf(beam: Beam, place: Place, limit: number, vocabulary: Vocabulary): Beam[] {
  const last = vocabulary.textOf(beam.pieces.at(-1) as number);
  return placeAfter(place, beam.pieces)
    .next(limit)
    .filter(({ id }) => mayFollow(last, vocabulary.textOf(id)))
    .map(({ id, probability }) => ({
      pieces: [...beam.pieces, id],
      scores: [...beam.scores, Math.log(probability)],
      done: SENTENCE_END.test(vocabulary.textOf(id)),
    }));
}

/** Words have a space between them: one without it began a paragraph. */
const mayFollow = (previous: string, piece: string) =>
  mayShow(piece) && (piece.startsWith(" ") || !isWord(piece) || !isWord(previous));

/** How a text goes on from a start, each start by itself so that alternatives are not all of one. */
function search(start: Beam, place: Place, vocabulary: Vocabulary): Beam[] {
  let beams = [start];
  const finished: Beam[] = [];
  while (beams.length > 0 && (beams[0] as Beam).pieces.length < MOST_PIECES) {
    const longer: Beam[] = [];
    for (const beam of beams) {
      const next = beam.done ? [] : nextOf(beam, place, BRANCHES, vocabulary);
      if (next.length === 0) finished.push({ ...beam, done: true });
      for (const grown of next) {
        if (repeats(beam.pieces, grown.pieces.at(-1) as number)) continue;
        (grown.done ? finished : longer).push(grown);
      }
    }
    beams = longer
      .filter((beam) => scoreOf(beam) >= LEAST_PROBABLE)
      .sort((a, b) => scoreOf(b) - scoreOf(a))
      .slice(0, BEAMS);
    if (beams.length === 0) finished.push(...longer.slice(0, 1));
    if (finished.length >= ENOUGH) break;
  }
  return [...finished, ...beams];
}

function placeAfter(place: Place, pieces: readonly number[]): Place {
  return pieces.reduce((at, id) => at.after(id), place);
}

const scoreOf = ({ scores }: Beam) => scores.reduce((sum, score) => sum + score, 0);

/** Whether a piece would begin the same three pieces again: the mark of a search that goes round in circles. */
function repeats(pieces: readonly number[], id: number): boolean {
  const [second, third] = [pieces.at(-2), pieces.at(-1)];
  return pieces
    .slice(0, -2)
    .some((piece, at) => piece === second && pieces[at + 1] === third && pieces[at + 2] === id);
}

/** A passage as if it had been found by the search, from a start on; undefined where it does not go on from what is typed. */
function alongPassage(
  passage: readonly number[],
  start: Beam,
  from: Place,
  prefix: string,
  vocabulary: Vocabulary,
): Beam | undefined {
  if (start.pieces.length === 0 && !vocabulary.textOf(passage[0] ?? 0).startsWith(prefix)) return undefined;
  const kept = [...start.pieces];
  const scores = [...start.scores];
  let place = placeAfter(from, kept);
  for (const id of passage.slice(0, MOST_PIECES)) {
    if (!mayShow(vocabulary.textOf(id))) break;
    kept.push(id);
    scores.push(Math.log(place.probabilityOf(id)));
    place = place.after(id);
    if (SENTENCE_END.test(vocabulary.textOf(id))) break;
  }
  return kept.length === start.pieces.length ? undefined : { pieces: kept, scores, done: true };
}

/** Cuts a beam at the end of its last sentence or clause, or where it stops being likely. */
function toBoundary(
  { pieces, scores }: Beam,
  prefix: string,
  vocabulary: Vocabulary,
): Continuation | undefined {
  let end = likelyEnd(scores);
  const closed = pieces.slice(0, end).findLastIndex((id) => CLAUSE_END.test(vocabulary.textOf(id)));
  if (closed > 0) end = closed + 1;
  while (
    end > 0 &&
    (!mayEnd(textOf(pieces.slice(0, end), prefix, vocabulary)) || isOpen(pieces[end - 1], vocabulary))
  ) {
    end--;
  }
  if (end === 0) return undefined;
  const kept = pieces.slice(0, end);
  const score = scores.slice(0, end).reduce((sum, value) => sum + value, 0);
  const found = { text: textOf(kept, prefix, vocabulary), pieces: kept, score, first: scores[0] as number };
  return { ...found, worth: worthOf(found) };
}

/** How many pieces are likely enough together. */
function likelyEnd(scores: readonly number[]): number {
  let sum = 0;
  const unlikely = scores.findIndex((score) => {
    sum += score;
    return sum < LEAST_PROBABLE;
  });
  return unlikely < 0 ? scores.length : unlikely;
}

/** Words that nobody ends on. */
const OPEN_WORDS =
  /^ ?(?:the|an?|of|to|in|on|at|for|with|by|from|and|or|but|that|which|what|who|is|are|was|were|be|this|it|as|if)$/i;

function isOpen(id: number | undefined, vocabulary: Vocabulary): boolean {
  const text = vocabulary.textOf(id ?? 0);
  return isWord(text) && OPEN_WORDS.test(text);
}

function textOf(pieces: readonly number[], prefix: string, vocabulary: Vocabulary): string {
  return pieces
    .map((id) => vocabulary.textOf(id))
    .join("")
    .slice(prefix.length);
}

function distinct(found: readonly Continuation[]): Continuation[] {
  const kept: Continuation[] = [];
  const seen = new Set<string>();
  for (const continuation of found) {
    const key = pieces(continuation.text).slice(0, ALIKE_PIECES).join("");
    if (seen.has(key)) continue;
    seen.add(key);
    kept.push(continuation);
  }
  return kept;
}
