/**
 * Whether updates of the state are lost where several windows work at once and some are killed:
 * `node bench/state-stress.ts [--processes 4] [--updates 1000] [--kills 12]`. Exits with 1 where one is lost or done twice.
 */
import { parseArgs } from "node:util";
import { stressState } from "../test/stress/stressState.ts";

const { values } = parseArgs({
  options: {
    processes: { type: "string", default: "4" },
    updates: { type: "string", default: "1000" },
    kills: { type: "string", default: "12" },
  },
});
const outcome = await stressState({
  processes: Number(values.processes),
  updates: Number(values.updates),
  kills: Number(values.kills),
});
const { acknowledged, lost, doubled, killed, seconds } = outcome;
console.log(
  `${acknowledged} updates by ${values.processes} processes in ${seconds.toFixed(0)} s, ${killed} processes killed: ${lost.length} updates lost, ${doubled.length} done twice`,
);
if (lost.length > 0 || doubled.length > 0) process.exitCode = 1;
