import { type Candidate, isUnlike, rankCandidates } from "../generation/rankCandidates.ts";
import { complaintsAbout } from "../generation/secondTry.ts";
import type { Place } from "./place.ts";

/** What a model wrote for one place, and how often it was asked. */
export class Written {
  readonly #place: Place;
  #candidates: readonly Candidate[] = [];
  #requests = 0;
  #wasTriedAgain = false;

  constructor(place: Place) {
    this.#place = place;
  }

  /** How many requests it took so far. */
  get requests(): number {
    return this.#requests;
  }

  /** Best first. */
  get texts(): readonly string[] {
    return this.#candidates.map(({ text }) => text);
  }

  /** Whether even the best does not sound much like the author. */
  get isUnlike(): boolean {
    const [best] = this.#candidates;
    return best !== undefined && isUnlike(best);
  }

  /** Asking again for something nearer is offered once. */
  get mayTryAgain(): boolean {
    return this.isUnlike && !this.#wasTriedAgain;
  }

  /** Whether it was written for this place: the same cursor in the same text. */
  isAt({ uri, request }: Place): boolean {
    const { before, after } = this.#place.request;
    return uri === this.#place.uri && request.before === before && request.after === after;
  }

  /** What was off about the best, as instructions to a model. */
  complaints(): readonly string[] {
    const [best] = this.#candidates;
    return complaintsAbout(best?.agreement.against ?? []);
  }

  /** Counts a request, and takes in what came of it: nothing, where it failed. */
  take(candidate: Candidate | undefined, wasTriedAgain: boolean): void {
    this.#requests++;
    this.#wasTriedAgain ||= wasTriedAgain;
    if (!candidate || this.texts.includes(candidate.text)) return;
    this.#candidates = rankCandidates([...this.#candidates, candidate]);
  }
}
