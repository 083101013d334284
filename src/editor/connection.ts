import { masking } from "../generation/maskingModel.ts";
import type { LanguageModel } from "../llm/languageModel.ts";
import type { Connection } from "../llm/openai.ts";
import type { ApiKeys } from "./apiKeys.ts";
import type { EndpointSettings } from "./settings.ts";

/** What a call to the endpoint is made with; the key is the one for its origin. Throws {@link SecretStorageError}. */
async function connectionTo({ endpoint, headers }: EndpointSettings, keys: ApiKeys): Promise<Connection> {
  // The extension host's fetch knows the editor's proxy and certificates.
  return { endpoint, headers, apiKey: await keys.get(endpoint.origin), fetch: globalThis.fetch };
}

/** The language model that the person set, behind the mask that no identifier passes. The adapter is loaded when it is first needed. */
export async function connectModel(settings: EndpointSettings, keys: ApiKeys): Promise<LanguageModel> {
  const { openAiModel } = await import("../llm/openai.ts");
  return masking(
    openAiModel({ ...(await connectionTo(settings, keys)), model: settings.model, api: settings.api }),
  );
}

/** The models that the endpoint offers. No text of the author's is sent. */
export async function modelsAt(
  settings: EndpointSettings,
  keys: ApiKeys,
  signal: AbortSignal,
): Promise<string[]> {
  const { listModels } = await import("../llm/openai.ts");
  return listModels(await connectionTo(settings, keys), signal);
}
