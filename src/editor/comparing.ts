import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import { batchesToSend, compareByEmbeddings } from "../generation/compareByEmbeddings.ts";
import type { Comparison } from "../generation/comparison.ts";
import type { EmbeddingCache } from "../generation/embeddingCache.ts";
import { NoMoreRequests } from "../generation/study.ts";
import type { StudyPlan } from "../generation/studyNeeds.ts";
import { type EmbeddingModel, LanguageModelError } from "../llm/languageModel.ts";
import { type ChosenModel, embeddingModelOf } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { describeError, signed } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";

/** Sets a document beside other writers. */
export type CompareDocument = (document: string) => Promise<Comparison | undefined>;

export interface ComparingParts {
  readonly engine: Pick<Engine, "studyPlan" | "compare" | "toEmbed">;
  readonly models: Pick<Models, "connectEmbeddings">;
  readonly cache: EmbeddingCache;
  readonly log: vscode.LogOutputChannel;
}

/** How documents that are studied find the writers they are set beside: by the endpoint's embeddings where a model for them is set, else by style. */
export class Comparing {
  readonly #parts: ComparingParts;
  /** The embedding model whose failing was told, until it works again. */
  #told: string | undefined;

  constructor(parts: ComparingParts) {
    this.#parts = parts;
  }

  /** What there is to study with this model. */
  async planFor(chosen: ChosenModel): Promise<StudyPlan> {
    const plan = await this.#parts.engine.studyPlan();
    const embeddingModel = embeddingModelOf(chosen);
    return embeddingModel === undefined ? plan : { ...plan, embeddingModel };
  }

  /** What would be sent to the embedding model to compare these documents: the texts of each request. */
  async batches(documents: readonly string[], chosen: ChosenModel): Promise<readonly (readonly string[])[]> {
    const name = embeddingModelOf(chosen);
    if (name === undefined || documents.length === 0) return [];
    const { engine, cache } = this.#parts;
    return batchesToSend(await engine.toEmbed(documents), { name, origin: chosen.origin }, cache);
  }

  /** By what is known already, sending nothing: by style where embeddings are lacking. */
  asKnown(documents: readonly string[], chosen: ChosenModel): Promise<CompareDocument> {
    const name = embeddingModelOf(chosen) ?? "";
    const embed = async () => {
      throw new LanguageModelError("noText", "Nothing is sent");
    };
    const { signal } = new AbortController();
    return this.#compare(documents, chosen, { name, origin: chosen.origin, embed }, signal, () => {});
  }

  /**
   * Asks for the embeddings that are lacking. Where the model fails, writers are chosen by style, and the person is told, once until it works again.
   * `mayAsk` is looked at before each request that nobody asked for.
   */
  async prepared(
    documents: readonly string[],
    chosen: ChosenModel,
    signal: AbortSignal,
    mayAsk?: () => boolean,
  ): Promise<CompareDocument> {
    const name = embeddingModelOf(chosen);
    if (name === undefined || chosen.provider === "editor") return this.#byStyle;
    const model = await this.#parts.models.connectEmbeddings(
      chosen.settings,
      name,
      mayAsk ? "unasked" : "asked",
    );
    const embed: EmbeddingModel["embed"] = async (texts, until) => {
      if (mayAsk?.() === false) throw new NoMoreRequests();
      const vectors = await model.embed(texts, until);
      this.#told = undefined;
      return vectors;
    };
    try {
      return await this.#compare(documents, chosen, { ...model, embed }, signal, (error) =>
        this.#tell(error, name, chosen),
      );
    } catch (error) {
      // The study that is to follow ends of itself, too.
      if (error instanceof NoMoreRequests || signal.aborted) return this.#byStyle;
      throw error;
    }
  }

  readonly #byStyle: CompareDocument = (id) => this.#parts.engine.compare(id);

  async #compare(
    documents: readonly string[],
    chosen: ChosenModel,
    model: EmbeddingModel,
    signal: AbortSignal,
    failed: (error: LanguageModelError) => void,
  ): Promise<CompareDocument> {
    const { engine, cache } = this.#parts;
    if (embeddingModelOf(chosen) === undefined || documents.length === 0) return this.#byStyle;
    const compare: Engine["compare"] = (id, embedded) => engine.compare(id, embedded);
    return compareByEmbeddings(await engine.toEmbed(documents), { model, cache, signal }, compare, failed);
  }

  #tell(error: LanguageModelError, name: string, { host, origin }: ChosenModel): void {
    this.#parts.log.warn(`Embeddings could not be had. ${describeError(error)}`);
    const told = `${origin} ${name}`;
    if (this.#told === told) return;
    this.#told = told;
    void vscode.window.showWarningMessage(signed(sayNoEmbeddings(error, name, host)));
  }
}

/** Why an embedding model does not answer and what follows from it, in sentences that say what to do about it. */
export function sayNoEmbeddings(error: LanguageModelError, name: string, host: string): string {
  const why =
    error.failure === "modelNotFound"
      ? vscode.l10n.t("{0} has no embedding model of this name: set one that it has, or none.", host)
      : sayModelFailure(error, host);
  return vscode.l10n.t(
    "The embedding model {0} (idiolect.llm.embeddingModel) does not answer, so writers are chosen by style. {1}",
    name,
    why,
  );
}
