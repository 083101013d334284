import assert from "node:assert/strict";
import { test } from "node:test";
import { run } from "./testing.ts";

const misuses: [argv: string[], said: RegExp][] = [
  [[], /^Which command\?/],
  [["advise"], /^There is no command “advise”\./],
  [["toString"], /^There is no command “toString”\./],
  [["profile"], /^Whose writing\? Name at least one folder\./],
  [["profile", ".", "--jsonl"], /^Unknown option '--jsonl'\.\n/],
  [["profile", ".", "--json", "--markdown"], /^Say either --json or --markdown\./],
  [["complete", "--no-history"], /^complete reads and writes JSON lines: say --jsonl\./],
  [["complete", "--jsonl"], /^Say either --history <folder> or --no-history\./],
  [["complete", "--jsonl", "--no-history", "--history", "."], /^Say either --history/],
  [["complete", "--jsonl", "--history"], /^Option '--history <value>' argument missing\.\n/],
  [["complete", "--jsonl", "--history", ".", "more"], /^Say --history before “more”\./],
  [["complete", "--jsonl", "--no-history", "--policy", "wild"], /^--policy is calm, balanced, eager\./],
  [["fit", "--jsonl"], /^Whose writing\? Say --history <folder>\./],
  [["fit", "--history", "."], /^fit reads and writes JSON lines: say --jsonl\./],
];
for (const [argv, said] of misuses) {
  test(`“idiolect ${argv.join(" ")}” is not understood: why, and the usage`, async () => {
    const { exitCode, printed, complained } = await run(argv);
    assert.deepEqual({ exitCode, printed }, { exitCode: 2, printed: "" });
    assert.match(complained, said);
    assert.match(complained, /\nUsage:\n {2}idiolect profile /);
  });
}

test("help is no error", async () => {
  for (const argv of [["--help"], ["-h"], ["profile", "--help"]]) {
    const { exitCode, printed, complained } = await run(argv);
    assert.deepEqual({ exitCode, complained }, { exitCode: 0, complained: "" });
    assert.match(printed, /^Usage:\n/);
    for (const command of ["profile", "complete", "fit"]) assert.ok(printed.includes(`idiolect ${command} `));
  }
});
