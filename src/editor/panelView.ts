import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { type PageParts, pageHtml } from "../panel/pageHtml.ts";
import { numberOf, type Request, type ToPage, toHost } from "../panel/protocol.ts";
import { describeError } from "./describeError.ts";
import type { PanelModel } from "./panelModel.ts";
import type { PanelSections } from "./panelSections.ts";
import { sayError } from "./sayError.ts";

/** The view of style differences: a page that draws the last state it was told, and says what the person wants. */
export class PanelView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #model: PanelModel;
  readonly #sections: PanelSections;
  readonly #answer: (request: Request) => Promise<void>;
  readonly #log: vscode.LogOutputChannel;
  readonly #shown = new vscode.EventEmitter<void>();
  /** A report is there to be read: the view is open, and its page draws it. */
  readonly onShowReport = this.#shown.event;

  constructor(
    extensionUri: vscode.Uri,
    model: PanelModel,
    sections: PanelSections,
    answer: (request: Request) => Promise<void>,
    log: vscode.LogOutputChannel,
  ) {
    this.#extensionUri = extensionUri;
    this.#model = model;
    this.#sections = sections;
    this.#answer = answer;
    this.#log = log;
  }

  resolveWebviewView(view: vscode.WebviewView): void {
    const { webview } = view;
    const dist = vscode.Uri.joinPath(this.#extensionUri, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const uriOf = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    const tell = (message: ToPage) => void webview.postMessage(message);
    // A page that is hidden is gone, and says that it is ready when it comes again.
    let isReady = false;
    const tellState = () => {
      const { state } = this.#model;
      tell({ type: "state", state });
      if (isReady && state.kind === "report") this.#shown.fire();
    };
    const reveal = () => {
      const section = isReady ? this.#sections.takeRevealed() : undefined;
      if (section !== undefined) tell({ type: "reveal", section });
    };
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage(async (data: unknown) => {
        const message = toHost.safeParse(data).data;
        if (message?.type === "ready") {
          isReady = true;
          tellState();
          return reveal();
        }
        const id = message?.id ?? numberOf(data);
        if (id === undefined) this.#log.warn("The panel said something that is not in its protocol.");
        else tell({ type: "reply", id, ...(await this.#reply(message?.request)) });
      }),
      view.onDidChangeVisibility(() => {
        isReady &&= view.visible;
      }),
      this.#model.onChange(tellState),
      this.#sections.onReveal(reveal),
      this.#sections.onTell((sections) => tell({ type: "sections", sections })),
    );
    view.onDidDispose(() => listening.dispose());
    webview.html = pageHtml({
      script: uriOf("webview.js"),
      style: uriOf("webview.css"),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString("base64url"),
      ...translated(),
    });
  }

  dispose(): void {
    this.#shown.dispose();
  }

  /** Does what the page wants; what went wrong is said in the page, and the log has the rest. */
  async #reply(request: Request | undefined): Promise<{ failure?: string }> {
    try {
      if (!request) throw new Error(vscode.l10n.t("This page is of another version. Reload the window."));
      await this.#answer(request);
      return {};
    } catch (error) {
      this.#log.error(describeError(error));
      return { failure: sayError(error) };
    }
  }
}

/** The language of the page's words, where they are translated. */
function translated(): Pick<PageParts, "language" | "translations"> {
  const { bundle } = vscode.l10n;
  return bundle ? { language: vscode.env.language, translations: bundle } : {};
}
