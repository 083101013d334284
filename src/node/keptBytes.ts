import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { BlobNotKeptError } from "../storage/blobStore.ts";
import { isNothingThere } from "./errorCode.ts";
import { writeAtomically } from "./writeAtomically.ts";

const DIGEST = "sha256";
const DIGEST_BYTES = 32;

/** The bytes that a cache file holds; undefined where there is none, or it is damaged: it is made anew then. Throws what the file system throws otherwise. */
export async function readKept(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const file = await readFileIfThere(path);
  if (!file || file.length < DIGEST_BYTES) return undefined;
  const bytes = file.subarray(DIGEST_BYTES);
  const digest = createHash(DIGEST).update(bytes).digest();
  return digest.equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
}

/**
 * Writes a cache file; undefined: takes it away. `parts` may change as soon as this returns its promise: what is written then does
 * not match its digest, and is made anew. Rejects with a {@link BlobNotKeptError}.
 */
export async function writeKept(path: string, parts: readonly Uint8Array[] | undefined): Promise<void> {
  try {
    if (!parts) return await rm(path, { force: true });
    const hash = createHash(DIGEST);
    for (const part of parts) hash.update(part);
    await writeAtomically(path, [hash.digest(), ...parts]);
  } catch (error) {
    throw new BlobNotKeptError(path, { cause: error });
  }
}

async function readFileIfThere(path: string): Promise<Buffer<ArrayBuffer> | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isNothingThere(error)) return undefined;
    throw error;
  }
}
