import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";

const made: string[] = [];
after(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A repository for a test, made with the git of this machine; it is gone after the tests of the file that asks for it. */
export class TestRepository {
  readonly folder = mkdtempSync(join(tmpdir(), "idiolect-repository-"));
  #minutes = 0;

  constructor() {
    made.push(this.folder);
    this.git("init", "--quiet", "--initial-branch=main");
  }

  git(...args: string[]): string {
    return execFileSync("git", ["-C", this.folder, ...args], {
      encoding: "utf8",
      env: this.#environment(),
      timeout: 10_000,
    });
  }

  write(path: string, text: string | Uint8Array): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }

  /** Commits all that has changed, as `Name <mail>`, a minute after the commit before. */
  commit(author: string, message = "A change"): string {
    this.#minutes += 1;
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", `--author=${author}`, `--message=${message}`);
    return this.git("rev-parse", "HEAD").trim();
  }

  #environment(): NodeJS.ProcessEnv {
    const date = new Date(Date.UTC(2024, 0, 1, 12, this.#minutes)).toISOString();
    return {
      PATH: process.env.PATH,
      HOME: this.folder,
      GIT_CONFIG_GLOBAL: devNull,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_COMMITTER_NAME: "Tester",
      GIT_COMMITTER_EMAIL: "tester@example.org",
      GIT_COMMITTER_DATE: date,
      GIT_AUTHOR_DATE: date,
    };
  }
}
