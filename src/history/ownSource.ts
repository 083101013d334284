/** A source as it is remembered: a folder or file, all of it or only the lines of a git repository that the author wrote. */
export interface Source {
  /** URI of the folder or file. */
  readonly location: string;
  /** E-mails whose lines are the author's; undefined: all of it is the author's. Empty: those of git's configuration. */
  readonly identities?: readonly string[];
}

const GIT = "git:";

/** How a source is written in the state and in settings: a folder's URI, with `git:` before it and `#mail,mail` behind it for own lines. */
export function sourceText({ location, identities }: Source): string {
  if (!identities) return location;
  const mails = identities.map((mail) => encodeURIComponent(mail)).join(",");
  return mails === "" ? GIT + location : `${GIT}${location}#${mails}`;
}

/** Undoes {@link sourceText}. */
export function parseSource(text: string): Source {
  if (!text.startsWith(GIT)) return { location: text };
  const [location = "", mails = ""] = text.slice(GIT.length).split("#", 2);
  return { location, identities: mails.split(",").filter(Boolean).map(decoded) };
}

/** What a person wrote into a setting may be no encoding of anything: then it is taken as it stands. */
function decoded(mail: string): string {
  try {
    return decodeURIComponent(mail);
  } catch (error) {
    if (error instanceof URIError) return mail;
    throw error;
  }
}
