import * as vscode from "vscode";
import type { ApiKeys } from "./apiKeys.ts";
import { isCancelled, signalOf } from "./cancellation.ts";
import { modelsAt } from "./connection.ts";
import { tellFailure } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { endpointSettings } from "./settings.ts";

/** Asks the endpoint which models it has: tells whether address, key and model are right, and sends no text. */
export async function testConnection(keys: ApiKeys, log: vscode.LogOutputChannel): Promise<void> {
  let host = vscode.l10n.t("The endpoint");
  try {
    const settings = endpointSettings();
    if (!settings) {
      const message = vscode.l10n.t("No endpoint is set: everything stays on this machine.");
      await vscode.window.showInformationMessage(message);
      return;
    }
    host = new URL(settings.endpoint.origin).host;
    const title = vscode.l10n.t("Asking {0}…", host);
    const models = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (_, token) => modelsAt(settings, keys, signalOf(token)),
    );
    const message = models.includes(settings.model)
      ? vscode.l10n.t("{0} answers, and has {1}.", host, settings.model)
      : vscode.l10n.t(
          "{0} answers. It does not list {1}, but {2} other models.",
          host,
          settings.model,
          models.length,
        );
    await vscode.window.showInformationMessage(message);
  } catch (error) {
    if (!isCancelled(error)) await tellFailure(sayModelFailure(error, host), error, log);
  }
}
