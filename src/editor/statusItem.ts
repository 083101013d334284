import * as vscode from "vscode";
import type { Activity } from "./activity.ts";
import type { HistoryReader } from "./historyReader.ts";

/** The status-bar item: a quiet sign of what Idiolect does, and the way to its menu. */
export function createStatusItem(activity: Activity, history: HistoryReader): vscode.Disposable {
  const item = vscode.window.createStatusBarItem("idiolect.status", vscode.StatusBarAlignment.Right, 100);
  item.name = "Idiolect";
  item.command = "idiolect.showMenu";
  const draw = () => {
    const { icon, state } = describe(activity, history);
    item.text = `${icon} Idiolect`;
    item.tooltip = state;
    item.accessibilityInformation = { label: `Idiolect: ${state}` };
  };
  draw();
  item.show();
  return vscode.Disposable.from(item, activity.onChange(draw), history.onChange(draw));
}

function describe(activity: Activity, history: HistoryReader): { icon: string; state: string } {
  const { state } = activity;
  const { progress } = history;
  if (progress) {
    return {
      icon: "$(loading~spin)",
      state: progress.total
        ? vscode.l10n.t("Reading your writing: {0} of {1}", progress.done, progress.total)
        : vscode.l10n.t("Reading your writing"),
    };
  }
  if (state.kind === "paused")
    return { icon: "$(debug-pause)", state: vscode.l10n.t("Completions are paused") };
  if (state.kind === "snoozed") {
    const time = state.until.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
    return { icon: "$(bell-slash)", state: vscode.l10n.t("Completions are snoozed until {0}", time) };
  }
  return { icon: "$(quote)", state: vscode.l10n.t("Completions are on") };
}
