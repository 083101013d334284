/** Solves rows · x = right, for a square matrix that can be inverted, by Gaussian elimination with partial pivoting. */
export function solve(rows: readonly (readonly number[])[], right: readonly number[]): number[] {
  const left = rows.map((row, index) => [...row, right[index]!]);
  const size = left.length;
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(left[row]![at]!) > Math.abs(left[pivot]![at]!)) pivot = row;
    [left[at], left[pivot]] = [left[pivot]!, left[at]!];
    for (let row = at + 1; row < size; row++) {
      const share = left[row]![at]! / left[at]![at]!;
      for (let column = at; column <= size; column++) left[row]![column]! -= share * left[at]![column]!;
    }
  }
  const solution = new Array<number>(size).fill(0);
  for (let at = size - 1; at >= 0; at--) {
    let rest = left[at]![size]!;
    for (let column = at + 1; column < size; column++) rest -= left[at]![column]! * solution[column]!;
    solution[at] = rest / left[at]![at]!;
  }
  return solution;
}
