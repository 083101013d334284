// npm test: type-check, lint, unit and property tests, then the journeys in a real editor. `-- --unit` leaves the journeys out.
import { spawn } from "node:child_process";
import { main, root, run, SetupError, setUpChromium, setUpEditor, setUpPackages } from "./setup.mjs";

/** Side by side, each in its order: the rooms' tests run in one process, which leaves the other cores idle. */
const ALONGSIDE = [["test:rooms"], ["typecheck", "lint", "test:page"]];

main(async () => {
  setUpPackages();
  const journeys = !process.argv.includes("--unit");
  // Page tests render in Chromium too: it is needed either way.
  const env = { ...process.env, CHROMIUM: setUpChromium() };
  if (journeys) setUpEditor();
  const ended = await Promise.allSettled(ALONGSIDE.map((scripts) => inTurn(scripts, env)));
  const failed = ended.flatMap(({ reason }) => reason ?? []);
  if (failed.length > 0) throw failed[0];
  if (journeys) run("npm", ["run", "--silent", "test:e2e"], { env });
});

/** Runs scripts one after the other, until one fails. */
async function inTurn(scripts, env) {
  for (const script of scripts) await passes(script, env);
}

/** Runs a script, and shows what it printed when it has ended. Rejects where it fails. */
function passes(script, env) {
  return new Promise((resolve, reject) => {
    const printed = [];
    const child = spawn("npm", ["run", "--silent", script], {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => printed.push(chunk));
    child.on("error", (error) => reject(new SetupError(`Could not run npm: ${error.message}`)));
    child.on("close", (status) => {
      process.stdout.write(`\n# npm run ${script}\n${Buffer.concat(printed)}`);
      if (status === 0) resolve();
      else reject(new SetupError(`npm run ${script} failed (exit code ${status}).`));
    });
  });
}
