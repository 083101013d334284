import * as vscode from "vscode";
import type { Engine } from "../engine.ts";
import type { ReadonlyDocuments } from "./readonlyDocuments.ts";

interface Parts {
  readonly engine: Engine;
  readonly documents: ReadonlyDocuments;
}

/** Opens what there is to read of a writer, on the author's nearest task first, as one document to read. */
export async function readWriter(id: string, { engine, documents }: Parts): Promise<void> {
  const [{ writers, tasks }, passages] = await Promise.all([engine.cast(), engine.writing(id)]);
  const name = writers.find((writer) => writer.id === id)?.name ?? id;
  if (passages.length === 0) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t("Of {0} only figures are known: there is nothing to read.", name),
    );
    return;
  }
  const nameOf = (from: string) => {
    const task = tasks.find(({ id }) => id === from);
    return task ? vscode.l10n.t(task.name) : from;
  };
  const text = passages.map(({ from, text }) => `## ${nameOf(from)}\n\n${text.trim()}\n`).join("\n");
  await documents.show(`${name.replaceAll("/", "-")}.md`, `# ${name}\n\n${text}`);
}
