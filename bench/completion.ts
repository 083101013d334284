/**
 * How many keys the voice model saves, on authors whom none of its parts has seen.
 *
 *   node bench/completion.ts AUTHORS [--authors N] [--max-chars 8000] [--quick] [--other] [--network FILE] [--mixer FILE]
 *
 * AUTHORS holds `<source>/<author>/` folders. As part of the data that the model is made from (scripts/network/folds.ts), the authors kept
 * apart for this are scored, and left out of a background made anew; with --other, all authors are, with the background that ships. Each
 * author's first 80 % of documents, in order of path, are the history; the beginning of the rest is typed by the simulator of
 * src/evaluation/keystrokes.ts.
 */
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseArgs } from "node:util";
import { makeBackground } from "../scripts/corpus/makeBackground.ts";
import { authorsOf } from "../scripts/network/folds.ts";
import {
  addCounts,
  type KeystrokeCounts,
  keysSaved,
  NO_KEYSTROKES,
  precision,
  type Suggest,
  simulateTyping,
} from "../src/evaluation/keystrokes.ts";
import { Background } from "../src/voice/background.ts";
import { FEATURES } from "../src/voice/evidence.ts";
import { parseMixer } from "../src/voice/mixer.ts";
import { Network } from "../src/voice/network/network.ts";
import type { Policy } from "../src/voice/suggestion.ts";
import { VoiceModel } from "../src/voice/voiceModel.ts";
import { type Author, chooseAuthors, readAuthor } from "./authors.ts";
import { wordCompletion } from "./wordCompletion.ts";

class Run {
  readonly times: number[] = [];
  counts: KeystrokeCounts = NO_KEYSTROKES;

  /** Types an author's texts, each as a document of its own. */
  type(texts: readonly string[], suggest: (before: string, document: string) => string): KeystrokeCounts {
    let counts = NO_KEYSTROKES;
    texts.forEach((text, index) => {
      const timed: Suggest = (before) => {
        const start = performance.now();
        const suggestion = suggest(before, String(index));
        this.times.push(performance.now() - start);
        return suggestion;
      };
      counts = addCounts(counts, simulateTyping(text, timed));
    });
    this.counts = addCounts(this.counts, counts);
    return counts;
  }

  toString(): string {
    const times = this.times.toSorted((a, b) => a - b);
    const at = (share: number) => (times[Math.floor((times.length - 1) * share)] ?? 0).toFixed(2);
    return `${keysSaved(this.counts).toFixed(3)}   ${(precision(this.counts) ?? 0).toFixed(2)}   ${String(this.counts.shown).padStart(6)}   ${at(0.5)} / ${at(0.99)}`;
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    authors: { type: "string", default: "1000" },
    "max-chars": { type: "string", default: "8000" },
    quick: { type: "boolean", default: false },
    other: { type: "boolean", default: false },
    network: { type: "string", default: "corpus/network.bin" },
    mixer: { type: "string", default: "corpus/mixer.json" },
  },
});
const [root] = positionals;
if (root === undefined)
  throw new Error(
    "Usage: node bench/completion.ts AUTHORS [--authors N] [--max-chars N] [--quick] [--other]",
  );
const folders = values.other
  ? chooseAuthors(resolve(root), Number(values.authors))
  : authorsOf(resolve(root), "test").slice(0, Number(values.authors));
const authors = folders.map((folder) => readAuthor(folder, Number(values["max-chars"])));
const file = values.other
  ? new Uint8Array(readFileSync("corpus/background.bin"))
  : makeBackground(dirname(resolve(root)), folders);
const learned = {
  network: await Network.read(new Uint8Array(readFileSync(values.network))),
  mixer: parseMixer(readFileSync(values.mixer, "utf8"), FEATURES),
};
console.log(`${authors.length} authors; background ${(file.length / 1e6).toFixed(2)} MB`);

/** A model of its own for each run, since vocabularies grow. */
async function modelOf(history: Author["history"], withNetwork: boolean): Promise<VoiceModel> {
  const parts = await Background.read(file);
  const model = new VoiceModel(withNetwork ? { ...parts, learned } : parts);
  for (const document of history) model.add(document);
  model.settle();
  return model;
}

/** Another author of the same source, or of any. */
function strangerTo(author: Author): Author {
  const others = authors.filter((other) => other !== author);
  return others.find(({ source }) => source === author.source) ?? (others[0] as Author);
}

const runs = new Map<string, Run>();
async function score(
  name: string,
  author: Author,
  history: Author["history"],
  policy: Policy,
  withNetwork = true,
): Promise<string> {
  const model = await modelOf(history, withNetwork);
  const run = runs.get(name) ?? new Run();
  runs.set(name, run);
  const counts = run.type(author.texts, (before, document) => {
    const suggestion = model.suggest({ before, after: "", languageId: "plaintext", document }, policy);
    return suggestion?.text ?? "";
  });
  return `${name} ${keysSaved(counts).toFixed(3)}`;
}

function scoreWords(author: Author, shortest: number): string {
  const name = `word completion, ${shortest}+`;
  const run = runs.get(name) ?? new Run();
  runs.set(name, run);
  const counts = run.type(author.texts, wordCompletion(author.history, shortest));
  return `${name} ${keysSaved(counts).toFixed(3)}`;
}

for (const author of authors) {
  const line = [await score("eager", author, author.history, "eager")];
  if (!values.quick) {
    line.push(await score("balanced", author, author.history, "balanced"));
    line.push(await score("calm", author, author.history, "calm"));
    line.push(scoreWords(author, 3));
    line.push(await score("eager, counts only", author, author.history, "eager", false));
    line.push(await score("eager, no history", author, [], "eager"));
    line.push(await score("eager, wrong author", author, strangerTo(author).history, "eager"));
  }
  console.log(`${`${author.source}/${author.name}`.padEnd(32)} ${line.join("   ")}`);
}
console.log(`\n${"".padEnd(26)}KS      precision  shown   ms p50 / p99`);
for (const [name, run] of runs) console.log(`${name.padEnd(26)}${run}`);
