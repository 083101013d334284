import * as vscode from "vscode";
import type { WhyOnDevice } from "../completion/whoAnswers.ts";
import type { Policy } from "../voice/suggestion.ts";
import type { Activity } from "./activity.ts";
import { type ChosenModel, chosenModel } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { copilotCompletes, openCopilotLanguages } from "./copilot.ts";
import type { HistoryReader } from "./historyReader.ts";
import { dailyRequestLimit, SettingsError } from "./modelSettings.ts";
import type { PanelModel } from "./panelModel.ts";
import type { Personalizer } from "./personalizer.ts";
import { tokensOf } from "./requestCounter.ts";
import { automaticCompletion, completionPolicy, isCompleted, setCompletionPolicy } from "./settings.ts";
import type { Studier } from "./studier.ts";
import type { TypingModel } from "./typingModel.ts";

/** What the menu tells of, and acts on. */
export interface StatusMenuParts {
  readonly activity: Activity;
  readonly history: HistoryReader;
  readonly models: Models;
  readonly panel: PanelModel;
  readonly personalizer: Personalizer;
  readonly studier: Studier;
  readonly typing: TypingModel;
}

interface Choice extends vscode.QuickPickItem {
  readonly run?: () => unknown;
}

/** The status item's menu: what is going on, and what can be done about it. */
export async function showStatusMenu(parts: StatusMenuParts): Promise<void> {
  const choice = await vscode.window.showQuickPick(choices(parts), {
    title: "Idiolect",
    placeHolder: vscode.l10n.t("What Idiolect does, and what you can change"),
  });
  await choice?.run?.();
}

function choices(parts: StatusMenuParts): Choice[] {
  const { activity, history, panel, studier } = parts;
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
    command(vscode.l10n.t("$(server) Language model…"), "idiolect.chooseModel", usedModel()),
    ...whileTyping(parts),
    ...requestsToday(parts.models),
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
      ? [
          { label: vscode.l10n.t("$(debug-pause) Pause reading"), run: () => history.pause() },
          { label: vscode.l10n.t("$(stop-circle) Stop reading"), run: () => history.cancel() },
        ]
      : []),
    ...(history.paused ? [command(vscode.l10n.t("$(play) Go on reading"), "idiolect.refresh")] : []),
    ...(studier.isStudying
      ? [{ label: vscode.l10n.t("$(stop-circle) Stop studying"), run: () => studier.stop() }]
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

/** The model and where it answers, or that there is none. */
function usedModel(): string {
  const chosen = modelOrFault();
  if (typeof chosen === "string") return chosen;
  return chosen
    ? vscode.l10n.t("{0} at {1}", chosen.name, chosen.host)
    : vscode.l10n.t("On this machine only");
}

/** The chosen model, undefined where there is none, or what is wrong with the settings. */
function modelOrFault(): ChosenModel | undefined | string {
  try {
    return chosenModel();
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
}

/** Who completes the open document while it is typed, and why; nothing where everything stays on this machine anyway. */
function whileTyping({ typing, personalizer }: StatusMenuParts): Choice[] {
  const chosen = modelOrFault();
  if (!chosen || typeof chosen === "string" || automaticCompletion() === "off") return [];
  const why = typing.whyOnDevice(vscode.window.activeTextEditor?.document.uri.toString() ?? "");
  return [
    {
      label: vscode.l10n.t("$(edit) While you type…"),
      description: why === undefined ? chosen.name : sayWhy(why, chosen),
      run:
        why === "noConsent"
          ? () => personalizer.agree()
          : () =>
              vscode.commands.executeCommand(
                "workbench.action.openSettings",
                "idiolect.completion.automatic",
              ),
    },
  ];
}

function sayWhy(why: WhyOnDevice, { host }: ChosenModel): string {
  const reasons: Record<WhyOnDevice, string> = {
    notWanted: vscode.l10n.t("This machine"),
    noModel: vscode.l10n.t("This machine"),
    editorModel: vscode.l10n.t("This machine: the editor’s models are asked by commands only"),
    private: vscode.l10n.t("This machine: the document is private"),
    noConsent: vscode.l10n.t("This machine, until you agree that text is sent to {0}", host),
    limit: vscode.l10n.t("This machine: the day’s limit is reached"),
    failing: vscode.l10n.t("This machine: {0} failed, and is asked again in a while", host),
  };
  return reasons[why];
}

/** How much was asked of models today; nothing where nothing was. */
function requestsToday({ requests }: Models): Choice[] {
  const { unasked, asked, characters } = requests.today;
  if (unasked + asked === 0) return [];
  const limit = dailyRequestLimit();
  return [
    {
      label:
        limit === 0
          ? vscode.l10n.t("$(pulse) Requests today: {0}", unasked)
          : vscode.l10n.t("$(pulse) Requests today: {0} of {1}", unasked, limit),
      description: vscode.l10n.t(
        "without being asked for; asked for: {0}; tokens in all: about {1}",
        asked,
        tokensOf(characters).toLocaleString(),
      ),
      run: () =>
        vscode.commands.executeCommand("workbench.action.openSettings", "idiolect.llm.dailyRequestLimit"),
    },
  ];
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
