import { Matrix, SVD } from "ml-matrix";

/** Directions in which points spread most. */
export interface PrincipalAxes {
  readonly middle: readonly number[];
  /** Unit vectors, at right angles to each other, the one of the widest spread first. */
  readonly directions: readonly (readonly number[])[];
  /** Of the points' whole variance, the share along each direction: 0 to 1. */
  readonly shares: readonly number[];
}

/**
 * The first principal components of points (Pearson 1901), at most `count` of them; fewer where the points do not spread in so many directions.
 * Of both ways that a direction may point, the one in which its heaviest coordinate grows: the same points give the same axes, in any order
 * (up to the rounding of sums).
 */
export function principalAxes(points: readonly (readonly number[])[], count: number): PrincipalAxes {
  const matrix = new Matrix(points.map((point) => [...point]));
  const middle = matrix.mean("column");
  const { diagonal, rightSingularVectors } = new SVD(matrix.subRowVector(middle), { autoTranspose: true });
  const variances = diagonal.map((value) => value ** 2);
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const spreading = variances.filter((variance) => variance > total * Number.EPSILON).length;
  const kept = Math.min(count, spreading);
  return {
    middle,
    directions: Array.from({ length: kept }, (_, index) => pointed(rightSingularVectors.getColumn(index))),
    shares: variances.slice(0, kept).map((variance) => variance / total),
  };
}

/** Where a point lies along the axes. */
export function placeOn({ middle, directions }: PrincipalAxes, point: readonly number[]): number[] {
  return directions.map((direction) =>
    direction.reduce((sum, weight, index) => sum + weight * ((point[index] ?? 0) - (middle[index] ?? 0)), 0),
  );
}

function pointed(direction: readonly number[]): number[] {
  const heaviest = direction.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a), 0);
  return direction.map((weight) => (heaviest < 0 ? -weight : weight));
}
