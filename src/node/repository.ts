import { createHash } from "node:crypto";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type LineRun, mailOf, parseBlame } from "../history/blame.ts";
import { decode } from "../history/decode.ts";
import { GitError, type GitFolder, git } from "./git.ts";
import { readIfThere } from "./textFile.ts";

/** Somebody who wrote commits, `.mailmap` applied. */
export interface Committer {
  readonly name: string;
  /** In lower case. */
  readonly mail: string;
  readonly commits: number;
}

/** A commit's message and when it was written. */
export interface CommitMessage {
  readonly text: string;
  /** Milliseconds since the epoch. */
  readonly written: number;
}

const ASKING_MS = 10_000;

/**
 * E-mails that git signs the person's commits with in a folder, in lower case; none where none is set.
 * @throws GitError
 */
export async function configuredMails(folder: string, signal?: AbortSignal): Promise<string[]> {
  try {
    const answer = await git(["-C", resolve(folder), "config", "-z", "--get-all", "user.email"], {
      signal,
      timeout: ASKING_MS,
    });
    return [...new Set(parts(answer).map(mailOf))];
  } catch (error) {
    // With nothing said it is git's way of saying that there is none.
    if (error instanceof GitError && error.fault === "failed" && hasExitCode(error.cause, 1)) return [];
    throw error;
  }
}

/**
 * A repository as of its last commit, from one folder in it. Git reads its objects from a folder of our own: no
 * configuration, attributes, hooks or references of the repository play a part.
 */
export class Repository {
  /** Of the last commit. */
  readonly head: string;
  /** Path of the folder in the repository, with slashes and one at its end; empty for the whole. */
  readonly #prefix: string;
  readonly #within: GitFolder;
  readonly #signal: AbortSignal | undefined;
  /** Commits whose parents are not here. */
  readonly #shallow: ReadonlySet<string>;

  private constructor(
    head: string,
    prefix: string,
    within: GitFolder,
    shallow: ReadonlySet<string>,
    signal?: AbortSignal,
  ) {
    this.head = head;
    this.#prefix = prefix;
    this.#within = within;
    this.#shallow = shallow;
    this.#signal = signal;
  }

  /**
   * Does `work` on the repository that a folder is in.
   * @throws GitError; what `signal` was aborted with; what `work` throws
   */
  static async with<Result>(
    folder: string,
    work: (repository: Repository) => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> {
    const place = resolve(folder);
    const ask = async (...args: string[]) => {
      const answer = await git(["-C", place, "rev-parse", ...args], { signal, timeout: ASKING_MS });
      return answer.toString("utf8").replace(/\n$/, "");
    };
    const prefix = await ask("--show-prefix").catch((cause: unknown) => {
      if (!(cause instanceof GitError) || cause.fault !== "notARepository") throw cause;
      throw new GitError(cause.fault, `${place} is in no git repository.`, { cause, about: place });
    });
    const objects = resolve(place, await ask("--git-path", "objects"));
    const shallow = (await readIfThere(resolve(place, await ask("--git-path", "shallow")))) ?? "";
    const head = await ask("--verify", "HEAD").catch((cause: unknown) => {
      if (!(cause instanceof GitError) || cause.fault !== "failed") throw cause;
      throw new GitError("noCommit", `The repository of ${place} has no commit yet.`, {
        cause,
        about: place,
      });
    });
    const gitDir = await privateGitDir(head, shallow);
    try {
      const commits = new Set(shallow.split("\n").filter(Boolean));
      return await work(new Repository(head, prefix, { gitDir, objects }, commits, signal));
    } finally {
      await rm(gitDir, { recursive: true, force: true });
    }
  }

  /** Everybody with a commit, most commits first. */
  async committers(): Promise<Committer[]> {
    const answer = (await this.#git("shortlog", "--summary", "--numbered", "--email", this.head)).toString(
      "utf8",
    );
    const byMail = new Map<string, Committer>();
    for (const [, commits, name = "", mail = ""] of answer.matchAll(/^\s*(\d+)\t(.*?) ?<([^<>\n]*)>$/gm)) {
      const key = mail.toLowerCase();
      const known = byMail.get(key);
      byMail.set(key, {
        name: known?.name ?? name,
        mail: key,
        commits: Number(commits) + (known?.commits ?? 0),
      });
    }
    return [...byMail.values()].sort((a, b) => b.commits - a.commits);
  }

  /** The mails that `.mailmap` gives for these, in lower case. */
  async canonical(mails: readonly string[]): Promise<Set<string>> {
    if (mails.length === 0) return new Set();
    const answer = await this.#git(
      "check-mailmap",
      ...mails.map((mail) => `<${mail.replace(/[<>\n]/g, "")}>`),
    );
    return new Set(answer.toString("utf8").trimEnd().split("\n").map(mailOf));
  }

  /** Regular files of the last commit below the folder, by path in the folder: the hashes of what they hold. */
  async files(): Promise<Map<string, string>> {
    const below = this.#prefix === "" ? [] : ["--", this.#prefix];
    const answer = await this.#git("ls-tree", "-r", "-z", "--full-tree", this.head, ...below);
    const files = new Map<string, string>();
    for (const entry of parts(answer)) {
      const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]*)$/.exec(entry) ?? [];
      if (blob && path?.startsWith(this.#prefix)) files.set(path.slice(this.#prefix.length), blob);
    }
    return files;
  }

  /** Names all that decides, beside a file's content and its history, whom its lines are put down to. */
  async attribution(): Promise<string> {
    const mailmap = await this.#git("ls-tree", "-z", "--full-tree", this.head, "--", ".mailmap");
    return createHash("sha256")
      .update(mailmap)
      .update([...this.#shallow].sort().join())
      .digest("hex");
  }

  /** Who wrote the lines of a file of {@link files} last. White space, and moving lines about, is no writing. */
  async blame(path: string): Promise<LineRun[]> {
    const options = ["--incremental", "--root", "-w", "-M", "--no-textconv"];
    const answer = await this.#git("blame", ...options, this.head, "--", this.#prefix + path);
    return parseBlame(answer.toString("utf8"), this.#shallow);
  }

  /** The text that a hash of {@link files} stands for; undefined where it is no text. */
  async text(blob: string): Promise<string | undefined> {
    return decode(await this.#git("cat-file", "blob", blob));
  }

  /** What these people wrote into their commits, newest first; merges are left out. `mails`: from {@link canonical}. */
  async messages(mails: ReadonlySet<string>): Promise<CommitMessage[]> {
    if (mails.size === 0) return [];
    const format = "--format=tformat:%aE%n%at%n%B";
    const options = [
      "--no-merges",
      "--no-patch",
      "--no-show-signature",
      "--no-notes",
      "--encoding=UTF-8",
      "--use-mailmap",
    ];
    const authors = [...mails].map((mail) => `--author=<${mail}>`);
    const answer = await this.#git(
      "log",
      "-z",
      format,
      ...options,
      "--fixed-strings",
      "--regexp-ignore-case",
      ...authors,
      this.head,
    );
    return parts(answer).flatMap((entry) => {
      const [mail = "", written = "", ...lines] = entry.split("\n");
      return mails.has(mail.toLowerCase())
        ? [{ text: lines.join("\n"), written: Number(written) * 1000 }]
        : [];
    });
  }

  #git(...args: string[]): Promise<Buffer> {
    return git(args, { within: this.#within, signal: this.#signal });
  }
}

/** An empty repository whose last commit is `head`; whose objects they are is said with each call. */
async function privateGitDir(head: string, shallow: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "idiolect-git-"));
  const isSha256 = head.length > 40;
  const format = isSha256 ? "[extensions]\n\tobjectFormat = sha256\n" : "";
  await mkdir(join(folder, "refs"));
  await mkdir(join(folder, "objects"));
  await writeFile(
    join(folder, "config"),
    `[core]\n\trepositoryFormatVersion = ${isSha256 ? 1 : 0}\n\tbare = true\n${format}`,
  );
  await writeFile(join(folder, "HEAD"), `${head}\n`);
  if (shallow !== "") await writeFile(join(folder, "shallow"), shallow);
  return folder;
}

/** Parts of an answer that are each followed by NUL. */
function parts(answer: Buffer): string[] {
  return answer
    .toString("utf8")
    .split("\0")
    .filter((part) => part !== "");
}

function hasExitCode(error: unknown, code: number): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
