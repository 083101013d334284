import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { buildBackground } from "../../src/voice/buildBackground.ts";
import { piecesOfProse } from "../../src/voice/piecesOfProse.ts";
import { readProse, writingBelow } from "./readWriting.ts";

/**
 * The compressed background of all documents below `writing/` and `background/` of a data folder but those in `leftOut`
 * (folders). Documents are read in order of path, so the same data give the same bytes.
 */
export function makeBackground(data: string, leftOut: readonly string[]): Uint8Array<ArrayBuffer> {
  const skipped = leftOut.map((folder) => `${resolve(folder)}/`);
  const documents = ["writing", "background"]
    .flatMap((part) => writingBelow(resolve(data, part)))
    .filter((path) => !skipped.some((folder) => path.startsWith(folder)))
    .map((path) => piecesOfProse(readProse(path)));
  return new Uint8Array(gzipSync(buildBackground(documents), { level: 9 }));
}
