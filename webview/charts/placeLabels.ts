/** A mark that wants its name beside it; pixels. */
export interface Named {
  readonly x: number;
  readonly y: number;
  readonly name: string;
}

/** Where a name is written: the left end of its base line. */
export interface Label {
  readonly left: number;
  readonly base: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Wider than most letters: a name must never be wider than is thought. Share of the size. */
const LETTER = 0.6;
/** Between a mark's middle and its name. Pixels. */
const GAP = 9;
const MARK = 7;

/** How wide a name is, in pixels, at most. */
export function widthOf(name: string, em: number): number {
  return name.length * em * LETTER;
}

/**
 * Writes names beside their marks, the first ones first: to the right, to the left, above or below, wherever none is in the way of another
 * or of a mark; not at all where there is no such place.
 */
export function placeLabels<One extends Named>(
  named: readonly One[],
  marks: readonly { readonly x: number; readonly y: number }[],
  { width, height, em }: { readonly width: number; readonly height: number; readonly em: number },
): (One & Label)[] {
  const taken: Box[] = marks.map(({ x, y }) => ({
    left: x - MARK,
    top: y - MARK,
    right: x + MARK,
    bottom: y + MARK,
  }));
  const isFree = (box: Box) =>
    box.left >= 0 &&
    box.right <= width &&
    box.top >= 0 &&
    box.bottom <= height &&
    !taken.some(
      (other) =>
        box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom,
    );
  return named.flatMap((one) => {
    const place = placesFor(one, em).find(isFree);
    if (!place) return [];
    taken.push(place);
    return [{ ...one, left: place.left, base: place.bottom - em * 0.25 }];
  });
}

function placesFor({ x, y, name }: Named, em: number): Box[] {
  const [width, height] = [widthOf(name, em), em * 1.15];
  const at = (left: number, top: number): Box => ({ left, top, right: left + width, bottom: top + height });
  return [
    at(x + GAP, y - height / 2),
    at(x - GAP - width, y - height / 2),
    at(x - width / 2, y - GAP - height),
    at(x - width / 2, y + GAP),
    at(x + GAP, y - GAP - height / 2),
    at(x + GAP, y + GAP - height / 2),
    at(x - GAP - width, y - GAP - height / 2),
    at(x - GAP - width, y + GAP - height / 2),
  ];
}
