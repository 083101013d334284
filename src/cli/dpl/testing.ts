import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type OpenAiServer,
  type OpenAiServerOptions,
  startOpenAiServer,
} from "../../../test/server/openAiServer.ts";
import { selftestTargets } from "../../evaluation/dpl/selftestData.ts";
import { folderWith, run } from "../testing.ts";

/** A server and a small dataset to run the protocol on. */
export interface Trial extends AsyncDisposable {
  readonly server: OpenAiServer;
  readonly folder: string;
  /** The options that every run needs. */
  readonly options: readonly string[];
  /** `dpl run` in this process. */
  run(...options: readonly string[]): ReturnType<typeof run>;
  /** How many calls of completions the server has had. */
  calls(): number;
}

/** Of the made-up users, the first `users`: fewer than five have too few others to compare with. */
export async function openTrial(users: number, server: OpenAiServerOptions = {}): Promise<Trial> {
  const folder = await folderWith({});
  const started = await startOpenAiServer({ reply: () => "It does what it should.", ...server });
  const dataset = join(folder, "dataset.jsonl");
  const targets = selftestTargets().slice(0, users);
  await writeFile(dataset, targets.map((target) => `${JSON.stringify(target)}\n`).join(""));
  const options = [
    ...["dpl", "run", "--dataset", dataset, "--endpoint", started.url, "--model", "writer"],
    ...["--embedding-model", "vectors", "--out", join(folder, "out")],
  ];
  return {
    server: started,
    folder,
    options,
    run: (...more) => run([...options, ...more]),
    calls: () => started.log.filter(({ path }) => path.endsWith("/chat/completions")).length,
    [Symbol.asyncDispose]: () => started.close(),
  };
}
