/**
 * Does `work` on each item, on up to `limit` of them at once, and ends early when the signal aborts.
 * Rejects with the first failure, once the work under way has ended.
 */
export async function inParallel<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  signal: AbortSignal,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  for await (const item of items) {
    if (signal.aborted || failure) break;
    const done = work(item).then(
      () => void underWay.delete(done),
      (error: unknown) => {
        underWay.delete(done);
        failure ??= { error };
      },
    );
    underWay.add(done);
    if (underWay.size >= limit) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  if (failure) throw failure.error;
}
