// node test/server/main.ts [--port 0]: an OpenAI-compatible endpoint on this machine, to try the extension against. Prints its address.
import { parseArgs } from "node:util";
import { startOpenAiServer } from "./openAiServer.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "0" } } });
const server = await startOpenAiServer({ port: Number(values.port) });
console.log(server.url);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)));
}
