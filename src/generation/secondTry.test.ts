import assert from "node:assert/strict";
import { test } from "node:test";
import { featureOf } from "../style/allFeatures.ts";
import { askingAgain, complaintsAbout } from "./secondTry.ts";

test("what was off is named at the prompt's end, and all before it is the same", () => {
  const against = { feature: "contractions", direction: "more", evidence: [], contrast: [] } as const;
  const instruction = featureOf("contractions")?.instruction.more ?? "";
  const { system, user } = askingAgain({ system: "S", user: "U" }, complaintsAbout([against]));
  assert.equal(system, "S");
  assert.ok(user.startsWith("U\n\n"));
  assert.ok(user.endsWith(`It went against this:\n${instruction}`));
});

test("where nothing can be named, it is said that it did not sound right", () => {
  assert.match(
    askingAgain({ system: "S", user: "U" }, []).user,
    /did not sound like this person\. Write another one\.$/,
  );
});
