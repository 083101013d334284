import type { LanguageModel } from "../llm/languageModel.ts";
import { NoMoreRequests, type Studied, type StudyRequest, study } from "./study.ts";

/**
 * As {@link study}, where nobody waits for it: asks as long as it may, and ends early, without error, when it may not any more; what is under way
 * then is kept. `mayAsk` is looked at right before each call.
 */
export async function studyUnasked(request: StudyRequest, mayAsk: () => boolean): Promise<Studied> {
  const { model } = request;
  const limited: LanguageModel = {
    ...model,
    generate: (prompt, options) => {
      if (!mayAsk()) throw new NoMoreRequests("No request may be made any more");
      return model.generate(prompt, options);
    },
  };
  return study({ ...request, model: limited });
}
