/**
 * Where a text that stood at `start` stands now: there, or at the only other place that has it.
 * Undefined where it was changed, or stands in several other places.
 */
export function placeOf(text: string, start: number, whole: string): number | undefined {
  if (whole.startsWith(text, start)) return start;
  const first = whole.indexOf(text);
  return first !== -1 && whole.indexOf(text, first + 1) === -1 ? first : undefined;
}
