import * as vscode from "vscode";
import type { DifferenceReport } from "../differences/report.ts";
import { headlineOf } from "../panel/statements.ts";
import { nameOfWish } from "../panel/wishNames.ts";
import { featureOf } from "../style/allFeatures.ts";
import { type Steering, steersWords } from "../style/steering.ts";
import type { Wish } from "../style/wish.ts";
import { type TurningParts, turnHabit } from "./turnHabit.ts";

/** Lets the person turn habits of theirs in completions: one difference, then what is wanted of it. */
export async function steerCompletions(parts: TurningParts): Promise<void> {
  const { engine, states, panel } = parts;
  const report = await engine.report(panel.kind);
  const steering = states.state.steering ?? {};
  const items = itemsOf(report, steering);
  if (items.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("There are no differences to steer by yet. Add more of your writing first."),
    );
    return;
  }
  const item = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t("Steer completions"),
    placeHolder: vscode.l10n.t("Choose what completions should do otherwise"),
    matchOnDescription: true,
  });
  if (!item) return;
  const choice = await vscode.window.showQuickPick(choicesFor(item.id, steering[item.id]?.wish), {
    title: item.label,
  });
  if (choice) await turnHabit(item.id, choice.wish, parts);
}

interface Item extends vscode.QuickPickItem {
  readonly id: string;
}

/** The differences, the told ones first, and whatever else has been turned. */
function itemsOf({ differences, tentative }: DifferenceReport, steering: Steering): Item[] {
  const found = [...differences, ...tentative];
  const others = Object.keys(steering).filter((id) => found.every(({ feature }) => feature !== id));
  const item = (id: string, label: string): Item => {
    const wish = steering[id]?.wish;
    return { id, label, ...(wish ? { description: nameOfWish(wish) } : {}) };
  };
  return [
    ...found.flatMap(({ feature: id, direction }) => {
      const feature = featureOf(id);
      return feature ? [item(id, headlineOf(feature, direction))] : [];
    }),
    ...others.flatMap((id) => {
      const feature = featureOf(id);
      return feature ? [item(id, vscode.l10n.t(feature.name))] : [];
    }),
  ];
}

interface Choice extends vscode.QuickPickItem {
  readonly wish: Wish | undefined;
}

function choicesFor(id: string, current: Wish | undefined): Choice[] {
  // What only whole texts can show reaches no further than the instructions to an endpoint's model.
  const far = steersWords(id) ? "" : vscode.l10n.t(" (only with a language model of your own)");
  const choice = (wish: Wish | undefined, detail: string): Choice => ({
    wish,
    label: nameOfWish(wish),
    detail,
    ...(wish === current ? { description: vscode.l10n.t("now") } : {}),
  });
  return [
    choice(undefined, vscode.l10n.t("Completions do it as often as you do")),
    choice("more", vscode.l10n.t("Completions do it more often{0}", far)),
    choice("less", vscode.l10n.t("Completions do it less often{0}", far)),
    choice("leaveOut", vscode.l10n.t("Completions do it as other writers do{0}", far)),
    choice(
      "pin",
      vscode.l10n.t("Completions do it as often as you do; it is named first, whatever is measured later"),
    ),
  ];
}
