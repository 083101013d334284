import * as vscode from "vscode";

/** An entry of the list of models. */
export interface ModelChoice extends vscode.QuickPickItem {
  /** What choosing it does. Resolves with true where the list is to be opened anew. */
  readonly act?: () => Promise<boolean>;
  /** What choosing it does while the list stays open. */
  readonly stay?: () => void;
}

/** A part of the list, under a heading. */
export interface ModelGroup {
  readonly heading: string;
  readonly choices: readonly ModelChoice[];
}

/** A list whose parts are filled as they become known, while it is open. */
export class ModelList implements vscode.Disposable {
  readonly #pick = vscode.window.createQuickPick<ModelChoice>();
  readonly #groups = new Map<string, ModelGroup>();
  #busy = 0;

  constructor(order: readonly string[]) {
    this.#pick.title = vscode.l10n.t("Choose Model");
    this.#pick.placeholder = vscode.l10n.t("What continues and rewrites your text when you ask for it");
    this.#pick.matchOnDescription = true;
    for (const name of order) this.#groups.set(name, { heading: "", choices: [] });
  }

  /** Fills a part, or empties it. What the person has highlighted stays so. */
  fill(name: string, group: ModelGroup): void {
    this.#groups.set(name, group);
    const [active] = this.#pick.activeItems;
    const items = [...this.#groups.values()].flatMap(({ heading, choices }) =>
      choices.length === 0 ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }, ...choices],
    );
    this.#pick.keepScrollPosition = true;
    this.#pick.items = items;
    const same = items.find(
      (item) => item.label === active?.label && item.description === active.description,
    );
    if (same) this.#pick.activeItems = [same];
  }

  /** Shows that something is under way until it settles. */
  async whileBusy(work: Promise<void>): Promise<void> {
    this.#busy += 1;
    this.#pick.busy = true;
    try {
      await work;
    } finally {
      this.#busy -= 1;
      this.#pick.busy = this.#busy > 0;
    }
  }

  /** What is chosen; undefined where the list is left. */
  async choose(): Promise<ModelChoice | undefined> {
    return new Promise((resolve) => {
      this.#pick.onDidAccept(() => {
        const [choice] = this.#pick.selectedItems;
        if (choice?.stay) choice.stay();
        else if (choice?.act) resolve(choice);
      });
      this.#pick.onDidHide(() => resolve(undefined));
      this.#pick.show();
    });
  }

  dispose(): void {
    this.#pick.dispose();
  }
}
