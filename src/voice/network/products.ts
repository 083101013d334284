import { KERNEL } from "./kernel.ts";

/** What is used of the WebAssembly interface: there is no library of types that editors, workers and Node share. */
declare const WebAssembly:
  | {
      validate(bytes: Uint8Array): boolean;
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object) => { readonly exports: unknown };
    }
  | undefined;

/** A matrix in 8 bits: value = weights[row · columns + column] · scales[row]. */
export interface Matrix {
  readonly rows: number;
  /** A multiple of 16. */
  readonly columns: number;
  readonly weights: Int8Array;
  readonly scales: Float32Array;
}

/** Multiplies a vector (`columns` long) with a matrix; the result (`rows` long) is good until the next call. */
export type Multiply = (vector: Float32Array) => Float32Array;

/** Inputs are rounded to this many steps each way: with 8-bit weights, sums over up to 8,192 columns stay within 32 bits. */
const STEPS = 2047;

/**
 * Products with some matrices: in WebAssembly with SIMD where there is any, else in JavaScript, with the same results to the last bit.
 * `simd` false: JavaScript in any case.
 */
export function products(matrices: readonly Matrix[], simd = true): Multiply[] {
  const kernel = simd ? instantiated() : undefined;
  return kernel ? inWebAssembly(kernel, matrices) : matrices.map(inJavaScript);
}

/** What products.wat exports. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  multiply(
    weights: number,
    scales: number,
    input: number,
    scale: number,
    output: number,
    rows: number,
    columns: number,
  ): void;
}

/** Undefined where there is no WebAssembly, or none with SIMD. */
function instantiated(): Kernel | undefined {
  const bytes = Uint8Array.from(atob(KERNEL), (character) => character.charCodeAt(0));
  if (typeof WebAssembly === "undefined" || !WebAssembly.validate(bytes)) return undefined;
  return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Kernel;
}

const PAGE = 65_536;
const ALIGNMENT = 16;

function inWebAssembly(kernel: Kernel, matrices: readonly Matrix[]): Multiply[] {
  let end = 0;
  const reserve = (bytes: number) => {
    const start = end;
    end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    return start;
  };
  const input = reserve(2 * Math.max(...matrices.map(({ columns }) => columns)));
  const places = matrices.map(({ rows, weights }) => ({
    weights: reserve(weights.length),
    scales: reserve(4 * rows),
    output: reserve(4 * rows),
  }));
  kernel.memory.grow(Math.ceil(end / PAGE));
  const { buffer } = kernel.memory;
  return matrices.map(({ rows, columns, weights, scales }, index) => {
    const place = places[index] as (typeof places)[number];
    new Int8Array(buffer, place.weights, weights.length).set(weights);
    new Float32Array(buffer, place.scales, rows).set(scales);
    const rounded = new Int16Array(buffer, input, columns);
    const output = new Float32Array(buffer, place.output, rows);
    return (vector) => {
      const scale = round(vector, rounded);
      kernel.multiply(place.weights, place.scales, input, scale, place.output, rows, columns);
      return output;
    };
  });
}

function inJavaScript({ rows, columns, weights, scales }: Matrix): Multiply {
  const rounded = new Int16Array(columns);
  const output = new Float32Array(rows);
  return (vector) => {
    const scale = Math.fround(round(vector, rounded));
    for (let row = 0, at = 0; row < rows; row++) {
      let sum = 0;
      for (let column = 0; column < columns; column++, at++) {
        sum += (weights[at] as number) * (rounded[column] as number);
      }
      output[row] = Math.fround(Math.fround(sum) * scale) * (scales[row] as number);
    }
    return output;
  };
}

/** Writes a vector in whole steps; returns how large a step is. */
function round(vector: Float32Array, rounded: Int16Array): number {
  let largest = 0;
  for (let at = 0; at < vector.length; at++) largest = Math.max(largest, Math.abs(vector[at] as number));
  if (largest === 0) {
    rounded.fill(0);
    return 0;
  }
  const steps = STEPS / largest;
  for (let at = 0; at < vector.length; at++) rounded[at] = Math.round((vector[at] as number) * steps);
  return largest / STEPS;
}
