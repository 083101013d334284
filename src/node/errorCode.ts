/** Whether `error` is the operating system's, with this code: `ENOENT`, `EEXIST`, … */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

/** Whether a path leads nowhere: to no file, or through one that is no folder. */
export function isNothingThere(error: unknown): boolean {
  return hasCode(error, "ENOENT") || hasCode(error, "ENOTDIR");
}

/** Whether nothing may be written at a path, or no folder be made there. */
export function isNotWritable(error: unknown): boolean {
  return ["EACCES", "EPERM", "EROFS", "ENOTDIR", "EEXIST"].some((code) => hasCode(error, code));
}
