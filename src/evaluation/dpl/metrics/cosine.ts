/** Of two vectors: 1 for one direction, 0 at right angles or where one is nothing. */
export function cosine(a: readonly number[], b: readonly number[]): number {
  const product = a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const size = Math.hypot(...a) * Math.hypot(...b);
  return size === 0 ? 0 : product / size;
}
