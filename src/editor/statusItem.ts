import * as vscode from "vscode";
import type { Activity } from "./activity.ts";
import { chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { signed } from "./failure.ts";
import type { HistoryReader } from "./historyReader.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { SettingsError } from "./modelSettings.ts";

/** Characters of a model's name that fit the status bar. */
const LONGEST_NAME = 24;

interface Sign {
  readonly icon: string;
  readonly text: string;
  /** What the icon means, in words. */
  readonly state: string;
}

/** The status-bar item: a quiet sign of what Idiolect does and who answers, and the way to its menu. */
export function createStatusItem(
  activity: Activity,
  history: HistoryReader,
  models: Models,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("idiolect.status", vscode.StatusBarAlignment.Right, 100);
  item.name = "Idiolect";
  item.command = "idiolect.showMenu";
  const draw = () => {
    const who = whoAnswers(models);
    const { icon, state } = describe(activity, history, who);
    const tooltip = state === who.state ? state : `${state}\n\n${who.state}`;
    item.text = `${icon} ${signed(who.text)}`;
    item.tooltip = tooltip;
    item.accessibilityInformation = { label: signed(tooltip) };
  };
  draw();
  item.show();
  return vscode.Disposable.from(item, activity.onChange(draw), history.onChange(draw), models.onChange(draw));
}

function describe(activity: Activity, history: HistoryReader, who: Sign): Pick<Sign, "icon" | "state"> {
  const { state } = activity;
  const { progress, paused } = history;
  if (progress) {
    return {
      icon: "$(loading~spin)",
      state: progress.total
        ? vscode.l10n.t("Reading your writing: {0} of {1}", progress.done, progress.total)
        : vscode.l10n.t("Reading your writing"),
    };
  }
  if (paused) {
    return {
      icon: "$(debug-pause)",
      state: paused.total
        ? vscode.l10n.t("Reading your writing is paused: {0} of {1}", paused.done, paused.total)
        : vscode.l10n.t("Reading your writing is paused"),
    };
  }
  if (state.kind === "paused")
    return { icon: "$(debug-pause)", state: vscode.l10n.t("Completions are paused") };
  if (state.kind === "snoozed") {
    const time = state.until.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
    return { icon: "$(bell-slash)", state: vscode.l10n.t("Completions are snoozed until {0}", time) };
  }
  return who;
}

/** The model on this machine, or which other; and why, where the person chose another that does not answer. */
function whoAnswers({ health }: Models): Sign {
  const here = vscode.l10n.t("this machine");
  try {
    const chosen = chosenModel();
    if (!chosen) {
      return { icon: "$(quote)", text: here, state: vscode.l10n.t("Everything stays on this machine.") };
    }
    const { name, host } = chosen;
    if (health.failure) {
      const failure = sayModelFailure(health.failure, host);
      const state = vscode.l10n.t("{0} Until it answers again, the model on this machine does.", failure);
      return { icon: "$(debug-disconnect)", text: here, state };
    }
    const text = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
    return {
      icon: "$(quote)",
      text,
      state: vscode.l10n.t("{0} at {1} answers when you ask it.", name, host),
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { icon: "$(warning)", text: here, state: error.message };
  }
}
