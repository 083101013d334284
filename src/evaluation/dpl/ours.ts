import { personalize } from "../../generation/personalize.ts";
import { MOST, type PromptInputs } from "../../generation/prompt.ts";
import { LanguageModelError } from "../../llm/languageModel.ts";
import type { Author, MethodContext } from "./context.ts";
import type { Review, Target } from "./dataset.ts";
import type { Method } from "./method.ts";
import { anotherTarget, differenceProfile } from "./published.ts";
import { randomFrom } from "./random.ts";

/**
 * Ours: what the extension does. The user's texts are the history; a document that has the item, the rating and the title at its top is continued
 * to its end by the editor's own prompt, with the preference that was measured. One call; what is observed (`ours/observed`) is prepared ahead.
 */
export async function writeAsTheExtension(
  target: Target,
  method: Method,
  context: MethodContext,
): Promise<string> {
  const comparison = { choice: method.choice ?? "all", count: method.others };
  const author = await context.author(target, comparison);
  const whose = method.wrongAuthor ? anotherTarget(target, context) : target;
  const steering = method.wrongAuthor ? await context.author(whose, comparison) : author;
  const observed = method.observed ? await observedOf(whose, method, context) : "";
  const preference = [steering.preference, observed].filter((lines) => lines !== "").join("\n");
  const inputs: PromptInputs = {
    preference,
    passages: await author.retrieve(queryOf(target.target), Math.min(method.past, MOST.passages)),
    contrast: steering.contrast,
    title: target.target.title,
    before: beginningOf(target.target),
    after: "",
    languageId: "markdown",
    unit: "text",
  };
  const seeds = Array.from({ length: method.best }, (_, index) => context.seedOf(target.user) + index);
  const asked = seeds.map((seed) => candidate(inputs, seed, context));
  await Promise.allSettled(asked);
  const candidates = await Promise.all(asked);
  return method.ranked ? bestFitting(candidates, author) : anyOf(candidates, target, context);
}

async function candidate(inputs: PromptInputs, seed: number, context: MethodContext): Promise<string> {
  const { signal } = context;
  try {
    const written = await personalize({ model: context.model("generate", seed), inputs, signal });
    signal.throwIfAborted();
    return written?.text.trim() ?? "";
  } catch (error) {
    // An answer without any text is scored as one: the editor would show nothing.
    if (error instanceof LanguageModelError && error.failure === "noText") return "";
    throw error;
  }
}

/** What a model finds ahead of time, asked as the paper asks; the extension asks for quotations besides (src/generation/study.ts). */
function observedOf(target: Target, method: Method, context: MethodContext): Promise<string> {
  return differenceProfile(target, { ...method, choice: "kmeans" }, context, "prepare");
}

async function bestFitting(candidates: readonly string[], author: Author): Promise<string> {
  if (candidates.length < 2) return candidates[0] ?? "";
  const fits = await Promise.all(candidates.map((text) => author.fit(text)));
  return candidates[fits.indexOf(Math.max(...fits))] ?? "";
}

function anyOf(candidates: readonly string[], { user }: Target, { seedOf }: MethodContext): string {
  const random = randomFrom(`${seedOf(user)} candidate`);
  return candidates[Math.floor(random() * candidates.length)] ?? "";
}

const queryOf = ({ title, item }: Review) => `${title} ${item.title} ${item.description}`;

/** The document as its author has begun it: all that every method is told of the target. */
function beginningOf({ title, item, rating }: Omit<Review, "text">): string {
  return [
    `# ${item.title}`,
    item.description,
    rating === undefined ? "" : `Rating: ${rating}`,
    `## ${title}\n\n`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}
