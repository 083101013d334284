import type { Task } from "../../corpus/corpus.ts";
import { matchTask } from "../../corpus/matchTask.ts";
import { passagesOf } from "../../generation/passages.ts";
import { detectEnglish } from "../../text/detectEnglish.ts";
import { extractProse } from "../../text/extractProse.ts";
import { countWords } from "../../text/tokenize.ts";
import type { Item, Review, Target } from "./dataset.ts";
import { type Converted, poolOf } from "./publishedLayout.ts";

/** What somebody wrote, in the order in which it was written. */
export interface AuthorFolder {
  readonly name: string;
  readonly documents: readonly { readonly id: string; readonly languageId: string; readonly text: string }[];
}

/** With fewer documents there is nothing to learn from beside the one to be written. */
const FEWEST_DOCUMENTS = 2;
/** A model writes about so much at once: of longer documents the beginning is taken. Words. */
const MOST_WORDS = 300;
/** Documents of less prose are no texts. Words. */
const FEWEST_WORDS = 30;

/**
 * Documents as texts about items: what a document is for is its item, by the corpus's tasks; where it is for none of them, its title is, and nobody
 * else wrote on that. An author's last document is to be written, the others are what came before. Authors with too little are named.
 */
export function fromAuthorFolders(
  authors: readonly AuthorFolder[],
  tasks: readonly Task[],
): Converted & { readonly leftOut: readonly string[] } {
  const leftOut: string[] = [];
  const targets = authors.flatMap(({ name, documents }): Target[] => {
    const reviews = documents.flatMap((document) => reviewOf(name, document, tasks) ?? []);
    const last = reviews.at(-1);
    if (!last || reviews.length < FEWEST_DOCUMENTS) {
      leftOut.push(name);
      return [];
    }
    return [{ user: name, profile: reviews.slice(0, -1), target: last }];
  });
  return { targets, pool: poolOf(targets), leftOut };
}

function reviewOf(
  author: string,
  { id, languageId, text }: AuthorFolder["documents"][number],
  tasks: readonly Task[],
): Review | undefined {
  const prose = extractProse(text, languageId);
  if (prose.words < FEWEST_WORDS || !detectEnglish(prose)) return undefined;
  const title = titleOf(text, prose.omissions) ?? id.replace(/^.*\//, "").replace(/\.\w+$/, "");
  const task = matchTask({ text, prose }, tasks)?.task;
  const item: Item = task
    ? { id: task.id, title: task.name, description: task.purpose }
    : { id: `${author}/${id}`, title, description: "" };
  return { item, title, text: beginningOf(passagesOf(prose)) };
}

/** Whole passages, as many as there is room for; one at least. */
function beginningOf([first = "", ...rest]: readonly string[]): string {
  let text = first;
  for (const passage of rest) {
    if (countWords(text) + countWords(passage) > MOST_WORDS) break;
    text += `\n\n${passage}`;
  }
  return text;
}

const TITLE = /^["']?title["']?\s*[:=]\s*["']?(.+?)["']?\s*$/im;

/** In the front matter, or as the first heading. */
function titleOf(text: string, omissions: ReturnType<typeof extractProse>["omissions"]): string | undefined {
  const matter = omissions.find(({ reason }) => reason === "frontMatter");
  const named = matter && TITLE.exec(text.slice(matter.start, matter.end))?.[1];
  if (named) return named;
  const heading = omissions.find(({ reason }) => reason === "heading");
  const title = heading && text.slice(heading.start, heading.end).replace(/^[#=\s]+|[#=\-~\s]+$/g, "");
  return title === "" ? undefined : title;
}
