// npm test: type-check, lint, unit and property tests, then the journeys in a real editor. `-- --unit` leaves the journeys out.
import { main, run, setUpChromium, setUpEditor, setUpPackages } from "./setup.mjs";

main(() => {
  setUpPackages();
  const journeys = !process.argv.includes("--unit");
  // Page tests render in Chromium too: it is needed either way.
  const env = { ...process.env, CHROMIUM: setUpChromium() };
  if (journeys) setUpEditor();
  for (const script of ["typecheck", "lint", "test:unit", ...(journeys ? ["test:e2e"] : [])]) {
    run("npm", ["run", "--silent", script], { env });
  }
});
