import { type Item, keyOf, type PoolReview, type Target } from "./dataset.ts";

/** All users' texts, by what they are about and by who wrote them. */
export class Pool {
  readonly #byItem = new Map<string, PoolReview[]>();
  readonly #byUser = new Map<string, PoolReview[]>();
  /** What the methods must not see. */
  readonly #hidden: ReadonlySet<string>;

  /** The texts of a pool file and those of the profiles; no text that is to be written is among them. */
  constructor(targets: readonly Target[], reviews: readonly PoolReview[]) {
    this.#hidden = new Set(targets.map(({ user, target }) => identity({ user, ...target })));
    const seen = new Set<string>();
    const profiles = targets.flatMap(({ user, profile }) => profile.map((review) => ({ user, ...review })));
    for (const review of [...reviews, ...profiles]) {
      const known = identity(review);
      if (seen.has(known) || this.#hidden.has(known)) continue;
      seen.add(known);
      push(this.#byItem, keyOf(review.item), review);
      push(this.#byUser, review.user, review);
    }
  }

  /** What others wrote about an item, in the order of their names; one text each. */
  others(item: Item, user: string): PoolReview[] {
    const found = new Map<string, PoolReview>();
    for (const review of this.#byItem.get(keyOf(item)) ?? []) {
      if (review.user !== user && !found.has(review.user)) found.set(review.user, review);
    }
    return [...found.values()].sort((a, b) => (a.user < b.user ? -1 : 1));
  }

  /** Everybody, in the order of names. */
  get users(): string[] {
    return [...this.#byUser.keys()].sort();
  }

  by(user: string): readonly PoolReview[] {
    return this.#byUser.get(user) ?? [];
  }
}

const identity = ({ user, item, text }: Pick<PoolReview, "user" | "item" | "text">) =>
  JSON.stringify([user, keyOf(item), text]);

function push<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  list.push(value);
}
