import * as z from "zod";

/** Version of the schema below. A change that an older program would misread makes it one more. */
export const STATE_VERSION = 4;

const skipReason = z.enum([
  "unsupportedFormat",
  "unreadable",
  "tooLarge",
  "binary",
  "generated",
  "noIdentity",
  "noProse",
  "tooShort",
  "notEnglish",
  "duplicate",
  "excluded",
  "notMine",
]);

const count = z.int().nonnegative();

/** What the state file holds. */
export const stateSchema = z.object({
  version: z.literal(STATE_VERSION),
  /** What the author chose, as {@link sourceText} has it. */
  sources: z.array(z.string()),
  /** What is known of each document by its id, so that an unchanged one need not be read again. */
  documents: z.record(
    z.string(),
    z.object({
      /** Milliseconds since the epoch. */
      modified: z.number(),
      /** Bytes. */
      size: count,
      /** SHA-256 of the text, in hex: the key that its text is kept under. */
      hash: z.string(),
      languageId: z.string(),
      /** {@link SourceText.notMine}: the start and end of each stretch. */
      notMine: z.exactOptional(z.array(z.tuple([count, count]))),
    }),
  ),
  /** Documents that the author took out of the history one by one, by id. */
  excluded: z.array(z.string()),
  /** Documents, and folders of documents, that are measured and neither suggested nor sent, by id. */
  private: z.array(z.string()),
  /** Folders of git repositories whose other writers the author is compared with. */
  repositories: z.array(z.object({ location: z.string(), names: z.enum(["shown", "hidden"]) })),
  skipped: z.array(z.object({ path: z.string(), reason: skipReason, detail: z.exactOptional(z.string()) })),
  /** What the author turned in completions, by feature id: {@link Steering}. */
  steering: z.exactOptional(
    z.record(
      z.string(),
      z.object({
        wish: z.enum(["more", "less", "leaveOut", "pin"]),
        pull: z.number().min(-1).max(1),
        direction: z.exactOptional(z.enum(["more", "less"])),
      }),
    ),
  ),
  /** Origins that the author agreed to send text to, and when (milliseconds since the epoch). */
  consents: z.array(z.object({ origin: z.string(), when: z.number() })),
});

/** All that is remembered from one start to the next, apart from documents. */
export type State = z.infer<typeof stateSchema>;

/** A newer program wrote the state: it is not ours to read, and must not be overwritten. */
export class StateTooNewError extends Error {
  override readonly name = "StateTooNewError";
  readonly version: number;

  constructor(version: number, options?: ErrorOptions) {
    super(`The saved state has version ${version}; this program reads up to ${STATE_VERSION}`, options);
    this.version = version;
  }
}

/** What was read is no state of any version. */
export class StateInvalidError extends Error {
  override readonly name = "StateInvalidError";
}

export function freshState(): State {
  return {
    version: STATE_VERSION,
    sources: [],
    documents: {},
    excluded: [],
    private: [],
    repositories: [],
    skipped: [],
    consents: [],
  };
}

/**
 * The state that parsed JSON holds, brought to the current version.
 * @throws StateTooNewError, StateInvalidError
 */
export function migrate(raw: unknown): State {
  const header = z.object({ version: count }).safeParse(raw);
  if (header.success && header.data.version > STATE_VERSION) throw new StateTooNewError(header.data.version);
  const state = stateSchema.safeParse(header.success ? upgraded(raw, header.data.version) : raw);
  if (!state.success) throw new StateInvalidError("The saved state is damaged", { cause: state.error });
  return state.data;
}

/**
 * Version 1 knew no lines of others, version 2 nothing private, version 3 nothing pinned: what they say holds, and they would
 * not know what to make of what came since.
 */
function upgraded(raw: unknown, version: number): unknown {
  if (version >= STATE_VERSION || typeof raw !== "object") return raw;
  return { excluded: [], private: [], repositories: [], ...raw, version: STATE_VERSION };
}
