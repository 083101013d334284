import { createHash } from "node:crypto";

/** What stands for a call, or a text, in a journal: SHA-256, in hexadecimal digits. */
export const digest = (text: string) => createHash("sha256").update(text).digest("hex");
