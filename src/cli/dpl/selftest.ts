import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startOpenAiServer } from "../../../test/server/openAiServer.ts";
import { bases, MATRIX, PUBLISHED } from "../../evaluation/dpl/method.ts";
import { selftestTargets } from "../../evaluation/dpl/selftestData.ts";
import { countOf } from "../describeSkipped.ts";
import { parseOptions } from "../parseOptions.ts";
import { type Shell, UsageError } from "../shell.ts";
import { run } from "./run.ts";

/** Calls a target, by what the methods promise. */
const PROMISED: Readonly<Record<(typeof bases)[number], number>> = {
  none: 1,
  rag: 1,
  cicl: 1,
  intsum: 2,
  dpl: PUBLISHED.past + 2,
  ours: 1,
};

/** `idiolect dpl selftest`: the whole matrix against a server of its own. Returns 0 where the plumbing is sound. */
export async function selftest(args: readonly string[], shell: Shell): Promise<number> {
  const { positionals } = parseOptions(args, {});
  if (positionals.length > 0) throw new UsageError("dpl selftest takes nothing.");
  const folder = await mkdtemp(join(tmpdir(), "idiolect-selftest-"));
  const server = await startOpenAiServer({ reply: replyTo });
  try {
    const dataset = join(folder, "dataset.jsonl");
    const targets = selftestTargets();
    await writeFile(dataset, targets.map((target) => `${JSON.stringify(target)}\n`).join(""));
    const once = (methods: readonly string[], out: string, repeats = 1) =>
      run(
        [
          ...[
            "--dataset",
            dataset,
            "--endpoint",
            server.url,
            "--model",
            "writer",
            "--embedding-model",
            "vectors",
          ],
          ...["--judge-model", "judge", "--method", methods.join(","), "--out", join(folder, out)],
          ...["--repeats", String(repeats), "--price", "1,2", "--judge-price", "1,2"],
        ],
        { ...shell, print: () => undefined },
      );
    const faults: string[] = [];
    for (const base of bases) {
      const before = callsOf(server.log, "writer");
      const exitCode = await once([base], base, 2);
      const calls = (callsOf(server.log, "writer") - before) / (2 * targets.length);
      if (exitCode !== 0 || calls !== PROMISED[base])
        faults.push(
          `${base}: ${calls} calls a text where ${PROMISED[base]} were promised (exit code ${exitCode})`,
        );
    }
    const exitCode = await once(MATRIX, "matrix");
    const results = await readFile(join(folder, "matrix", "results.md"), "utf8");
    const asked = server.log.length;
    const again = await once(bases, "matrix");
    if (exitCode + again > 0) faults.push("not every text of the matrix could be had");
    if (server.log.length !== asked)
      faults.push(`a finished run asked ${server.log.length - asked} calls again`);
    shell.print(results);
    for (const fault of faults) shell.complain(`Fault: ${fault}.`);
    shell.print(
      `\nThese figures mean nothing: the texts are made up, and the answers are canned. ${
        faults.length > 0
          ? "The plumbing has faults."
          : `But the plumbing is sound: ${MATRIX.length} methods, ${countOf(server.log.length, "request")}, each call made once.`
      }\n`,
    );
    return faults.length > 0 ? 1 : 0;
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const callsOf = (log: readonly { readonly path: string; readonly body: string }[], model: string) =>
  log.filter(({ path, body }) => path.endsWith("/chat/completions") && body.includes(`"model":"${model}"`))
    .length;

const SENTENCES = [
  "It does what it should, and it does it without any noise.",
  "I would not have thought that I would use it every day.",
  "The handle is a little short for my hand.",
  "On the whole it was worth the money.",
  "Nobody in the house has complained of it yet.",
  "The rest you will find out by yourself!",
];

/** A number to a judge's question, else a few sentences: others for other prompts. */
function replyTo(prompt: string): string {
  let mixed = 7;
  for (let at = 0; at < prompt.length; at++) mixed = (mixed * 31 + prompt.charCodeAt(at)) % 1_000_003;
  if (prompt.endsWith("The number:")) return String(mixed % 11);
  return [0, 1, 2].map((index) => SENTENCES[(mixed + index * 5) % SENTENCES.length]!).join(" ");
}
