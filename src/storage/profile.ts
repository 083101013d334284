import * as z from "zod";
import type { NotMineList } from "../history/notMine.ts";
import { type State, stateSchema } from "./state.ts";

/** Version of what is written. A change that an older program would misread makes it one more. */
const PROFILE_VERSION = 2;

const { sources, excluded, private: kept, repositories, steering } = stateSchema.shape;

const profileSchema = z.object({
  kind: z.literal("idiolect-profile"),
  /** Version 1 knew nothing pinned. */
  version: z.int().min(1).max(PROFILE_VERSION),
  /** When it was made: ISO 8601. */
  made: z.string(),
  sources,
  /** E-mails that the author commits with. */
  identities: z.array(z.string()),
  excluded,
  private: kept,
  repositories,
  steering,
  notMine: z.object({ salt: z.string().min(1), hashes: z.array(z.string()) }),
  /** What was measured, for whoever reads the file: an import makes it anew. */
  figures: z.object({
    register: z.string(),
    documents: z.int().nonnegative(),
    words: z.int().nonnegative(),
    measures: z.array(z.object({ id: z.string(), value: z.number(), difference: z.boolean() })),
  }),
  /** The documents' texts, where they were asked for. */
  texts: z.exactOptional(
    z.array(
      z.object({
        id: z.string(),
        languageId: z.string(),
        /** Milliseconds since the epoch. */
        modified: z.number(),
        /** Bytes. */
        size: z.int().nonnegative(),
        text: z.string(),
        notMine: z.exactOptional(z.array(z.tuple([z.int().nonnegative(), z.int().nonnegative()]))),
      }),
    ),
  ),
});

/** What moves to another machine: choices and figures, and the texts only where they were asked for. */
export type Profile = z.infer<typeof profileSchema>;

/** What was read is no profile that this program knows. */
export class ProfileError extends Error {
  override readonly name = "ProfileError";
  readonly fault: "notAProfile" | "tooNew";

  constructor(fault: ProfileError["fault"], options?: ErrorOptions) {
    super(fault === "tooNew" ? "A newer program wrote the profile" : "This is no profile", options);
    this.fault = fault;
  }
}

/** What a profile is made of, beside the state. */
export interface ProfileParts extends Pick<Profile, "figures"> {
  readonly identities: readonly string[];
  readonly state: Readonly<State>;
  /** What is in the settings beside the state's sources. */
  readonly included: readonly string[];
  readonly notMine: NotMineList;
  readonly texts?: NonNullable<Profile["texts"]>;
  readonly made: Date;
}

export function profileOf({
  state,
  included,
  notMine,
  figures,
  identities,
  texts,
  made,
}: ProfileParts): Profile {
  return {
    kind: "idiolect-profile",
    version: PROFILE_VERSION,
    made: made.toISOString(),
    sources: joined(state.sources, included),
    identities: [...identities],
    excluded: state.excluded,
    private: state.private,
    repositories: state.repositories,
    ...(state.steering ? { steering: state.steering } : {}),
    notMine: { salt: notMine.salt, hashes: [...notMine.hashes] },
    figures,
    ...(texts ? { texts } : {}),
  };
}

/** @throws ProfileError */
export function parseProfile(text: string): Profile {
  const raw = jsonOf(text);
  const header = z.object({ kind: z.literal("idiolect-profile"), version: z.number() }).safeParse(raw);
  if (header.success && header.data.version > PROFILE_VERSION) throw new ProfileError("tooNew");
  const profile = profileSchema.safeParse(raw);
  if (!profile.success) throw new ProfileError("notAProfile", { cause: profile.error });
  return profile.data;
}

/** What an import would do. */
export interface ImportPlan {
  /** How many are new, of each. */
  readonly added: Readonly<
    Record<
      "sources" | "identities" | "excluded" | "private" | "repositories" | "steering" | "notMine" | "texts",
      number
    >
  >;
  /** How many of the profile's choices this machine has made otherwise: an import leaves them unless it is told to replace. */
  readonly differing: number;
}

/** What is known on this machine. */
export interface Known {
  readonly state: Readonly<State>;
  readonly identities: readonly string[];
  readonly notMine: NotMineList;
}

export function planImport(profile: Profile, { state, identities, notMine }: Known): ImportPlan {
  const turned = Object.entries(profile.steering ?? {});
  const mine = state.steering ?? {};
  const places = new Map(state.repositories.map(({ location, names }) => [location, names]));
  const hashes = canTakeHashes(profile, notMine) ? fresh(notMine.hashes, profile.notMine.hashes) : [];
  const otherSteering = turned.filter(([id, { wish }]) => mine[id] && mine[id].wish !== wish);
  const otherNames = profile.repositories.filter(
    ({ location, names }) => places.has(location) && places.get(location) !== names,
  );
  return {
    added: {
      sources: fresh(state.sources, profile.sources).length,
      identities: fresh(identities, profile.identities).length,
      excluded: fresh(state.excluded, profile.excluded).length,
      private: fresh(state.private, profile.private).length,
      repositories: profile.repositories.filter(({ location }) => !places.has(location)).length,
      steering: turned.filter(([id]) => !mine[id]).length,
      notMine: hashes.length,
      texts: newTexts(profile, state).length,
    },
    differing: otherSteering.length + otherNames.length + (canTakeHashes(profile, notMine) ? 0 : 1),
  };
}

/** Takes a profile's choices into a state. Where both have one, the state's stays, or the profile's takes its place. */
export function importInto(state: State, profile: Profile, where: "keep" | "replace"): void {
  state.sources = joined(state.sources, profile.sources);
  state.excluded = joined(state.excluded, profile.excluded);
  state.private = joined(state.private, profile.private);
  const [first, last] =
    where === "keep"
      ? [profile.repositories, state.repositories]
      : [state.repositories, profile.repositories];
  state.repositories = [...new Map([...first, ...last].map((each) => [each.location, each])).values()];
  const turned =
    where === "keep"
      ? { ...profile.steering, ...state.steering }
      : { ...state.steering, ...profile.steering };
  if (Object.keys(turned).length > 0) state.steering = turned;
}

/** The list of what is not the author's, after an import: hashes of two salts cannot be in one list. */
export function importedNotMine(
  profile: Profile,
  known: NotMineList,
  where: "keep" | "replace",
): NotMineList {
  if (!canTakeHashes(profile, known)) return where === "keep" ? known : profile.notMine;
  return { salt: profile.notMine.salt, hashes: joined(known.hashes, profile.notMine.hashes) };
}

/** The texts of documents that this machine does not know. */
export function newTexts(
  { texts = [] }: Profile,
  { documents }: Readonly<State>,
): NonNullable<Profile["texts"]> {
  return texts.filter(({ id }) => !Object.hasOwn(documents, id));
}

function canTakeHashes({ notMine }: Profile, { salt, hashes }: NotMineList): boolean {
  return salt === notMine.salt || hashes.length === 0 || notMine.hashes.length === 0;
}

const fresh = (known: readonly string[], more: readonly string[]) => {
  const before = new Set(known);
  return [...new Set(more)].filter((each) => !before.has(each));
};

const joined = (known: readonly string[], more: readonly string[]) => [...known, ...fresh(known, more)];

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ProfileError("notAProfile", { cause: error });
  }
}
