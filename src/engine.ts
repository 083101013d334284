import { contextAt } from "./completion/contextAt.ts";
import { cutBefore, joinText, mayJoin } from "./completion/joinText.ts";
import { rankByFit } from "./completion/rankByFit.ts";
import { type Cast, ComparedWriters, type WriterSource } from "./corpus/comparedWriters.ts";
import type { Corpus, Figures, Register } from "./corpus/corpus.ts";
import { type Populations, populationFor } from "./corpus/population.ts";
import type { WriterProblem, WriterTexts } from "./corpus/readWriters.ts";
import { registerOf, registerOfDocument, SHORTEST_TOLD } from "./corpus/registerOf.ts";
import { buildReport, type ReportDocument } from "./differences/buildReport.ts";
import { FitModel } from "./differences/fit.ts";
import { lookBack, type OverTime } from "./differences/lookBack.ts";
import { otherWriters } from "./differences/otherWriters.ts";
import { ownPassage } from "./differences/ownPassage.ts";
import type { DifferenceReport, Evidence } from "./differences/report.ts";
import type { Embedded } from "./differences/representatives.ts";
import { styleLikeness } from "./differences/styleLikeness.ts";
import { mapWriters, type WritersMap } from "./differences/writersMap.ts";
import { type WriterText, writingOf } from "./differences/writing.ts";
import type { Knowing, KnownDocument, TooLittle } from "./evaluation/knowing.ts";
import { Measurement } from "./evaluation/measurement.ts";
import type { Comparison as DocumentComparison } from "./generation/comparison.ts";
import { kinOf, measuredHabits } from "./generation/measuredHabits.ts";
import { passagesOf } from "./generation/passages.ts";
import { type Known, preferenceOf } from "./generation/preferenceOf.ts";
import { type Passage, PassageIndex } from "./generation/retrieve.ts";
import type { StudyPlan } from "./generation/studyNeeds.ts";
import {
  compareDocument,
  type Shared,
  type ToEmbed,
  taskOf,
  tasksToStudy,
  textsToEmbed,
} from "./generation/studyPlan.ts";
import type { SummaryLine } from "./generation/summaryLines.ts";
import type { DocumentOmissions, HistoryDocument, Skipped, SourceText } from "./history/document.ts";
import { fingerprintOf } from "./history/fingerprint.ts";
import { Follower } from "./history/follower.ts";
import { KeptTexts, type TextPacking } from "./history/keptTexts.ts";
import { type HistorySummary, Library } from "./history/library.ts";
import { type Digest, NotMine, type NotMineList } from "./history/notMine.ts";
import { ownText } from "./history/ownText.ts";
import { Shareable } from "./history/shareable.ts";
import { writtenOn } from "./history/writtenOn.ts";
import { countProse } from "./style/counts.ts";
import { pullOf, type Steering } from "./style/steering.ts";
import { type Counts, heldCounts } from "./style/tally.ts";
import { extractProse } from "./text/extractProse.ts";
import type { OmissionReason, Prose } from "./text/prose.ts";
import type { Alternative, Policy, Suggestion, VoiceRequest } from "./voice/suggestion.ts";
import type { VoiceModel } from "./voice/voiceModel.ts";

export type { HistorySummary };

/** How much more a text is the author's than other writers'. */
export interface Fit {
  /** Log-likelihood ratio in standard units: above 0 is more the author's; 0 where nothing can be told. */
  readonly fit: number;
  readonly words: number;
}

/** A document of the history, in figures. */
export interface DocumentFigures {
  readonly id: string;
  readonly words: number;
  /** Milliseconds since the epoch; undefined where its source has no dates. */
  readonly modified?: number;
  /** The kind of writing that it is nearest to by itself. */
  readonly register: Register;
  /** How many stretches were left out of it, by reason. */
  readonly leftOut: Readonly<Partial<Record<OmissionReason, number>>>;
}

/** Indexing a document, or counting it and telling its kind, takes about a millisecond: after so many, whoever waits for a suggestion is let in. */
const DOCUMENTS_AT_ONCE = 10;

/**
 * The whole of Idiolect without editor, files or network: what the worker and the command line both run.
 * Everything crosses a worker border: plain data only.
 */
export interface Engine {
  /** Takes a document into the history, in place of an earlier one of the same id. Returns why not, if it is left out. */
  add(source: SourceText): Promise<Skipped | undefined>;
  remove(id: string): Promise<void>;
  /** Measures these documents and what lies in these folders, by id, and neither suggests nor sends a word of them; all others are free again. */
  keepPrivate(locations: readonly string[]): Promise<void>;
  /** Leaves out of all documents the sentences that these are the hashes of, in place of those left out before. */
  setNotMine(list: NotMineList): Promise<void>;
  /** Leaves out sentences ({@link Sentence.text}) that no document has as its author's yet. Returns those. */
  disown(sentences: readonly string[]): Promise<readonly string[]>;
  /** Adds sentences to those left out, wherever they stand, or takes them off again. */
  markSentences(sentences: readonly string[], as: "mine" | "notMine"): Promise<void>;
  /** Adds a source's writers to those to compare with, in place of what it gave before. Returns whom or what could not be used. */
  addWriters(source: WriterSource): Promise<readonly WriterProblem[]>;
  /** Takes away what a source gave; by its id. */
  removeWriters(source: string): Promise<void>;
  /** Compares with these writers no longer, and with all others again; by id. */
  leaveOutWriters(ids: readonly string[]): Promise<void>;
  /** Who there is to compare with. */
  cast(): Promise<Cast>;
  /** Learns now what the next completion would have to wait for: worth it after much was added. */
  prepare(): Promise<void>;
  history(): Promise<HistorySummary>;
  /** The documents that are in the history, by id. */
  documents(): Promise<readonly DocumentFigures[]>;
  /** What was left out of the documents that are in the history. */
  omissions(): Promise<readonly DocumentOmissions[]>;
  /**
   * The differences, computed anew where the history has changed. Of a history of several kinds of writing those of one: the most
   * part of it, or `kind` where there is enough of that.
   */
  report(kind?: Register): Promise<DifferenceReport>;
  /** The differences of the kind of writing that a text is, where it is long enough to tell and there is enough of that kind; else {@link report}. */
  reportFor(text: string, languageId: string): Promise<DifferenceReport>;
  /** Turns habits in completions and in the preference, in place of what was turned before. */
  steer(steering: Steering): Promise<void>;
  /** Ghost text at the cursor, or undefined where nothing should be shown. */
  suggest(request: VoiceRequest, policy: Policy): Promise<Suggestion | undefined>;
  /** Up to five continuations to the end of a clause or sentence, on explicit request; likely ones that fit the author first. */
  continuations(request: VoiceRequest): Promise<readonly Alternative[]>;
  /** The author among writers of the same kind; undefined where there is too little writing to place. */
  map(): Promise<WritersMap | undefined>;
  /** How the told differences move over the documents by date, and which document is least like the others. */
  overTime(): Promise<OverTime>;
  /** What there is to read of a writer of {@link Engine.cast}, on the author's nearest task first. */
  writing(writer: string): Promise<readonly WriterText[]>;
  fit(text: string): Promise<Fit>;
  /**
   * The author's passages nearest the text around the cursor, best first; none of the document `except`, which is being written.
   * What is new in the history is indexed first, and whoever waits for a suggestion is let in between.
   */
  retrieve(query: string, limit: number, except?: string): Promise<readonly Passage[]>;
  /**
   * Where words stand in documents of the author's that a completion came from, as many as have them, and which of the documents may not
   * be named: they are private, or have left the history.
   */
  passagesBehind(wanted: readonly WantedPassage[]): Promise<PassagesBehind>;
  /**
   * How well the author is known, measured on documents kept from what is known, without the private ones: takes up to about forty
   * seconds, and lets in whoever waits for a suggestion. What was measured of this history already is told at once. Undefined where
   * {@link Engine.cancelMeasuring} ended it.
   */
  measure(policy: Policy): Promise<Knowing | TooLittle | undefined>;
  /** How far measuring is, and what was measured last. */
  measured(policy: Policy): Promise<Measured>;
  cancelMeasuring(): Promise<void>;
  /** What a model is to be asked about the history, without the private documents. */
  studyPlan(): Promise<StudyPlan>;
  /**
   * A document beside what other writers wrote on the same task, chosen by style or by what an embedding model made of {@link Engine.toEmbed};
   * undefined for one that is private, or not there, and where there is nobody.
   */
  compare(id: string, embedded?: Embedded): Promise<DocumentComparison | undefined>;
  /** What an embedding model is to be given of these documents, and of what other writers wrote on the same tasks; nothing of the private ones. */
  toEmbed(ids: readonly string[]): Promise<ToEmbed>;
  /** Id of the task that a text is on, as plans have it. */
  taskAt(text: string, languageId: string): Promise<string>;
  /** A task's summary as the preference of a prompt, as the author turned it; empty where nothing of it holds now. */
  steered(summary: readonly SummaryLine[]): Promise<string>;
}

/** Words that a completion has of a document. */
export interface WantedPassage {
  /** Document id. */
  readonly document: string;
  /** What stood before the words where they were suggested; empty where that does not matter. */
  readonly before: string;
  readonly text: string;
}

export interface PassagesBehind {
  readonly passages: readonly Evidence[];
  /** Document ids. */
  readonly gone: readonly string[];
}

export interface Measured {
  /** Share that is done, from 0 to 1; undefined while nothing is being measured. */
  readonly progress: number | undefined;
  /** What was measured last; undefined where nothing was. */
  readonly result: Knowing | TooLittle | undefined;
  /** Whether the result is of the history as it is now. */
  readonly isCurrent: boolean;
}

/** So many continuations are shown. */
const MOST_ALTERNATIVES = 5;

/** What an engine is made of: all that ships with the extension, loaded. */
export interface EngineParts {
  readonly corpus: Corpus;
  readonly populations: Populations;
  readonly voice: VoiceModel;
  /** Another voice model that knows no author yet, to measure with; undefined: nothing can be measured. */
  readonly freshVoice?: () => Promise<VoiceModel>;
  /** What sentences that are not the author's are known by. */
  readonly digestWith: (salt: string) => Digest;
  /** What texts are kept as. */
  readonly packing: TextPacking;
}

/** As {@link EngineParts}, where what a first suggestion does not need comes when it is asked for. */
export interface EngineStart extends Pick<EngineParts, "voice" | "freshVoice" | "digestWith" | "packing"> {
  readonly comparison: () => Promise<Pick<EngineParts, "corpus" | "populations">>;
  readonly kept?: KeptVoice;
}

/** What was learned, kept from one start to the next: a cache, made anew where it is missing, damaged or older than the history. */
export interface KeptVoice {
  /** What was kept last; the engine's own from now on. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Keeps what is learned now, as bytes one after the other; undefined: nothing is. */
  readonly keep: (parts: readonly Uint8Array[] | undefined) => Promise<void>;
}

/** Kept anew from this share of the history's words changed on: a saved document must not cost what the history does. */
const MOST_UNKEPT = 0.02;

/** Makes an engine with an empty history, which completes as the last one did until {@link Engine.prepare} is called. */
export function createEngine(parts: EngineParts | EngineStart): Engine {
  return new LocalEngine("comparison" in parts ? parts : { ...parts, comparison: async () => parts });
}

/** Who an author is set beside. */
interface Comparison {
  readonly writers: ComparedWriters;
  readonly populations: Populations;
}

/** A document, read and counted, with its date. */
class CountedDocument implements ReportDocument {
  readonly id: string;
  readonly prose: HistoryDocument["prose"];
  readonly counts: Counts;
  readonly written: number | undefined;
  readonly #texts: KeptTexts;

  constructor({ id, prose, modified }: HistoryDocument, texts: KeptTexts) {
    this.id = id;
    this.prose = prose;
    this.#texts = texts;
    this.counts = heldCounts(countProse(prose));
    this.written = writtenOn({ id, text: this.text, ...(modified !== undefined && { modified }) });
  }

  get text(): string {
    return this.#texts.of(this.id);
  }
}

class LocalEngine implements Engine {
  readonly #parts: EngineStart;
  readonly #library = new Library((sentence) => this.#notMine.has(sentence));
  readonly #texts: KeptTexts;
  readonly #counted = new Map<string, CountedDocument>();
  readonly #shareable = new Shareable();
  readonly #figures = new WeakMap<HistoryDocument, DocumentFigures>();
  readonly #kin = new WeakMap<Figures, Known["kin"]>();
  readonly #passages = new PassageIndex();
  readonly #counting: Follower;
  readonly #indexing: Follower;
  readonly #voicing: Follower;
  #comparing: Promise<Comparison> | undefined;
  /** Ids of the documents that what is kept was learned from, and the words learned since. */
  #kept: ReadonlySet<string> = new Set();
  #unkept = 0;
  #salt = "";
  #notMine: NotMine;
  #report: DifferenceReport | undefined;
  /** Those of the history's other kinds of writing, where they were asked for. */
  readonly #reports = new Map<Register, DifferenceReport>();
  #fit: FitModel | undefined;
  readonly #measurement = new Measurement();
  #steering: Steering = {};

  constructor(parts: EngineStart) {
    this.#parts = parts;
    this.#notMine = new NotMine(parts.digestWith(""));
    this.#texts = new KeptTexts(parts.packing);
    this.#counting = new Follower({
      take: (document) => this.#counted.set(document.id, new CountedDocument(document, this.#texts)),
      forget: ({ id }) => this.#counted.delete(id),
    });
    this.#indexing = new Follower({
      take: ({ id, prose }) => this.#passages.add(id, passagesOf(prose)),
      forget: ({ id }) => this.#passages.remove(id),
    });
    this.#voicing = new Follower({
      take: (document) => {
        this.#unkept += document.prose.words;
        parts.voice.add(document);
      },
      forget: ({ id }) => parts.voice.remove(id),
    });
    const known = parts.kept?.bytes && parts.voice.unpack(parts.kept.bytes);
    if (!known) return;
    this.#voicing.remember(known);
    this.#kept = new Set(known.keys());
  }

  async add(source: SourceText): Promise<Skipped | undefined> {
    this.#texts.set(source.id, source.text);
    const skipped = this.#library.add(source);
    // A copy may yet stand for its newer one, and what is marked become the author's; nothing else is needed again.
    if (skipped && skipped.reason !== "duplicate" && skipped.reason !== "notMine")
      this.#texts.delete(source.id);
    return skipped;
  }

  async remove(id: string): Promise<void> {
    this.#library.remove(id);
    this.#texts.delete(id);
  }

  async keepPrivate(locations: readonly string[]): Promise<void> {
    this.#shareable.keepPrivate(locations);
    this.#voicing.forgetRemembered((id) => this.#shareable.isPrivate(id));
  }

  async addWriters(source: WriterSource): Promise<readonly WriterProblem[]> {
    const { writers } = await this.#comparison();
    this.#forgetComparison();
    return writers.add("writers" in source ? { ...source, writers: source.writers.map(ownTexts) } : source);
  }

  async removeWriters(source: string): Promise<void> {
    const { writers } = await this.#comparison();
    this.#forgetComparison();
    writers.remove(source);
  }

  async leaveOutWriters(ids: readonly string[]): Promise<void> {
    const { writers } = await this.#comparison();
    if (writers.leaveOut(ids)) this.#forgetComparison();
  }

  async cast(): Promise<Cast> {
    return (await this.#comparison()).writers.cast;
  }

  async setNotMine({ salt, hashes }: NotMineList): Promise<void> {
    if (salt === this.#salt && this.#notMine.isJust(hashes)) return;
    this.#salt = salt;
    this.#notMine = new NotMine(this.#parts.digestWith(salt), hashes);
    this.#library.reconsider();
  }

  async disown(sentences: readonly string[]): Promise<readonly string[]> {
    // What the author wrote before is theirs, also where it was suggested to them or pasted from another text of theirs.
    const disowned = sentences.filter((sentence) => !this.#library.holds(sentence));
    await this.markSentences(disowned, "notMine");
    return disowned;
  }

  async markSentences(sentences: readonly string[], as: "mine" | "notMine"): Promise<void> {
    for (const sentence of sentences) {
      if (as === "notMine") this.#notMine.add(sentence);
      else this.#notMine.delete(sentence);
    }
    this.#library.reconsider(sentences);
  }

  async prepare(): Promise<void> {
    if (this.#voicing.follow(this.#toShare())) this.#parts.voice.settle();
    await this.#keepVoice();
  }

  async history(): Promise<HistorySummary> {
    return this.#library.summary();
  }

  async omissions(): Promise<readonly DocumentOmissions[]> {
    return this.#library.omissions();
  }

  async documents(): Promise<readonly DocumentFigures[]> {
    const { figures } = (await this.#comparison()).writers.corpus;
    const all = this.#library.documents();
    const fresh = all.filter((document) => !this.#figures.has(document));
    for (const [at, document] of fresh.entries()) {
      if (at % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1)
        await new Promise((resolve) => setTimeout(resolve));
      this.#figures.set(document, this.#figuresOf(document, figures));
    }
    return all.map((document) => this.#figures.get(document)!);
  }

  async report(kind?: Register): Promise<DifferenceReport> {
    const { writers } = await this.#comparison();
    const documents = this.#documents();
    this.#report ??= buildReport(documents, writers.corpus, this.#steering);
    if (kind === undefined || kind === this.#report.register) return this.#report;
    const another = this.#reports.get(kind) ?? buildReport(documents, writers.corpus, this.#steering, kind);
    this.#reports.set(kind, another);
    return another;
  }

  async reportFor(text: string, languageId: string): Promise<DifferenceReport> {
    const first = await this.report();
    if (first.kinds.length < 2) return first;
    const counts = countProse(extractProse(text, languageId));
    if (counts.words < SHORTEST_TOLD) return first;
    const { writers } = await this.#comparison();
    const register = registerOfDocument(counts, writers.corpus.figures);
    return first.kinds.some((kind) => kind.register === register) ? this.report(register) : first;
  }

  async map(): Promise<WritersMap | undefined> {
    const { writers } = await this.#comparison();
    const works = this.#documents().map(({ counts }) => counts);
    return mapWriters(works, writers.corpus);
  }

  async overTime(): Promise<OverTime> {
    const { writers } = await this.#comparison();
    const report = await this.report();
    return lookBack(this.#documents(), report, writers.corpus.figures);
  }

  async writing(writer: string): Promise<readonly WriterText[]> {
    const { writers } = await this.#comparison();
    return writingOf(writer, this.#documents(), writers.corpus);
  }

  async steer(steering: Steering): Promise<void> {
    this.#steering = steering;
    this.#forgetReports();
    this.#parts.voice.steer(Object.keys(steering).length > 0 ? pullOf(steering) : undefined);
  }

  async suggest(request: VoiceRequest, policy: Policy): Promise<Suggestion | undefined> {
    if (!isProse(request)) return undefined;
    this.#learnVoice();
    const suggestion = this.#parts.voice.suggest(request, policy);
    return suggestion && fitted(suggestion, request);
  }

  async continuations(request: VoiceRequest): Promise<readonly Alternative[]> {
    if (!isProse(request)) return [];
    this.#learnVoice();
    const found = this.#parts.voice.continuations(request);
    const shown = found.flatMap((suggestion) => fitted(suggestion, request) ?? []);
    const fit = await this.#fitModel();
    const fitOf = (text: string) => fit.fitOf(extractProse(text, "plaintext"));
    return rankByFit(shown, fitOf).slice(0, MOST_ALTERNATIVES);
  }

  async fit(text: string): Promise<Fit> {
    const prose = extractProse(text, "plaintext");
    return { fit: (await this.#fitModel()).fitOf(prose) ?? 0, words: prose.words };
  }

  async retrieve(query: string, limit: number, except?: string): Promise<readonly Passage[]> {
    while (!this.#indexing.followSome(this.#toShare(), DOCUMENTS_AT_ONCE)) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    return this.#passages.search(query, limit, except);
  }

  async passagesBehind(wanted: readonly WantedPassage[]): Promise<PassagesBehind> {
    const shared = new Map(this.#shared().map((document) => [document.id, document]));
    return {
      passages: wanted.flatMap(({ document: id, ...words }) => {
        const document = shared.get(id);
        return (document && ownPassage(document, words)) ?? [];
      }),
      gone: [...new Set(wanted.map(({ document }) => document))].filter((id) => !shared.has(id)),
    };
  }

  async measure(policy: Policy): Promise<Knowing | TooLittle | undefined> {
    const { freshVoice } = this.#parts;
    if (!freshVoice) throw new Error("This engine has no voice model to measure with");
    const { writers, populations } = await this.#comparison();
    const { register } = await this.report();
    const documents = this.#toShare();
    const bundled = otherWriters(writers.corpus, register).filter(({ added }) => !added);
    const [other, ...others] = bundled.toSorted((a, b) => b.words - a.words);
    const inParagraphs = (prose: Prose) => passagesOf(prose).map((text) => extractProse(text, "plaintext"));
    return this.#measurement.run({ history: documents, policy }, (pause) => ({
      documents,
      other: other?.passages.map(({ source }) => source),
      paragraphs: others.flatMap(({ passages }) =>
        passages.flatMap(({ source }) => inParagraphs(source.prose)),
      ),
      freshVoice,
      fitOf: async (history: readonly KnownDocument[]) => {
        const works: Counts[] = [];
        for (const { prose } of history) {
          works.push(countProse(prose));
          await pause();
        }
        const style = styleLikeness(works, writers.corpus.figures.norms[register]);
        const fit = new FitModel(populationFor(register, populations), style);
        for (const { prose } of history) {
          fit.add(prose);
          await pause();
        }
        return (text) => fit.fitOf(text);
      },
      paragraphsOf: inParagraphs,
    }));
  }

  async measured(policy: Policy): Promise<Measured> {
    const { progress, result } = this.#measurement;
    const history = this.#toShare();
    // What is forgotten leaves no figures either.
    if (history.length === 0) return { progress, result: undefined, isCurrent: true };
    return { progress, result, isCurrent: this.#measurement.isOf({ history, policy }) };
  }

  async cancelMeasuring(): Promise<void> {
    this.#measurement.cancel();
  }

  async studyPlan(): Promise<StudyPlan> {
    const { writers } = await this.#comparison();
    const report = await this.report();
    const documents = this.#shared();
    this.#indexing.follow(this.#toShare());
    const nearest = async (query: string) => {
      // A long query over a large history takes a while: whoever waits for a suggestion is let in before each.
      await new Promise((resolve) => setTimeout(resolve));
      return this.#passages.nearestDocuments(query);
    };
    return {
      ...(await this.#known()),
      tasks: await tasksToStudy(documents, writers.corpus.tasks, nearest),
      fingerprints: Object.fromEntries(documents.map(({ id, prose }) => [id, fingerprintOf(prose)])),
      preference: report.preference,
    };
  }

  async compare(id: string, embedded?: Embedded): Promise<DocumentComparison | undefined> {
    const { writers } = await this.#comparison();
    const { register } = await this.report();
    const works = this.#documents().map(({ counts }) => counts);
    const document = this.#shared().find((each) => each.id === id);
    return document && compareDocument(document, { works, register, corpus: writers.corpus }, embedded);
  }

  async toEmbed(ids: readonly string[]): Promise<ToEmbed> {
    const { writers } = await this.#comparison();
    const { register } = await this.report();
    const wanted = new Set(ids);
    const documents = this.#shared().filter(({ id }) => wanted.has(id));
    return textsToEmbed(documents, { register, corpus: writers.corpus });
  }

  async taskAt(text: string, languageId: string): Promise<string> {
    const { writers } = await this.#comparison();
    return taskOf({ text, prose: extractProse(text, languageId) }, writers.corpus.tasks);
  }

  async steered(summary: readonly SummaryLine[]): Promise<string> {
    return preferenceOf(summary, await this.#known());
  }

  /** While what was kept has not been compared with the history, which is still being read, it is what completions come from. */
  #learnVoice(): void {
    if (this.#voicing.isRemembering) return;
    if (this.#voicing.follow(this.#toShare())) this.#parts.voice.settle();
  }

  async #keepVoice(): Promise<void> {
    const { kept, voice } = this.#parts;
    if (!kept) return;
    const documents = this.#toShare();
    const ids = new Set(documents.map(({ id }) => id));
    const words = documents.reduce((sum, { prose }) => sum + prose.words, 0);
    // What has left the history must not stay on the disk.
    const hasLost = [...this.#kept].some((id) => !ids.has(id));
    if (!hasLost && this.#unkept <= words * MOST_UNKEPT) return;
    this.#kept = ids;
    this.#unkept = 0;
    const fingerprints = new Map(documents.map(({ id, prose }) => [id, fingerprintOf(prose)]));
    await kept.keep(documents.length > 0 ? voice.pack(fingerprints) : undefined);
  }

  /** What is measured of the author, and how they turned it. */
  async #known(): Promise<Known> {
    const { writers } = await this.#comparison();
    const { figures } = writers.corpus;
    const kin = this.#kin.get(figures) ?? kinOf(figures);
    this.#kin.set(figures, kin);
    return { kin, measured: measuredHabits(await this.report(), kin), steering: this.#steering };
  }

  #shared(): Shared[] {
    const texts = this.#texts;
    return this.#toShare().map(({ id, prose }) => ({
      id,
      prose,
      get text() {
        return texts.of(id);
      },
    }));
  }

  /** What may be suggested or sent. */
  #toShare() {
    return this.#shareable.of(this.#library.documents());
  }

  #figuresOf({ id, prose, modified }: HistoryDocument, figures: Figures): DocumentFigures {
    const known = this.#counted.get(id);
    const counts = known?.prose === prose ? known.counts : countProse(prose);
    const register = registerOfDocument(counts, figures);
    const leftOut: Partial<Record<OmissionReason, number>> = {};
    for (const { reason } of prose.omissions) leftOut[reason] = (leftOut[reason] ?? 0) + 1;
    return { id, words: prose.words, register, leftOut, ...(modified === undefined ? {} : { modified }) };
  }

  /** The documents, counted; what was made of others before is dropped. */
  #documents(): CountedDocument[] {
    if (this.#counting.follow(this.#library.documents())) this.#forgetComparison();
    return [...this.#counted.values()];
  }

  async #fitModel(): Promise<FitModel> {
    const comparison = await this.#comparison();
    const documents = this.#documents();
    this.#fit ??= makeFit(documents, comparison);
    return this.#fit;
  }

  #forgetComparison(): void {
    this.#forgetReports();
    this.#fit = undefined;
  }

  #forgetReports(): void {
    this.#report = undefined;
    this.#reports.clear();
  }

  /** Loaded when first asked for, and asked for again where that failed. */
  #comparison(): Promise<Comparison> {
    this.#comparing ??= this.#parts
      .comparison()
      .then(({ corpus, populations }) => ({ writers: new ComparedWriters(corpus), populations }))
      .catch((error: unknown) => {
        this.#comparing = undefined;
        throw error;
      });
    return this.#comparing;
  }
}

function makeFit(documents: readonly ReportDocument[], { writers, populations }: Comparison): FitModel {
  const { figures } = writers.corpus;
  const works = documents.map(({ counts }) => counts);
  const register = registerOf(works, figures);
  const style = styleLikeness(works, figures.norms[register]);
  const fit = new FitModel(populationFor(register, populations), style);
  for (const { prose } of documents) fit.add(prose);
  return fit;
}

/** A writer's texts without the sentences that others had a hand in. */
function ownTexts({ name, documents }: WriterTexts): WriterTexts {
  return { name, documents: documents.map((each) => ({ ...each, text: ownText(each) })) };
}

function isProse({ before, after, languageId }: VoiceRequest): boolean {
  return contextAt(before, after, languageId).inProse;
}

/** The suggestion as it joins what stands on both sides; undefined where it cannot. */
function fitted<Found extends Suggestion>(
  suggestion: Found,
  { before, after }: VoiceRequest,
): Found | undefined {
  const cut = cutBefore(suggestion.text, after);
  if (!mayJoin(before, cut, after)) return undefined;
  const text = joinText(before, cut, after);
  return text === "" ? undefined : { ...suggestion, text };
}
