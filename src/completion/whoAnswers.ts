/** Why this machine completes what is being typed, and not the language model. */
export type WhyOnDevice =
  /** The person did not choose a model for it. */
  | "notWanted"
  | "noModel"
  /** Asked by commands only: what the editor's own models are for. */
  | "editorModel"
  | "private"
  | "noConsent"
  | "limit"
  | "failing";

/** What decides who completes what is being typed. */
export interface Circumstances {
  /** Whether the person wants a model to. */
  readonly isWanted: boolean;
  /** Undefined where none is chosen. */
  readonly provider: "endpoint" | "editor" | undefined;
  /** Whether nothing of the document may be sent. */
  readonly isPrivate: boolean;
  readonly hasConsent: boolean;
  /** Whether the day's limit leaves a request. */
  readonly isWithinLimit: boolean;
  /** Whether the model failed, and is left alone for a while. */
  readonly rests: boolean;
}

/** Why this machine completes, the first reason that holds; undefined where the model may be asked as well. */
export function whyOnDevice({
  isWanted,
  provider,
  isPrivate,
  hasConsent,
  isWithinLimit,
  rests,
}: Circumstances): WhyOnDevice | undefined {
  if (!isWanted) return "notWanted";
  if (provider === undefined) return "noModel";
  if (provider === "editor") return "editorModel";
  if (isPrivate) return "private";
  if (!hasConsent) return "noConsent";
  if (!isWithinLimit) return "limit";
  return rests ? "failing" : undefined;
}
