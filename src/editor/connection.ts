import * as vscode from "vscode";
import { masking, maskingEmbeddings } from "../generation/maskingModel.ts";
import type { Endpoint } from "../llm/endpoint.ts";
import { type FoundModels, findElsewhere, findModels } from "../llm/findModels.ts";
import type { EmbeddingModel, LanguageModel } from "../llm/languageModel.ts";
import { type FoundServer, findLocalServers, type ListAt } from "../llm/localServers.ts";
import type { Connection } from "../llm/openai.ts";
import type { Limits } from "../llm/timeLimits.ts";
import { watchedModel } from "../llm/watchedModel.ts";
import type { ApiKeys } from "./apiKeys.ts";
import type { ChosenModel } from "./chosenModel.ts";
import { editorModel } from "./editorModel.ts";
import { ModelHealth } from "./modelHealth.ts";
import type { EndpointAddress } from "./modelSettings.ts";
import { RequestCounter } from "./requestCounter.ts";

/** What is suggested while somebody types is of no use later. */
const TYPING_LIMITS: Limits = { firstToken: 10_000, total: 20_000 };

/** What runs on this machine says at once whether it is there. */
const NEAR_LIMITS: Limits = { firstToken: 2_000, total: 2_000 };

/** What a model is asked for: what the person wants, what is shown while they type, or other work in the background. */
type Purpose = "asked" | "typing" | "unasked";

/** The way to language models, whichever the person chose; whether they answer, and how much was asked of them. */
export class Models implements vscode.Disposable {
  readonly #keys: ApiKeys;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #watching: vscode.Disposable;
  readonly health: ModelHealth;
  readonly requests: RequestCounter;
  /** Fires when another model is chosen, when one begins or ceases to fail, and when requests are counted. */
  readonly onChange = this.#changed.event;

  constructor(keys: ApiKeys, memento: vscode.Memento) {
    this.#keys = keys;
    const changed = () => this.#changed.fire();
    this.health = new ModelHealth(Date.now, changed);
    this.requests = new RequestCounter(memento, () => new Date(), changed);
    this.#watching = vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration("idiolect.llm")) return;
      this.health.forget();
      this.#changed.fire();
    });
  }

  /**
   * The language model that the person chose, behind the mask that no identifier passes. What nobody asked for counts
   * against the day's limit; `typing` is for what is shown while they type, and given little time.
   * Throws {@link SecretStorageError}, and {@link LanguageModelError} where the editor has no such model.
   */
  async connect(chosen: ChosenModel, purpose: Purpose = "asked"): Promise<LanguageModel> {
    const model = await this.#adapter(chosen, purpose);
    return masking(
      watchedModel(model, {
        asked: (characters) => {
          this.requests.count(purpose === "asked" ? "asked" : "unasked");
          this.requests.addCharacters(characters);
        },
        answered: (characters) => {
          if (characters === 0) return;
          this.requests.addCharacters(characters);
          this.health.worked();
        },
        failed: (error) => this.health.failed(error),
      }),
    );
  }

  /**
   * An endpoint's embedding model, behind the same mask and counted alike. Its failures say nothing about the model that writes.
   * Throws {@link SecretStorageError}.
   */
  async connectEmbeddings(
    address: EndpointAddress,
    model: string,
    purpose: Exclude<Purpose, "typing"> = "asked",
  ): Promise<EmbeddingModel> {
    const { openAiEmbeddings } = await import("../llm/openai.ts");
    const embeddings = openAiEmbeddings({ ...(await this.#connection(address)), model });
    return maskingEmbeddings({
      ...embeddings,
      embed: (texts, signal) => {
        this.requests.count(purpose);
        this.requests.addCharacters(texts.join("").length);
        return embeddings.embed(texts, signal);
      },
    });
  }

  /** The models that an endpoint offers. No text of the author's is sent. */
  async list(address: EndpointAddress, signal: AbortSignal): Promise<string[]> {
    const { listModels } = await import("../llm/openai.ts");
    return listModels(await this.#connection(address), signal);
  }

  /** The models at an address, or at the one of the same origin that was likely meant: {@link findModels}. `headersFor` an endpoint: what is sent there. */
  find(
    address: string,
    headersFor: (endpoint: Endpoint) => EndpointAddress["headers"],
    signal: AbortSignal,
  ): Promise<FoundModels> {
    const list: ListAt = (endpoint, signal) => this.list({ endpoint, headers: headersFor(endpoint) }, signal);
    return findModels(address, list, signal);
  }

  /** Where else at an endpoint's origin models are listed; undefined where nowhere is. */
  findElsewhere(
    { endpoint, headers }: EndpointAddress,
    signal: AbortSignal,
  ): Promise<FoundModels | undefined> {
    return findElsewhere(endpoint, (endpoint, signal) => this.list({ endpoint, headers }, signal), signal);
  }

  /** Servers of models on this machine, on their usual ports. Each is sent one request for its list: no key, no header, no text. */
  async findLocal(signal: AbortSignal): Promise<FoundServer[]> {
    const { listModels } = await import("../llm/openai.ts");
    const nothing = { apiKey: undefined, headers: {}, fetch: globalThis.fetch, limits: NEAR_LIMITS };
    return findLocalServers((endpoint, until) => listModels({ ...nothing, endpoint }, until), signal);
  }

  dispose(): void {
    this.#watching.dispose();
    this.#changed.dispose();
  }

  async #adapter(chosen: ChosenModel, purpose: Purpose): Promise<LanguageModel> {
    if (chosen.provider === "editor") return this.#watchedLookup(chosen);
    // The adapter is loaded when it is first needed.
    const { openAiModel } = await import("../llm/openai.ts");
    const { model, api } = chosen.settings;
    const limits = purpose === "typing" ? { limits: TYPING_LIMITS } : {};
    return openAiModel({ ...(await this.#connection(chosen.settings)), model, api, ...limits });
  }

  async #watchedLookup(chosen: ChosenModel & { readonly provider: "editor" }): Promise<LanguageModel> {
    try {
      return await editorModel(chosen);
    } catch (error) {
      this.health.failed(error);
      throw error;
    }
  }

  /** What a call is made with; the key is the one for its origin. */
  async #connection({ endpoint, headers }: EndpointAddress): Promise<Connection> {
    // The extension host's fetch knows the editor's proxy and certificates.
    return { endpoint, headers, apiKey: await this.#keys.get(endpoint.origin), fetch: globalThis.fetch };
  }
}
