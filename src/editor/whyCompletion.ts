import type { Completion, LastCompletion } from "../completion/lastCompletion.ts";
import type { Engine, WantedPassage } from "../engine.ts";
import { agreementOf, withItsBeginning, withItsWord } from "../generation/agreement.ts";
import { isUnlike } from "../generation/rankCandidates.ts";
import { type Explained, whyOf } from "../panel/whyOf.ts";
import type { WhyState } from "../panel/whyState.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { extractProse } from "../text/extractProse.ts";
import { LONGEST_TOLD_BY } from "./promptInputs.ts";
import { nameOf } from "./sources.ts";

export interface WhyParts {
  readonly engine: Pick<Engine, "fit" | "passagesBehind" | "reportFor">;
  readonly last: LastCompletion;
  readonly states: StateFile;
}

/** Why the last completions are what they are, ready to draw; undefined before there was one. */
export async function whyLastCompletion(parts: WhyParts): Promise<WhyState | undefined> {
  const { shown, accepted } = parts.last.last;
  if (!shown) return undefined;
  const explained = await Promise.all([
    explain(shown, shown === accepted ? "accepted" : "shown", parts),
    ...(accepted && accepted !== shown ? [explain(accepted, "accepted", parts)] : []),
  ]);
  return whyOf(explained, nameOf);
}

async function explain(
  completion: Completion,
  kind: Explained["kind"],
  { engine, states }: WhyParts,
): Promise<Explained> {
  const { before, by, languageId, text } = completion;
  const [fit, report, { passages, gone }] = await Promise.all([
    engine.fit(text),
    engine.reportFor(before.slice(0, LONGEST_TOLD_BY), languageId),
    engine.passagesBehind(wantedBy(completion)),
  ]);
  const prose = extractProse(withItsBeginning(text, before), languageId);
  const here = by.kind === "onDevice" && by.sources.some(({ kind }) => kind === "document");
  return {
    kind,
    text: withItsWord(text, before).trim(),
    by: by.kind === "onDevice" ? { kind: by.kind, probability: by.probability, here } : by,
    ...fit,
    isUnlike: isUnlike(fit),
    passages,
    isGone: gone.length > 0,
    along: agreementOf(prose, report, states.state.steering).along,
  };
}

/** What is looked for of a completion in the documents that it came from. */
function wantedBy({ before, by, text }: Completion): WantedPassage[] {
  if (by.kind === "model") return by.passages.map((passage) => ({ ...passage, before: "" }));
  return by.sources.flatMap(({ document }) => (document === undefined ? [] : [{ document, before, text }]));
}
