import { endOfFrontMatter } from "../text/frontMatter.ts";
import type { SourceText } from "./document.ts";

/** A date as file names and folders have it: `2019-03-04-title.md`, `posts/2019/03/04/title.md`, `2019_03_04.txt`, `2019-03-title.md`. */
const IN_NAME = /(?:^|\D)((?:19|20)\d\d)([-_./])(\d\d)(?:\2(\d\d))?(?=$|\D)/g;
/** Fields that tell when a document was written; those of a later change are not asked. */
const FIELD =
  /^["']?(?:date|created|created_at|published|publishDate|pubDate)["']?[ \t]*[:=][ \t]*["']?((?:19|20)\d\d-\d\d-\d\d)/im;

/**
 * When a document was written, in milliseconds since the epoch, to the day (or month) where the document itself says so: by the date in its front
 * matter, else that in its name or its folders', else when it was last changed. Undefined where none of these is known.
 */
export function writtenOn({
  id,
  text,
  modified,
}: Pick<SourceText, "id" | "text" | "modified">): number | undefined {
  const field = FIELD.exec(text.slice(0, endOfFrontMatter(text)))?.[1];
  const stated = (field === undefined ? undefined : day(field.split("-"))) ?? dayInName(id);
  // Sources without dates of their own are given as changed at the epoch.
  return stated ?? (modified !== undefined && modified > 0 ? modified : undefined);
}

/** The last date in a name: what is nearest to the document. */
function dayInName(id: string): number | undefined {
  const days = [...id.matchAll(IN_NAME)].flatMap(
    ([, year, , month, date = "01"]) => day([year, month, date]) ?? [],
  );
  return days.at(-1);
}

/** Undefined where there is no such day. */
function day([year, month, date]: readonly (string | undefined)[]): number | undefined {
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date));
  const found = new Date(time);
  return found.getUTCMonth() === Number(month) - 1 && found.getUTCDate() === Number(date) ? time : undefined;
}
