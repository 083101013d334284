/**
 * Gives the memory of an array back at once, where the machine can; the array is empty then. Otherwise it waits for a collector, to
 * which tens of megabytes are one small object. The array's buffer must be its own.
 */
export function release({ buffer }: Int32Array<ArrayBuffer>): void {
  // Not in Node 20.
  const transfer: unknown = Reflect.get(buffer, "transfer");
  if (typeof transfer === "function") Reflect.apply(transfer, buffer, [0]);
}
