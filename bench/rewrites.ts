/**
 * How often it is rightly said that a text sounds more like its author than another: `node bench/rewrites.ts <data folder>`.
 * Paragraphs of real authors are set beside strangers' of the same source, as if one were a rewrite of the other; and strangers' beside other
 * strangers', of whom neither is nearer. An author is known by up to 8,000 words.
 */
import { fileURLToPath } from "node:url";
import { type Author, inPieces, readAuthors } from "../scripts/corpus/readAuthors.ts";
import { createEngine, type Engine } from "../src/engine.ts";
import { judgeRewrite, type Manner } from "../src/generation/judgeRewrite.ts";
import { compareFacts } from "../src/generation/kept.ts";
import { loadParts } from "../src/node/loadParts.ts";
import type { Prose } from "../src/text/prose.ts";

const HISTORY = { words: 8_000, share: 0.7, least: 6_000 } as const;
const AUTHORS = 16;
const PARAGRAPHS = 8;
/** Words. */
const SIZES = [10, 20, 40, 80, 150];

const folder = process.argv[2];
if (!folder) throw new Error("usage: node bench/rewrites.ts <data folder>");
const corpus = fileURLToPath(new URL("../corpus", import.meta.url));
const authors = readAuthors(folder).filter(
  ({ register, documents }) => register !== "fiction" && wordsIn(documents) > HISTORY.least,
);
const step = Math.max(1, Math.floor(authors.length / AUTHORS));
const counts = new Map(SIZES.map((size) => [size, { own: {} as Tally, strangers: {} as Tally }]));
type Tally = Partial<Record<Manner, number>>;

for (let index = 0; index < authors.length; index += step) {
  const author = authors[index]!;
  const strangers = authors.filter(({ id, source }) => source === author.source && id !== author.id);
  if (strangers.length < 2) continue;
  const { history, rest } = divided(author);
  const engine = createEngine(await loadParts(corpus));
  for (const [number, prose] of history.entries())
    await engine.add({ id: `file:///${number}`, languageId: "plaintext", text: textOf(prose) });
  for (const size of SIZES) {
    const pieces = rest.flatMap((prose) => inPieces(prose, size));
    const every = Math.max(1, Math.floor(pieces.length / PARAGRAPHS));
    const own = pieces.filter((_, at) => at % every === 0).slice(0, PARAGRAPHS);
    for (const [at, piece] of own.entries()) {
      const [first, second] = [1, 2].map((turn) =>
        paragraphOf(strangers, size, index * 3 + at * 5 + turn * 7),
      );
      if (!first || !second) continue;
      const { own, strangers: others } = counts.get(size)!;
      count(own, await manner(engine, first, piece));
      count(others, await manner(engine, first, second));
    }
  }
}

for (const [size, { own, strangers }] of counts)
  console.log(
    `${size} words: the author's beside a stranger's ${said(own)}; a stranger's ${said(strangers)}`,
  );

async function manner(engine: Engine, from: Prose, to: Prose): Promise<Manner> {
  const [before, after] = [textOf(from), textOf(to)];
  const kept = compareFacts(before, after, "plaintext");
  const report = await engine.reportFor(before, "plaintext");
  const ear = { report, steering: {}, languageId: "plaintext", fit: (prose: string) => engine.fit(prose) };
  return (await judgeRewrite(before, { text: after, kept }, ear)).manner;
}

function paragraphOf(others: readonly Author[], size: number, turn: number): Prose | undefined {
  const paragraphs = others[turn % others.length]!.documents.flatMap((prose) =>
    inPieces(prose, size).slice(0, 1),
  );
  return paragraphs[turn % paragraphs.length];
}

function divided({ documents }: Author): { history: Prose[]; rest: Prose[] } {
  const history: Prose[] = [];
  const rest: Prose[] = [];
  const most = Math.min(HISTORY.words, HISTORY.share * wordsIn(documents));
  for (const prose of documents) (wordsIn(history) < most ? history : rest).push(prose);
  return { history, rest };
}

function said(tally: Tally): string {
  const all = Object.values(tally).reduce((sum, number) => sum + number, 0);
  const share = (manner: Manner) => `${Math.round((100 * (tally[manner] ?? 0)) / all)} %`;
  return `nearer ${share("nearer")}, no nearer ${share("noNearer")}, cannot tell ${share("tooShort")}`;
}

function count(tally: Tally, manner: Manner): void {
  tally[manner] = (tally[manner] ?? 0) + 1;
}

function wordsIn(documents: readonly Prose[]): number {
  return documents.reduce((sum, { words }) => sum + words, 0);
}

function textOf({ sentences }: Prose): string {
  return sentences.map(({ text }) => text).join(" ");
}
