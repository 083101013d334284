import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import type { FileSystem } from "../history/collect.ts";
import { nodeFileSystem } from "../node/files.ts";
import { main } from "./main.ts";

/** What a command found around it in a test, where that is not the usual. */
export interface Around {
  readonly lines?: readonly string[];
  readonly files?: FileSystem;
  readonly colours?: boolean;
  readonly columns?: number;
}

/** Runs the command line in memory; the disk and the corpus are real. */
export async function run(argv: readonly string[], around: Around = {}) {
  let printed = "";
  let complained = "";
  const { lines = [], files = nodeFileSystem(), colours = false, columns } = around;
  const exitCode = await main(argv, {
    input: (async function* () {
      yield* lines;
    })(),
    files,
    corpusFolder: join(import.meta.dirname, "..", "..", "corpus"),
    colours,
    columns,
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      complained += `${text}\n`;
    },
  });
  return { exitCode, printed, complained };
}

/** Runs a command that answers JSON lines; requests that are no text are written as JSON. */
export async function answers(argv: readonly string[], requests: readonly unknown[]) {
  const lines = requests.map((each) => (typeof each === "string" ? each : JSON.stringify(each)));
  const { exitCode, printed, complained } = await run([...argv, "--jsonl"], { lines });
  const replies: Record<string, unknown>[] = printed
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { exitCode, complained, replies };
}

const made: string[] = [];
after(() => Promise.all(made.map((root) => rm(root, { recursive: true, force: true }))));

/** A folder with these files, by path; it is gone after the tests of the file that asks for it. */
export async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "idiolect-cli-"));
  made.push(root);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return root;
}

/** Made-up posts by somebody with marked habits: I, contractions, dashes, questions. About 400 words each, no two alike. */
export function posts(count: number, seed = 1): Record<string, string> {
  const next = numbers(seed);
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `post-${index + 1}.md`,
      `# Post ${index + 1}\n\n${paragraphs(HABITS, next, 8)}\n`,
    ]),
  );
}

/** Made-up prose of somebody with none of the habits of {@link posts}. */
export function minutes(seed = 1): string {
  return paragraphs(OFFICIAL, numbers(seed), 3);
}

const HABITS = [
  "I didn't think the {thing} would {act} — and it's {quality} now.",
  "Why does the {thing} {act} whenever I'm in the {place}?",
  "I've moved the {thing} to the {place} — I'd do it again.",
  "Honestly, I can't say the {place} isn't {quality} enough for a {thing}.",
  "I know, I know — the {thing} wasn't mine, and I'll {act} if you don't.",
  "So what if the {thing} is {quality}?",
  "I spent the morning in the {place} and I couldn't make the {thing} {act}.",
  "My {thing} doesn't {act} — it's too {quality} for the {place}.",
];

const OFFICIAL = [
  "The {thing} of the {place} was considered {quality} by the committee, and the matter was therefore closed.",
  "It was resolved that each {thing} should be removed from the {place} before the end of the financial year.",
  "Members of the board noted that the {quality} {thing} had been installed in accordance with the regulations.",
  "Further consideration of the {place} was deferred until the report on the {thing} had been received.",
];

const WORDS: Readonly<Record<string, readonly string[]>> = {
  thing:
    "kettle ladder engine notebook lantern bicycle radio map door piano clock boat stove printer tent".split(
      " ",
    ),
  act: "work hold turn sing break wait drift start stop answer sink follow".split(" "),
  quality: "slow bright heavy simple narrow honest strange quiet rough early warm cheap".split(" "),
  place: "garden kitchen harbour attic library station cellar market office valley workshop hall".split(" "),
};

function paragraphs(sentences: readonly string[], next: () => number, count: number): string {
  const of = (list: readonly string[]) => list[Math.floor(next() * list.length)]!;
  const sentence = () => of(sentences).replaceAll(/\{(\w+)\}/g, (_, kind: string) => of(WORDS[kind]!));
  const paragraph = () => Array.from({ length: 5 }, sentence).join(" ");
  return Array.from({ length: count }, paragraph).join("\n\n");
}

/** The same numbers from 0 to 1 for the same seed (Park and Miller 1988). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}
