/** A text could not be kept. */
export class BlobNotKeptError extends Error {
  override readonly name = "BlobNotKeptError";

  /** `place` is where it should have been kept. */
  constructor(place: string, options?: ErrorOptions) {
    super(`Could not write to ${place}`, options);
  }
}

/** Texts by key, wherever they are kept. Keys are letters and digits. */
export interface BlobStore {
  /** Undefined where there is none. */
  get(key: string): Promise<string | undefined>;
  /** Rejects with {@link BlobNotKeptError}. */
  put(key: string, text: string): Promise<void>;
  /** Nothing happens where there is none. */
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
