import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../../src/storage/state.ts";

export interface Stress {
  readonly processes: number;
  /** By each process. */
  readonly updates: number;
  /** How often one of the processes is killed. */
  readonly kills: number;
}

export interface Outcome {
  readonly acknowledged: number;
  /** Acknowledged updates that the file does not hold. */
  readonly lost: readonly string[];
  /** Updates that the file holds more than once. */
  readonly doubled: readonly string[];
  readonly killed: number;
  readonly seconds: number;
}

/**
 * Lets some processes update one state file at once, kills some of them without warning and lets others go on in their place. Throws
 * where a process fails otherwise, or where the file is no state at the end.
 */
export async function stressState({ processes, updates, kills }: Stress): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "idiolect-stress-"));
  const path = join(folder, "state.json");
  const acknowledged = new Set<string>();
  let killed = 0;
  const began = performance.now();

  /** One writer until all its updates are made; a writer that was killed is followed by one that begins after the last acknowledged update. */
  const write = async (name: string, killings: number): Promise<void> => {
    for (let next = 1, left = killings; next <= updates; ) {
      const victim = left > 0;
      const limit = victim
        ? next + Math.floor(Math.random() * Math.max(1, (updates - next) / (left + 1)))
        : updates;
      const reached = await run(path, name, next, updates, victim ? limit : undefined, (number) => {
        acknowledged.add(`${name}-${number}`);
      });
      if (victim) {
        killed++;
        left--;
      }
      // The update that was under way when it was killed may be in the file, unacknowledged: its number is not used again.
      next = reached + (victim ? 2 : 1);
    }
  };
  try {
    await Promise.all(
      Array.from({ length: processes }, (_, index) =>
        write(`p${index}`, Math.floor(kills / processes) + Number(index < kills % processes)),
      ),
    );
    const { sources } = migrate(JSON.parse(readFileSync(path, "utf8")));
    const held = new Set(sources);
    return {
      acknowledged: acknowledged.size,
      lost: [...acknowledged].filter((update) => !held.has(update)),
      doubled: sources.filter((update, index) => sources.indexOf(update) !== index),
      killed,
      seconds: (performance.now() - began) / 1000,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs one writer, killing it once it has acknowledged `killAt`; resolves with the last number it acknowledged. */
function run(
  path: string,
  name: string,
  first: number,
  last: number,
  killAt: number | undefined,
  onAcknowledged: (number: number) => void,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const script = join(import.meta.dirname, "stateWriter.ts");
    const child = spawn(process.execPath, [script, path, name, String(first), String(last)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let reached = first - 1;
    let rest = "";
    child.stdout.on("data", (data: Buffer) => {
      const lines = (rest + data.toString()).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        reached = Number(line);
        onAcknowledged(reached);
        if (killAt !== undefined && reached >= killAt) child.kill("SIGKILL");
      }
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (code === 0 || signal === "SIGKILL") resolve(reached);
      else reject(new Error(`A writer ended with ${code ?? signal}`));
    });
  });
}
