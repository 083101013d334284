import type { Memento } from "vscode";
import * as z from "zod";

/** What was asked of language models on one day. */
export interface DaysRequests {
  /** Requests that nobody asked for one by one: while typing, and of a study that began by itself. */
  readonly unasked: number;
  /** Requests that a command made. */
  readonly asked: number;
  /** Characters sent and received, in UTF-16 units. */
  readonly characters: number;
}

const KEY = "idiolect.requests";
const kept = z.object({
  day: z.string(),
  unasked: z.int().nonnegative(),
  asked: z.int().nonnegative(),
  characters: z.int().nonnegative(),
  limitTold: z.boolean(),
});
type Kept = z.infer<typeof kept>;

/** Of English prose, what one token of the usual models is; servers count differently, and few say how while they stream. */
const CHARACTERS_PER_TOKEN = 4;

/** About how many tokens so many characters are. */
export function tokensOf(characters: number): number {
  return Math.round(characters / CHARACTERS_PER_TOKEN);
}

/** Counts what is asked of models, day by day, in the editor's memory of this extension: a new day begins at zero. */
export class RequestCounter {
  readonly #memento: Pick<Memento, "get" | "update">;
  readonly #now: () => Date;
  readonly #changed: () => void;

  constructor(memento: Pick<Memento, "get" | "update">, now: () => Date, changed: () => void) {
    this.#memento = memento;
    this.#now = now;
    this.#changed = changed;
  }

  get today(): DaysRequests {
    return this.#today();
  }

  count(kind: "unasked" | "asked"): void {
    const today = this.#today();
    this.#keep({ ...today, [kind]: today[kind] + 1 });
  }

  addCharacters(characters: number): void {
    const today = this.#today();
    this.#keep({ ...today, characters: today.characters + characters });
  }

  /** Whether one more request may be made without being asked for; `limit` is a day's, 0 for none. */
  isWithin(limit: number): boolean {
    return limit === 0 || this.#today().unasked < limit;
  }

  /** Whether it is to be told that the limit is reached: once a day. Where it is, it counts as told. */
  tellsLimit(): boolean {
    const today = this.#today();
    if (today.limitTold) return false;
    this.#keep({ ...today, limitTold: true });
    return true;
  }

  /** Begins anew: nothing was asked today. */
  clear(): void {
    void this.#memento.update(KEY, undefined);
    this.#changed();
  }

  #today(): Kept {
    const day = dayOf(this.#now());
    const { data } = kept.safeParse(this.#memento.get(KEY));
    return data?.day === day ? data : { day, unasked: 0, asked: 0, characters: 0, limitTold: false };
  }

  #keep(today: Kept): void {
    void this.#memento.update(KEY, today);
    this.#changed();
  }
}

/** The local date. */
function dayOf(date: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
