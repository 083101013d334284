import * as vscode from "vscode";
import type { Policy } from "../voice/suggestion.ts";
import type { Activity } from "./activity.ts";
import { copilotCompletes, openCopilotLanguages } from "./copilot.ts";
import type { HistoryReader } from "./historyReader.ts";
import type { PanelModel } from "./panelModel.ts";
import {
  completionPolicy,
  endpointSettings,
  isCompleted,
  SettingsError,
  setCompletionPolicy,
} from "./settings.ts";

interface Choice extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

/** The status item's menu: what is going on, and what can be done about it. */
export async function showStatusMenu(
  activity: Activity,
  history: HistoryReader,
  panel: PanelModel,
): Promise<void> {
  const choice = await vscode.window.showQuickPick(choices(activity, history, panel), {
    title: "Idiolect",
    placeHolder: vscode.l10n.t("What Idiolect does, and what you can change"),
  });
  await choice?.run?.();
}

function choices(activity: Activity, history: HistoryReader, panel: PanelModel): Choice[] {
  const command = (label: string, id: string, description?: string): Choice => ({
    label,
    ...(description === undefined ? {} : { description }),
    run: () => vscode.commands.executeCommand(id),
  });
  const section = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const { documents, words } = panel.figures;
  return [
    section(vscode.l10n.t("Completions")),
    ...(activity.state.kind === "on"
      ? [
          command(vscode.l10n.t("$(debug-pause) Pause completions"), "idiolect.pause"),
          command(vscode.l10n.t("$(bell-slash) Snooze completions…"), "idiolect.snooze"),
        ]
      : [command(vscode.l10n.t("$(play) Resume completions"), "idiolect.resume")]),
    {
      label: vscode.l10n.t("$(dashboard) How readily to suggest…"),
      description: policyName(completionPolicy()),
      run: choosePolicy,
    },
    command(vscode.l10n.t("$(settings) Steer completions…"), "idiolect.steer"),
    command(vscode.l10n.t("$(sparkle) Personalize completion"), "idiolect.personalize"),
    ...besideCopilot(),
    section(vscode.l10n.t("What is used")),
    {
      label: vscode.l10n.t("$(server) Language model…"),
      description: usedModel(),
      run: () => vscode.commands.executeCommand("workbench.action.openSettings", "idiolect.llm"),
    },
    command(vscode.l10n.t("$(eye) Show what would be sent"), "idiolect.showPrompt"),
    section(vscode.l10n.t("Your writing")),
    command(
      vscode.l10n.t("$(graph) Show style differences"),
      "idiolect.panel.focus",
      vscode.l10n.t("{0} documents, {1} words", documents.toLocaleString(), words.toLocaleString()),
    ),
    command(vscode.l10n.t("$(add) Add writing to history…"), "idiolect.addWriting"),
    command(vscode.l10n.t("$(organization) Choose writers to compare with…"), "idiolect.chooseWriters"),
    ...(history.progress
      ? [{ label: vscode.l10n.t("$(stop-circle) Stop reading"), run: () => history.cancel() }]
      : []),
    command(vscode.l10n.t("$(list-filter) Show what was skipped"), "idiolect.showSkipped"),
    command(vscode.l10n.t("$(output) Show log"), "idiolect.showLog"),
  ];
}

/** How to silence one of the two, for a language that both complete. */
function besideCopilot(): Choice[] {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || !isCompleted(document) || !copilotCompletes(document.languageId)) return [];
  const { languageId } = document;
  return [
    {
      label: vscode.l10n.t("GitHub Copilot completes this file too"),
      kind: vscode.QuickPickItemKind.Separator,
    },
    {
      label: vscode.l10n.t("$(mute) Silence Copilot in a language…"),
      description: vscode.l10n.t("Set “{0}” to false", languageId),
      run: openCopilotLanguages,
    },
    {
      label: vscode.l10n.t("$(mute) Silence Idiolect in a language…"),
      description: vscode.l10n.t("Remove “{0}” from the list", languageId),
      run: () =>
        vscode.commands.executeCommand("workbench.action.openSettings", "idiolect.completion.languages"),
    },
  ];
}

/** “On-device”, or the model and the host it runs on. */
function usedModel(): string {
  try {
    const settings = endpointSettings();
    return settings
      ? vscode.l10n.t(
          "{0} at {1}; on this machine while typing",
          settings.model,
          new URL(settings.endpoint.origin).host,
        )
      : vscode.l10n.t("On this machine only");
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

const policies: readonly Policy[] = ["calm", "balanced", "eager"];

function policyName(policy: Policy): string {
  const names = {
    calm: vscode.l10n.t("Calm"),
    balanced: vscode.l10n.t("Balanced"),
    eager: vscode.l10n.t("Eager"),
  };
  return names[policy];
}

function policyDetail(policy: Policy): string {
  const details = {
    calm: vscode.l10n.t("Where it is likely to be right"),
    balanced: vscode.l10n.t("Where it is about as likely right as wrong"),
    eager: vscode.l10n.t("Whenever it saves keys on average"),
  };
  return details[policy];
}

async function choosePolicy(): Promise<void> {
  const current = completionPolicy();
  const choice = await vscode.window.showQuickPick(
    policies.map((policy) => ({
      policy,
      label: policyName(policy),
      detail: policyDetail(policy),
      ...(policy === current ? { description: vscode.l10n.t("now") } : {}),
    })),
    { title: vscode.l10n.t("How readily to suggest") },
  );
  if (choice) await setCompletionPolicy(choice.policy);
}

const SNOOZES = [5, 15, 60];

/** Asks for how long, and snoozes. */
export async function chooseSnooze(activity: Activity): Promise<void> {
  const choice = await vscode.window.showQuickPick(
    SNOOZES.map((minutes) => ({ minutes, label: vscode.l10n.t("{0} minutes", minutes) })),
    { title: vscode.l10n.t("Snooze completions") },
  );
  if (choice) activity.snooze(choice.minutes);
}
