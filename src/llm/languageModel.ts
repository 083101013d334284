/** The port to a language model. Adapters: an OpenAI-compatible endpoint; the editor's own models (`src/editor/editorModel.ts`). */

/** A prompt whose first part is the same from call to call, so that servers can reuse their prefix cache. */
export interface Prompt {
  /** Instructions and preference: stable. */
  readonly system: string;
  /** Passages, and the text to go on with. */
  readonly user: string;
  /** In a prompt for a base model, whose text is both of them, one after the other. */
  readonly plain?: PlainText;
}

/** What else a base model is given. */
export interface PlainText {
  /** What follows the place to fill; empty where nothing does. */
  readonly after: string;
  /** What ends the text where the model writes it; at most four. */
  readonly stop: readonly string[];
}

export interface GenerateOptions {
  readonly signal: AbortSignal;
  readonly maxTokens: number;
  /** Whether an answer that does not come to its end within `maxTokens` is a failure, `endless`, once what came of it was told. */
  readonly mustEnd?: boolean;
  readonly temperature: number;
  readonly topP: number;
  /** Asks for the same answer to the same request again, of servers that can. */
  readonly seed?: number;
  /** Asks for JSON of this shape, of servers that can; the reply is checked all the same, for not all of them can. */
  readonly schema?: ReplySchema;
  /** Called with what the answer cost, by servers that say so. */
  readonly onUsage?: (usage: Usage) => void;
}

/** The shape of a reply that is JSON. */
export interface ReplySchema {
  /** Letters, digits and underscores. */
  readonly name: string;
  /** JSON Schema, with all properties required and no others allowed, as strict servers want it. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** Tokens, as the server counts them. */
export interface Usage {
  readonly prompt: number;
  readonly completion: number;
}

export interface LanguageModel {
  /** As a person knows it: the model's name. */
  readonly name: string;
  /** Scheme, host and port that text is sent to. */
  readonly origin: string;
  /** Whether it only goes on with a text, and follows no instructions; undefined where it does. */
  readonly isBase?: boolean;
  /** The reply, piece by piece. Throws {@link LanguageModelError}; ends early, without error, when the signal aborts. */
  generate(prompt: Prompt, options: GenerateOptions): AsyncIterable<string>;
}

/** A model that makes vectors of texts: those of texts that say alike things are near to each other. */
export interface EmbeddingModel {
  /** As a person knows it: the model's name. */
  readonly name: string;
  /** Scheme, host and port that text is sent to. */
  readonly origin: string;
  /** A vector for each text, in their order, all of one length, by one request. Throws {@link LanguageModelError}; the signal's reason where it aborts. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<readonly (readonly number[])[]>;
}

/** What went wrong, as far as a person can act on it. */
export type LanguageModelFailure =
  | "unreachable"
  | "proxy"
  | "unauthorized"
  | "forbidden"
  | "modelNotFound"
  /** A server is there, and nothing at the path that was asked. */
  | "noSuchAddress"
  /** It has no list of its models; it may answer all the same. */
  | "noList"
  | "tooLong"
  | "rateLimited"
  | "unpaid"
  | "serverError"
  | "timeout"
  | "cutOff"
  | "endless"
  | "badReply"
  | "noText"
  | "baseModel"
  | "redirected"
  | "insecure"
  /** Of the editor's own models: the person has not allowed it, the vendor refuses (a quota, say), it is not there. */
  | "notAllowed"
  | "blocked"
  | "editorModelGone";

export class LanguageModelError extends Error {
  /** By name, not by class: the adapter is bundled apart and brings a copy of this class of its own. */
  static override [Symbol.hasInstance](value: unknown): value is LanguageModelError {
    return value instanceof Error && value.name === "LanguageModelError";
  }

  override readonly name = "LanguageModelError";
  readonly failure: LanguageModelFailure;
  /** HTTP status, where there was one. */
  readonly status: number | undefined;
  /** Seconds to wait, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(
    failure: LanguageModelFailure,
    message: string,
    options: { cause?: unknown; status?: number; retryAfter?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.failure = failure;
    this.status = options.status;
    this.retryAfter = options.retryAfter;
  }
}
