import { diffArrays } from "diff";
import type { Span } from "../text/prose.ts";

/** Lines one after the other that the same person wrote last. */
export interface LineRun {
  readonly lines: number;
  /** E-mail in lower case; undefined where it is not known who wrote them. */
  readonly mail: string | undefined;
}

/** Above this many changed lines two versions are not compared place by place. */
const MOST_CHANGES = 2_000;

const ENTRY = /^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/;

/**
 * Who wrote the lines of a file, from what `git blame --incremental` says.
 * @param unknown hashes of commits with which the known history begins: older lines are put down to them wrongly
 */
export function parseBlame(output: string, unknown: ReadonlySet<string> = new Set()): LineRun[] {
  const mails = new Map<string, string>();
  const entries: { commit: string; start: number; lines: number }[] = [];
  let commit = "";
  for (const line of output.split("\n")) {
    const entry = ENTRY.exec(line);
    if (entry) {
      commit = entry[1]!;
      entries.push({ commit, start: Number(entry[2]), lines: Number(entry[3]) });
    } else if (line.startsWith("author-mail ")) {
      mails.set(commit, mailOf(line.slice("author-mail ".length)));
    }
  }
  const runs: { lines: number; mail: string | undefined }[] = [];
  for (const { commit: from, lines } of entries.sort((a, b) => a.start - b.start)) {
    const mail = unknown.has(from) ? undefined : mails.get(from);
    const last = runs.at(-1);
    if (last && last.mail === mail) last.lines += lines;
    else runs.push({ lines, mail });
  }
  return runs;
}

/** `Ann <Ann@x.org>` or `<Ann@x.org>` as identities are compared. */
export function mailOf(person: string): string {
  return (/<([^<>]*)>\s*$/.exec(person)?.[1] ?? person).trim().toLowerCase();
}

/**
 * Who wrote each line of a text last.
 * @param committed the text as its runs have it; a text that differs has been edited since
 * @param editor who edited it
 * @returns a mail for each line, as git counts lines: up to each line feed
 */
export function writersOfLines(
  text: string,
  committed: string,
  runs: readonly LineRun[],
  editor: string,
): (string | undefined)[] {
  const known = runs.flatMap(({ lines, mail }) => Array.from({ length: lines }, () => mail));
  const now = comparable(text);
  const before = comparable(committed);
  if (now.length === before.length && now.every((line, at) => line === before[at])) {
    return now.map((_, at) => known[at]);
  }
  // A line that was only moved is still its writer's.
  const byText = new Map<string, string | undefined>();
  for (const [at, line] of before.entries()) {
    if (line !== "" && (!byText.has(line) || known[at] !== editor)) byText.set(line, known[at]);
  }
  const fresh = (line: string) => (byText.has(line) ? byText.get(line) : editor);
  const changes = diffArrays(before, now, { maxEditLength: MOST_CHANGES });
  if (!changes) return now.map(fresh);
  const writers: (string | undefined)[] = [];
  let at = 0;
  for (const { added, removed, value } of changes) {
    if (added) writers.push(...value.map(fresh));
    else if (removed) at += value.length;
    else for (const _ of value) writers.push(known[at++]);
  }
  return writers;
}

/** The stretches of a text whose lines others wrote, each with its line break. */
export function linesOfOthers(
  text: string,
  writers: readonly (string | undefined)[],
  own: ReadonlySet<string>,
): Span[] {
  const spans: { start: number; end: number }[] = [];
  let start = 0;
  for (const [at, writer] of writers.entries()) {
    const lineBreak = text.indexOf("\n", start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    const last = spans.at(-1);
    if (writer !== undefined && own.has(writer)) start = end;
    else if (last?.end === start && at > 0) last.end = end;
    else if (end > start) spans.push({ start, end });
    start = end;
  }
  return spans;
}

/** Lines without the white space that git may have changed on the way. */
function comparable(text: string): string[] {
  const lines = text.split("\n").map((line) => line.trimEnd());
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
