import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { type PageParts, pageHtml } from "../panel/pageHtml.ts";
import { type ToHost, type ToPage, toHost } from "../panel/protocol.ts";
import type { PanelModel } from "./panelModel.ts";
import type { PanelSections } from "./panelSections.ts";

/** The view of style differences: a page that draws the last state it was told, and says what the person wants. */
export class PanelView implements vscode.WebviewViewProvider {
  readonly #extensionUri: vscode.Uri;
  readonly #model: PanelModel;
  readonly #sections: PanelSections;
  readonly #answer: (message: ToHost) => void;
  readonly #log: vscode.LogOutputChannel;

  constructor(
    extensionUri: vscode.Uri,
    model: PanelModel,
    sections: PanelSections,
    answer: (message: ToHost) => void,
    log: vscode.LogOutputChannel,
  ) {
    this.#extensionUri = extensionUri;
    this.#model = model;
    this.#sections = sections;
    this.#answer = answer;
    this.#log = log;
  }

  resolveWebviewView({ webview, onDidDispose }: vscode.WebviewView): void {
    const dist = vscode.Uri.joinPath(this.#extensionUri, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const uriOf = (name: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, name)).toString();
    const post = () => {
      const message: ToPage = { type: "state", state: this.#model.state };
      void webview.postMessage(message);
    };
    const listening = vscode.Disposable.from(
      webview.onDidReceiveMessage((data: unknown) => {
        const message = toHost.safeParse(data);
        if (!message.success) this.#log.warn("The panel said something that is not in its protocol.");
        else if (message.data.type === "ready") post();
        else this.#answer(message.data);
      }),
      this.#model.onChange(post),
      this.#sections.onTell((sections) => {
        const message: ToPage = { type: "sections", sections };
        void webview.postMessage(message);
      }),
    );
    onDidDispose(() => listening.dispose());
    webview.html = pageHtml({
      script: uriOf("webview.js"),
      style: uriOf("webview.css"),
      cspSource: webview.cspSource,
      nonce: randomBytes(16).toString("base64url"),
      ...translated(),
    });
  }
}

/** The language of the page's words, where they are translated. */
function translated(): Pick<PageParts, "language" | "translations"> {
  const { bundle } = vscode.l10n;
  return bundle ? { language: vscode.env.language, translations: bundle } : {};
}
