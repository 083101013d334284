import * as vscode from "vscode";
import { type Endpoint, EndpointError, parseEndpoint } from "../llm/endpoint.ts";
import { isEmbeddingModel } from "../llm/isEmbeddingModel.ts";
import { LanguageModelError } from "../llm/languageModel.ts";
import type { ApiKeys } from "./apiKeys.ts";
import { chosenModel, editorOrigin } from "./chosenModel.ts";
import type { Models } from "./connection.ts";
import { editorModels } from "./editorModel.ts";
import { describeError } from "./failure.ts";
import { sayModelFailure } from "./modelFailure.ts";
import { type ModelChoice, ModelList } from "./modelList.ts";
import {
  chooseEditorModel,
  chooseEndpointModel,
  chooseOnDevice,
  type EndpointAddress,
  endpointAddress,
  endpointText,
  SettingsError,
  sayEndpointFault,
} from "./modelSettings.ts";
import { setApiKey } from "./setApiKey.ts";

export interface ChooseModelParts {
  readonly models: Models;
  readonly keys: ApiKeys;
  readonly log: vscode.LogOutputChannel;
}

/**
 * “Choose Model…”: the endpoint's models, the editor's own, servers on this machine, another address, or none.
 * Writes the settings, which hold for this machine.
 */
export async function chooseModel(parts: ChooseModelParts): Promise<void> {
  const dialog = new ModelDialog(parts);
  while (await dialog.open());
}

/** The list, opened again where a choice leads to another list: the models at another address, say. */
class ModelDialog {
  readonly #parts: ChooseModelParts;
  readonly #now = usableSetting(chosenModel);
  /** The address whose models are listed; empty where there is none. */
  #address = endpointText();

  constructor(parts: ChooseModelParts) {
    this.#parts = parts;
  }

  /** Resolves with whether it is to be opened again. */
  async open(): Promise<boolean> {
    const leaving = new AbortController();
    const list = new ModelList(["endpoint", "editor", "local", "elsewhere"]);
    try {
      this.#fillElsewhere(list, leaving.signal);
      void list.whileBusy(this.#fillEndpoint(list, leaving.signal));
      void list.whileBusy(this.#fillEditor(list));
      const choice = await list.choose();
      return (await choice?.act?.()) ?? false;
    } finally {
      leaving.abort();
      list.dispose();
    }
  }

  async #fillEndpoint(list: ModelList, signal: AbortSignal): Promise<void> {
    if (this.#address === "") return;
    const host = hostOf(this.#address);
    const fill = (choices: readonly ModelChoice[]) =>
      list.fill("endpoint", { heading: vscode.l10n.t("Models at {0}", host), choices });
    fill([{ label: vscode.l10n.t("$(loading~spin) Asking {0}…", host) }]);
    try {
      const { address, endpoint, models } = await this.#parts.models.find(this.#address, headersFor, signal);
      this.#address = address;
      const choices = models
        .filter(writes)
        .map((name) => this.#endpointChoice(address, endpoint.origin, name));
      // Deployments have names of their own, and Azure lists none of them.
      const others = endpoint.isAzure && !endpoint.deployment ? [this.#typedName()] : [];
      fill(
        choices.length > 0
          ? [...choices, ...others]
          : this.#withoutList(vscode.l10n.t("{0} lists no models that write.", host)),
      );
    } catch (error) {
      if (signal.aborted) return;
      this.#parts.log.warn(`Models could not be listed. ${describeError(error)}`);
      fill(this.#afterFailure(error, host));
    }
  }

  async #fillEditor(list: ModelList): Promise<void> {
    const models = await editorModels().then(
      (found) => found,
      (error: unknown) => {
        this.#parts.log.warn(`The editor's models could not be listed. ${describeError(error)}`);
        return [];
      },
    );
    const choices = models.map(({ name, vendor, id }) => ({
      label: `$(hubot) ${name}`,
      description: this.#described(editorOrigin(vendor, id), id, vendor),
      act: async () => {
        await chooseEditorModel(`${vendor}/${id}`);
        return false;
      },
    }));
    list.fill("editor", { heading: vscode.l10n.t("The Editor’s Own Models, When You Ask"), choices });
  }

  #fillElsewhere(list: ModelList, signal: AbortSignal): void {
    const look = {
      label: vscode.l10n.t("$(search) Look for Local Servers"),
      detail: vscode.l10n.t("Asks the usual ports of this machine for their models, and sends nothing else"),
      stay: () => void list.whileBusy(this.#fillLocal(list, signal)),
    };
    const other = {
      label: vscode.l10n.t("$(server) Other Address…"),
      act: () => this.#askForAddress(),
    };
    const none = {
      label: vscode.l10n.t("$(device-desktop) On This Machine Only"),
      ...(this.#now === undefined ? { description: vscode.l10n.t("now") } : {}),
      act: async () => {
        await chooseOnDevice();
        return false;
      },
    };
    list.fill("elsewhere", { heading: vscode.l10n.t("Elsewhere"), choices: [look, other, none] });
  }

  async #fillLocal(list: ModelList, signal: AbortSignal): Promise<void> {
    const fill = (choices: readonly ModelChoice[]) =>
      list.fill("local", { heading: vscode.l10n.t("Servers on This Machine"), choices });
    fill([{ label: vscode.l10n.t("$(loading~spin) Looking…") }]);
    try {
      const found = await this.#parts.models.findLocal(signal);
      const choices = found.flatMap(({ name, endpoint, models }) =>
        models
          .filter(writes)
          .map((model) =>
            this.#endpointChoice(
              endpoint.baseUrl,
              endpoint.origin,
              model,
              vscode.l10n.t("{0} at {1}", name, hostOf(endpoint.baseUrl)),
            ),
          ),
      );
      fill(
        choices.length > 0 ? choices : [{ label: vscode.l10n.t("$(info) None answers on its usual port") }],
      );
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  #endpointChoice(address: string, origin: string, name: string, where?: string): ModelChoice {
    return {
      label: `$(server) ${name}`,
      description: this.#described(origin, name, where),
      act: async () => {
        await chooseEndpointModel(address, name);
        return false;
      },
    };
  }

  /** Where a model is, and whether it is the one chosen now. */
  #described(origin: string, name: string, where?: string): string {
    const isNow = this.#now?.origin === origin && this.#now.name === name;
    return [where, ...(isNow ? [vscode.l10n.t("now")] : [])].filter(Boolean).join(" · ");
  }

  #afterFailure(error: unknown, host: string): readonly ModelChoice[] {
    if (error instanceof EndpointError) {
      const label = vscode.l10n.t("$(edit) Correct the Address…");
      return [{ label, detail: sayEndpointFault(error.fault), act: () => this.#askForAddress() }];
    }
    const said = sayModelFailure(error, host);
    const needsKey = error instanceof LanguageModelError && error.failure === "unauthorized";
    const key: ModelChoice = {
      label: vscode.l10n.t("$(key) Set API Key…"),
      act: async () => {
        await setApiKey(this.#parts.keys, parseEndpoint(this.#address).origin);
        return true;
      },
    };
    return [...(needsKey ? [key] : []), ...this.#withoutList(said)];
  }

  /** What can be done where there is no list. */
  #withoutList(said: string): readonly ModelChoice[] {
    return [
      { label: vscode.l10n.t("$(refresh) Try Again"), detail: said, act: async () => true },
      this.#typedName(),
    ];
  }

  #typedName(): ModelChoice {
    return { label: vscode.l10n.t("$(edit) Type the Model’s Name…"), act: () => this.#askForName() };
  }

  async #askForName(): Promise<boolean> {
    const name = await vscode.window.showInputBox({
      title: vscode.l10n.t("Model at {0}", hostOf(this.#address)),
      prompt: vscode.l10n.t("The model’s name, as the server knows it."),
      validateInput: (text) => (text.trim() === "" ? vscode.l10n.t("A name is needed.") : undefined),
    });
    if (name === undefined) return true;
    await chooseEndpointModel(this.#address, name.trim());
    void offerTest(name.trim(), hostOf(this.#address));
    return false;
  }

  async #askForAddress(): Promise<boolean> {
    const address = await vscode.window.showInputBox({
      title: vscode.l10n.t("Address of an OpenAI-Compatible Server"),
      prompt: vscode.l10n.t("It is asked for its models; nothing else is sent before you agree."),
      placeHolder: "http://localhost:11434/v1",
      value: this.#address,
      ignoreFocusOut: true,
      validateInput: faultOf,
    });
    if (address !== undefined) this.#address = address.trim();
    return true;
  }
}

/** The set headers, only at the origin that they are for. */
function headersFor({ origin }: Endpoint): EndpointAddress["headers"] {
  const set = usableSetting(endpointAddress);
  return set?.endpoint.origin === origin ? set.headers : {};
}

/** Of a name that was typed nobody knows whether it is right. */
async function offerTest(name: string, host: string): Promise<void> {
  const test = vscode.l10n.t("Test Connection");
  const message = vscode.l10n.t(
    "Idiolect: {0} at {1} is chosen. Whether it answers was not asked.",
    name,
    host,
  );
  if ((await vscode.window.showInformationMessage(message, test)) !== test) return;
  await vscode.commands.executeCommand("idiolect.testConnection");
}

/** Whether a model can be asked to write: not where its name says that it embeds. */
function writes(name: string): boolean {
  return !isEmbeddingModel(name);
}

/** What is set; undefined where nothing is, or what cannot be used. */
function usableSetting<Value>(read: () => Value | undefined): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof SettingsError) return undefined;
    throw error;
  }
}

/** An address may hold a password: of one that cannot be an endpoint's, nothing is shown. */
function hostOf(address: string): string {
  return faultOf(address) === undefined ? new URL(address).host : vscode.l10n.t("the endpoint");
}

function faultOf(address: string): string | undefined {
  try {
    parseEndpoint(address);
    return undefined;
  } catch (error) {
    if (error instanceof EndpointError) return sayEndpointFault(error.fault);
    throw error;
  }
}
