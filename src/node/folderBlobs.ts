import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { BlobNotKeptError, type BlobStore } from "../storage/blobStore.ts";
import { isNothingThere } from "./errorCode.ts";
import { readIfThere } from "./textFile.ts";
import { writeAtomically } from "./writeAtomically.ts";

/** A folder with one file for each key. The folder is made with the first file. */
export function folderBlobs(folder: string): BlobStore {
  return {
    get: (key) => readIfThere(join(folder, checked(key))),
    put: (key, text) => keep(folder, checked(key), text),
    delete: (key) => rm(join(folder, checked(key)), { force: true }),
    keys: async () => {
      try {
        return (await readdir(folder)).filter((name) => KEY.test(name));
      } catch (error) {
        if (isNothingThere(error)) return [];
        throw error;
      }
    },
  };
}

async function keep(folder: string, name: string, text: string): Promise<void> {
  try {
    await writeAtomically(join(folder, name), text);
  } catch (error) {
    throw new BlobNotKeptError(folder, { cause: error });
  }
}

const KEY = /^[A-Za-z0-9]+$/;

/** Keys name files: one that could name another folder never gets there. */
function checked(key: string): string {
  if (!KEY.test(key)) throw new RangeError(`Not a key of letters and digits: ${key}`);
  return key;
}
