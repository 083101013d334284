import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Label, type Named, placeLabels, widthOf } from "./placeLabels.ts";

const room = { width: 400, height: 260, em: 11 };
const mark = fc.record({
  x: fc.integer({ min: 10, max: 390 }),
  y: fc.integer({ min: 10, max: 250 }),
  name: fc.constantFrom("You", "Ines Okafor", "Tom", "Somebody With A Long Name"),
});
const boxOf = ({ left, base, name }: Named & Label) => ({
  left,
  right: left + widthOf(name, room.em),
  // Letters stand on the base line.
  top: base - 0.7 * room.em,
  bottom: base,
});

test("no name lies on another, on a mark, or outside the picture", () => {
  fc.assert(
    fc.property(fc.array(mark, { maxLength: 40 }), (marks) => {
      const boxes = placeLabels(marks, marks, room).map(boxOf);
      for (const [index, box] of boxes.entries()) {
        assert.ok(box.left >= 0 && box.right <= room.width && box.top >= 0 && box.bottom <= room.height);
        for (const other of boxes.slice(index + 1))
          assert.ok(
            box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top,
          );
        for (const { x, y } of marks)
          assert.ok(x <= box.left || x >= box.right || y <= box.top || y >= box.bottom);
      }
    }),
  );
});

test("the first names are placed first", () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({
    x: 200,
    y: 130 + index,
    name: `Writer ${index}`,
  }));
  const [first] = placeLabels(crowd, crowd.slice(0, 1), room);
  assert.equal(first?.name, "Writer 0");
  assert.ok(placeLabels(crowd, crowd, room).length < crowd.length);
});
