import { execFile } from "node:child_process";
import { dirname } from "node:path";
import { hasCode } from "./errorCode.ts";

/** Why git gave no answer. */
export type GitFault =
  | "absent"
  | "notARepository"
  | "notLocal"
  | "owner"
  | "noCommit"
  | "noIdentity"
  | "incomplete"
  | "failed";

interface GitErrorOptions extends ErrorOptions {
  readonly about?: string;
}

/** Git gave no answer; the message says what to do, where anything can be done. */
export class GitError extends Error {
  override readonly name = "GitError";
  readonly fault: GitFault;
  /** What the message is about: the folder, or what git said; empty where it is about neither. */
  readonly about: string;

  constructor(fault: GitFault, message: string, { about = "", ...options }: GitErrorOptions = {}) {
    super(message, options);
    this.fault = fault;
    this.about = about;
  }
}

/** What a call of git works on: the objects of a repository, seen from a folder with a configuration of our own. */
export interface GitFolder {
  /** The private folder that stands in for `.git`. */
  readonly gitDir: string;
  /** Where the repository keeps its objects. */
  readonly objects: string;
}

export interface GitCall {
  /** Undefined: git looks for the repository from `-C`. */
  readonly within?: GitFolder;
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout?: number;
}

/** Git knows this name on every system. */
const NOTHING = "/dev/null";
const LARGEST_ANSWER = 1 << 29;
const TIMEOUT_MS = 300_000;

/**
 * What a repository can name in its configuration to be run, and is not, besides what is in {@link environment}: the
 * command line counts for more than any file.
 */
const SAFETY = [
  "--no-optional-locks",
  "--no-pager",
  "--no-replace-objects",
  "--literal-pathspecs",
  ...[
    "core.fsmonitor=false",
    `core.hooksPath=${NOTHING}`,
    `core.attributesFile=${NOTHING}`,
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=",
    "core.askPass=",
    "credential.helper=",
    "diff.external=",
    "gpg.program=false",
    "log.showSignature=false",
    "protocol.allow=never",
  ].flatMap((setting) => ["-c", setting]),
];

/** Of the variables of this process only those without which git does not start or does not find the person's settings. */
const KEPT_VARIABLES =
  "PATH Path HOME XDG_CONFIG_HOME USERPROFILE HOMEDRIVE HOMEPATH APPDATA LOCALAPPDATA PROGRAMDATA SystemRoot SYSTEMROOT TEMP TMP TMPDIR".split(
    " ",
  );

/**
 * Runs one reading command of git, without a shell, and gives what it prints.
 * @throws GitError; what `signal` was aborted with
 */
export function git(
  args: readonly string[],
  { within, signal, timeout = TIMEOUT_MS }: GitCall = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = {
      // Not in the repository: there, a program called git could lie that Windows would run.
      cwd: dirname(process.execPath),
      env: environment(within),
      encoding: "buffer" as const,
      maxBuffer: LARGEST_ANSWER,
      windowsHide: true,
      timeout,
      ...(signal ? { signal } : {}),
    };
    const child = execFile("git", [...SAFETY, ...args], options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else if (signal?.aborted) reject(signal.reason);
      else reject(gitError(error, stderr.toString("utf8")));
    });
    child.stdin?.end();
  });
}

function environment(within: GitFolder | undefined): NodeJS.ProcessEnv {
  const kept = KEPT_VARIABLES.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    LC_ALL: "C",
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_ATTR_NOSYSTEM: "1",
    // Whatever the configuration allows: no transport is.
    GIT_ALLOW_PROTOCOL: "none",
    ...(within && {
      GIT_DIR: within.gitDir,
      GIT_OBJECT_DIRECTORY: within.objects,
      GIT_CONFIG_GLOBAL: NOTHING,
    }),
  };
}

/** What git says when an object is not there; a path that the last commit lists is missing only so. */
const MISSING =
  /bad (?:object|file)|(?:unable to|cannot|could not) (?:read|get|open) |missing (?:blob|tree|commit)|failed to traverse|not a valid object|no such path/i;

function gitError(cause: Error, said: string): GitError {
  if (hasCode(cause, "ENOENT")) {
    const message =
      "Git is not installed, or not where programs are looked for (PATH). Install it from https://git-scm.com and try again.";
    return new GitError("absent", message, { cause });
  }
  const owner = /dubious ownership in repository at '(.+)'/.exec(said);
  if (owner) {
    const message = `The repository ${owner[1]} belongs to somebody else. If you trust it, run: git config --global --add safe.directory "${owner[1]}"`;
    return new GitError("owner", message, { cause, about: owner[1] ?? "" });
  }
  if (/not a git repository/.test(said))
    return new GitError("notARepository", "This is no git repository.", { cause });
  if (MISSING.test(said)) {
    const message =
      "Part of the repository's history is not on this machine (a partial or damaged clone). Run git fetch in it, without a filter, and try again.";
    return new GitError("incomplete", message, { cause });
  }
  const line = said.split("\n", 1)[0]?.replace(/^fatal: /, "") || cause.message;
  return new GitError("failed", `Git says: ${line}`, { cause, about: line });
}
