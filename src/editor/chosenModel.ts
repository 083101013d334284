import * as vscode from "vscode";
import { isInsecure } from "../llm/endpoint.ts";
import {
  chosenProvider,
  type EndpointSettings,
  editorModelSetting,
  endpointSettings,
  SettingsError,
} from "./modelSettings.ts";

interface Chosen {
  /** The model's name. */
  readonly name: string;
  /** Where it answers, as a person knows it: host and port, or the vendor whom the editor asks. */
  readonly host: string;
  /** What a consent belongs to: the endpoint's origin, or {@link editorOrigin}. */
  readonly origin: string;
  /** Who gets the text, in words. */
  readonly recipient: string;
  /** Whether it only goes on with a text, and follows no instructions. */
  readonly isBase: boolean;
  /** Whether others could read on the way what is sent. */
  readonly isInsecure: boolean;
}

/** A model behind an endpoint. */
export interface EndpointModel extends Chosen {
  readonly provider: "endpoint";
  readonly settings: EndpointSettings;
}

/** One of the editor's own models, which other extensions bring. */
export interface EditorModel extends Chosen {
  readonly provider: "editor";
  readonly vendor: string;
  readonly id: string;
}

/** The model that the person chose, wherever it is. */
export type ChosenModel = EndpointModel | EditorModel;

/** The model to ask, or undefined where everything stays on this machine. Throws {@link SettingsError} where one is chosen that cannot be asked. */
export function chosenModel(): ChosenModel | undefined {
  switch (chosenProvider()) {
    case "onDevice":
      return undefined;
    case "endpoint":
      return endpointModel();
    case "editor":
      return editorModelOf(editorModelSetting());
  }
}

/** The embedding model beside a chosen one; undefined where none is set, and beside those that need none: the editor's, and base models, which study nothing. */
export function embeddingModelOf(chosen: ChosenModel): string | undefined {
  return chosen.provider === "endpoint" && !chosen.isBase ? chosen.settings.embeddingModel : undefined;
}

/** What a consent to send text to one of the editor's models belongs to. */
export function editorOrigin(vendor: string, id: string): string {
  return `editor:${vendor}/${id}`;
}

function endpointModel(): EndpointModel | undefined {
  const settings = endpointSettings();
  if (!settings) return undefined;
  const { endpoint, model, api } = settings;
  const { origin } = endpoint;
  return {
    provider: "endpoint",
    settings,
    name: model,
    host: new URL(origin).host,
    origin,
    recipient: origin,
    isBase: api === "completions",
    isInsecure: isInsecure(endpoint),
  };
}

function editorModelOf(setting: string | undefined): EditorModel {
  const [, vendor, id] = /^([^/]+)\/(.+)$/.exec(setting ?? "") ?? [];
  if (!vendor || !id) {
    throw new SettingsError(
      vscode.l10n.t(
        "None of the editor’s models is chosen (idiolect.llm.editorModel). Choose one by “Idiolect: Choose Model…”.",
      ),
    );
  }
  return {
    provider: "editor",
    vendor,
    id,
    name: id,
    host: vendor,
    origin: editorOrigin(vendor, id),
    recipient: vscode.l10n.t("{0} of {1}, through the editor", id, vendor),
    isBase: false,
    isInsecure: false,
  };
}
