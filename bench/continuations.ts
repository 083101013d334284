/**
 * How often what is suggested on request is what the author went on to write, on authors whom none of the parts has seen.
 *
 *   node bench/continuations.ts AUTHORS [--positions 500] [--other]
 *
 * AUTHORS as for bench/completion.ts, and split like them. At positions drawn at random between two words of the texts that are not in the
 * history, the engine is asked for continuations, with the author's own history, with another author's, and with none. Printed is how often the
 * first one, two and three words of any alternative are right, and of the first alternative alone; of all positions, answered or not.
 */
import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeBackground } from "../scripts/corpus/makeBackground.ts";
import { writingBelow } from "../scripts/corpus/readWriting.ts";
import { authorsOf } from "../scripts/network/folds.ts";
import { createEngine, type Engine } from "../src/engine.ts";
import { languageOf } from "../src/history/languageOf.ts";
import { loadParts } from "../src/node/loadParts.ts";
import { Background } from "../src/voice/background.ts";
import { FEATURES } from "../src/voice/evidence.ts";
import { parseMixer } from "../src/voice/mixer.ts";
import { Network } from "../src/voice/network/network.ts";
import { VoiceModel } from "../src/voice/voiceModel.ts";
import { type Author, chooseAuthors, readAuthor } from "./authors.ts";

const MOST_CHARACTERS = 20_000;
const LONGEST = 3;

interface Position {
  readonly author: Author;
  readonly before: string;
  /** The words that follow. */
  readonly words: readonly string[];
}

class Score {
  positions = 0;
  answered = 0;
  alternatives = 0;
  passages = 0;
  /** How often the first 1, 2, … words were right: of any alternative, and of the first. */
  readonly any = Array.from({ length: LONGEST }, () => 0);
  readonly first = Array.from({ length: LONGEST }, () => 0);

  count(found: Awaited<ReturnType<Engine["continuations"]>>, words: readonly string[]): void {
    this.positions++;
    if (found.length > 0) this.answered++;
    this.alternatives += found.length;
    this.passages += found.filter(({ passage }) => passage !== undefined).length;
    const right = found.map(({ text }) => commonWords(wordsOf(text), words));
    for (let length = 1; length <= LONGEST; length++) {
      if (right.some((number) => number >= length)) this.any[length - 1]!++;
      if ((right[0] ?? 0) >= length) this.first[length - 1]!++;
    }
  }

  toString(): string {
    const share = (number: number) => (number / this.positions).toFixed(3);
    const all = (numbers: readonly number[]) => numbers.map(share).join(" ");
    return `${share(this.answered)}   ${(this.alternatives / Math.max(1, this.answered)).toFixed(1)}   ${share(this.passages)}   ${all(this.any)}   ${all(this.first)}`;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    positions: { type: "string", default: "500" },
    other: { type: "boolean", default: false },
  },
});
const [root] = positionals;
if (root === undefined)
  throw new Error("Usage: node bench/continuations.ts AUTHORS [--positions N] [--other]");
const folders = values.other
  ? chooseAuthors(resolve(root), Number.POSITIVE_INFINITY)
  : authorsOf(resolve(root), "test");
const authors = folders.map((folder) => readAuthor(folder, MOST_CHARACTERS));
const corpus = join(import.meta.dirname, "../corpus");
const file = values.other
  ? new Uint8Array(readFileSync(join(corpus, "background.bin")))
  : makeBackground(dirname(resolve(root)), folders);
const learned = {
  network: await Network.read(new Uint8Array(readFileSync(join(corpus, "network.bin")))),
  mixer: parseMixer(readFileSync(join(corpus, "mixer.json"), "utf8"), FEATURES),
};
const parts = await loadParts(corpus);

async function engineWith(author: Author | undefined): Promise<Engine> {
  const voice = new VoiceModel({ ...(await Background.read(file)), learned });
  const engine = createEngine({ ...parts, voice });
  const known = new Set(author?.history.map(({ id }) => id));
  for (const path of author ? writingBelow(author.folder) : []) {
    const languageId = languageOf(path);
    if (!known.has(basename(path)) || languageId === undefined) continue;
    await engine.add({ id: path, languageId, text: readFileSync(path, "utf8") });
  }
  await engine.prepare();
  return engine;
}

/** Another author of the same source, or of any. */
function strangerTo(author: Author): Author {
  const others = authors.filter((other) => other !== author);
  return others.find(({ source }) => source === author.source) ?? (others[0] as Author);
}

/** Numbers from 0 up to 1, the same in each run (Park & Miller 1988). */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 48271) % 0x7fffffff;
    yield state / 0x7fffffff;
  }
}

function positionsIn(author: Author, count: number, random: Generator<number, never>): Position[] {
  const all = author.texts.flatMap((text) =>
    [...text.matchAll(/(?<=[\p{L},;:]) (?=\p{L})/gu)].map(({ index }) => ({ text, index })),
  );
  return Array.from({ length: Math.min(count, all.length) }, () => {
    const { text, index } = all[Math.floor(random.next().value * all.length)]!;
    const [rest = ""] = text.slice(index).split("\n");
    return { author, before: text.slice(0, index), words: wordsOf(rest) };
  });
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? [];
}

function commonWords(found: readonly string[], words: readonly string[]): number {
  const different = found.findIndex((word, index) => word !== words[index]);
  return different < 0 ? found.length : different;
}

const random = randomNumbers(1);
const share = Math.ceil(Number(values.positions) / authors.length);
const scores = { own: new Score(), wrong: new Score(), none: new Score() };
for (const author of authors) {
  const positions = positionsIn(author, share, random);
  const engines = {
    own: await engineWith(author),
    wrong: await engineWith(strangerTo(author)),
    none: await engineWith(undefined),
  };
  for (const [name, engine] of Object.entries(engines)) {
    for (const { before, words } of positions) {
      const found = await engine.continuations({ before, after: "", languageId: "plaintext" });
      scores[name as keyof typeof scores].count(found, words);
    }
  }
}
console.log(`${authors.length} authors, ${scores.own.positions} positions\n`);
console.log("history   answered   alternatives   passages   any: 1, 2, 3 words   first: 1, 2, 3 words");
for (const [name, score] of Object.entries(scores)) console.log(`${name.padEnd(8)}  ${score}`);
