/** Texts by key, wherever they are kept. Keys are letters and digits. */
export interface BlobStore {
  /** Undefined where there is none. */
  get(key: string): Promise<string | undefined>;
  put(key: string, text: string): Promise<void>;
  /** Nothing happens where there is none. */
  delete(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}
