import { createHash } from "node:crypto";
import type { Digest } from "../history/notMine.ts";

/** 128 bits tell any two sentences apart. Characters of base64url. */
const LENGTH = 22;

/** SHA-256 of a salt and a text, in base64url and shortened. */
export function saltedDigest(salt: string): Digest {
  return (text) => createHash("sha256").update(`${salt}\n${text}`).digest("base64url").slice(0, LENGTH);
}

/** SHA-256 of a text, in hex: letters and digits, as a key for it. */
export function hexDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
