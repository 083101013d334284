import * as vscode from "vscode";
import * as z from "zod";

const EXTENSIONS = ["GitHub.copilot", "GitHub.copilot-chat"];
const SETTING = "github.copilot.enable";

/** Whether GitHub Copilot suggests in documents of a language too, as far as its settings tell. */
export function copilotCompletes(languageId: string): boolean {
  if (!EXTENSIONS.some((id) => vscode.extensions.getExtension(id)?.isActive)) return false;
  const enabled = z
    .record(z.string(), z.boolean())
    .safeParse(vscode.workspace.getConfiguration().get(SETTING));
  return enabled.success && (enabled.data[languageId] ?? enabled.data["*"] ?? false);
}

/** Opens Copilot's setting for languages. */
export function openCopilotLanguages(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openSettings", `@id:${SETTING}`);
}
