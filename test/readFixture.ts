import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { languageOf } from "../src/history/languageOf.ts";

const FOLDER = join(import.meta.dirname, "formats");

/** A document of each kind that is read, written for the tests. */
export interface Fixture {
  readonly name: string;
  readonly languageId: string;
  /** As they would lie on a disk. */
  readonly bytes: Uint8Array;
}

/** The identity whose mail is in the fixtures. */
export const MAIL_IDENTITY = "Ines@example.org";

export function readFixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .toSorted()
    .flatMap((file) => {
      const name = file.replace(/\.docx\.xml$/, ".docx");
      const languageId = languageOf(name);
      const bytes = readFileSync(join(FOLDER, file));
      if (languageId === undefined) return [];
      return [{ name, languageId, bytes: languageId === "docx" ? packed(bytes) : bytes }];
    });
}

/** What is read of a fixture, and what is left out, as {@link describeReading} says it. */
export function expectedReading(name: string): string {
  return readFileSync(join(FOLDER, `${name}.read`), "utf8");
}

/** Word documents are kept unpacked, so that they can be read. */
function packed(body: Uint8Array): Uint8Array {
  const part = (name: string) => new Uint8Array(readFileSync(join(FOLDER, name)));
  return zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "word/document.xml": new Uint8Array(body),
    "word/styles.xml": part("styles.xml"),
    "word/numbering.xml": part("numbering.xml"),
  });
}
