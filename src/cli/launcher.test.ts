import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

const launcher = join(import.meta.dirname, "..", "..", "scripts", "idiolect.mjs");

/** Runs the launcher as a process with this on standard input. */
function launch(args: readonly string[], input: string) {
  return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [launcher, ...args], (error, stdout, stderr) => {
      resolve({ code: error ? error.code : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

test("the process answers what is piped into it, and ends with the exit code", async () => {
  const { code, stdout, stderr } = await launch(
    ["complete", "--no-history", "--jsonl"],
    '{"id":1,"before":"On the other "}\nno JSON\n{"id":2,"before":""}',
  );
  const ids = stdout
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line).id);
  assert.deepEqual({ code, ids }, { code: 1, ids: [1, null, 2] });
  assert.match(stderr, /Line 2: not JSON/);
});

test("a reader that stops early is no error", async () => {
  const child = spawn(process.execPath, [launcher, "complete", "--no-history", "--jsonl"]);
  let complained = "";
  child.stderr.on("data", (chunk) => {
    complained += chunk;
  });
  // Far more than a pipe holds: the answers meet a closed end.
  child.stdin.on("error", () => child.stdin.destroy());
  child.stdin.end('{"id":1,"before":""}\n'.repeat(50_000));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once("close", resolve));
  assert.deepEqual({ code, complained }, { code: 0, complained: "" });
});
