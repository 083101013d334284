import { nearestDocuments } from "./bm25.ts";
import { chooseOthers } from "./chooseOthers.ts";
import type { MethodContext } from "./context.ts";
import type { Review, Target } from "./dataset.ts";
import type { Method } from "./method.ts";
import { differencePrompt, historySummaryPrompt, summaryPrompt, textPrompt } from "./prompts.ts";
import { randomFrom } from "./random.ts";

/** With fewer other users' texts an item's past text is not compared, as in the published code. */
const ENOUGH_OTHERS = 4;

/** Non-personalised: the item, the rating and the title; 1 call. */
export function writeForNobody({ user, target }: Target, context: MethodContext): Promise<string> {
  return context.ask(textPrompt({ target, past: [] }), "generate", context.seedOf(user));
}

/** RAG: the user's nearest past texts besides; 1 call. */
export function writeFromPast(target: Target, { past }: Method, context: MethodContext): Promise<string> {
  const nearest = nearestPast(target, target.profile, past);
  return context.ask(
    textPrompt({ target: target.target, past: nearest }),
    "generate",
    context.seedOf(target.user),
  );
}

/** IntSum (Richardson et al. 2023): a profile summed up from the past texts besides; 2 calls. */
export async function writeFromSummary(
  target: Target,
  { past }: Method,
  context: MethodContext,
): Promise<string> {
  const nearest = nearestPast(target, target.profile, past);
  const profile = (
    await context.ask(historySummaryPrompt(nearest), "generate", context.seedOf(target.user))
  ).trim();
  return context.ask(
    textPrompt({ target: target.target, past: nearest, profile }),
    "generate",
    context.seedOf(target.user),
  );
}

/** CICL: contrastive examples in context (Gao and Das 2024), another user's text beside each past text; 1 call. */
export async function writeFromContrast(
  target: Target,
  { past }: Method,
  context: MethodContext,
): Promise<string> {
  const nearest = nearestPast(target, target.profile, past);
  const random = randomFrom(`${context.seedOf(target.user)} cicl`);
  const contrast = nearest.map(({ item }) => {
    const others = context.pool.others(item, target.user);
    return others[Math.floor(random() * others.length)];
  });
  return context.ask(
    textPrompt({ target: target.target, past: nearest, contrast }),
    "generate",
    context.seedOf(target.user),
  );
}

/** DPL (Qiu et al. 2025, section 3): up to N calls for differences, one that sums them up, one that writes. */
export async function writeFromDifferences(
  target: Target,
  method: Method,
  context: MethodContext,
): Promise<string> {
  const whose = method.wrongAuthor ? anotherTarget(target, context) : target;
  const profile = await differenceProfile(whose, method, context, "generate");
  const past = nearestPast(target, target.profile, method.past);
  return context.ask(
    textPrompt({ target: target.target, past, profile }),
    "generate",
    context.seedOf(target.user),
  );
}

/** The difference-aware profile of a target's user: N + 1 calls, fewer where fewer past texts have others to compare with. */
export async function differenceProfile(
  target: Target,
  { past, others: count, choice = "kmeans", standard }: Method,
  context: MethodContext,
  stage: "prepare" | "generate",
): Promise<string> {
  const { pool, embed } = context;
  const { user, profile } = target;
  const seed = context.seedOf(user);
  const comparable = profile.filter(({ item }) => pool.others(item, user).length >= ENOUGH_OTHERS);
  const compared = nearestPast(target, comparable, past);
  const found = await settled(
    compared.map(async (review) => {
      const random = randomFrom(`${seed} others ${review.item.title}`);
      const all = pool.others(review.item, user);
      const others = await chooseOthers(review.text, all, { choice, count, embed, random });
      const prompt = differencePrompt({ own: review, others, standard });
      return { review, differences: (await context.ask(prompt, stage, seed)).trim() };
    }),
  );
  const nearest = nearestPast(target, profile, past);
  return (await context.ask(summaryPrompt(found, nearest), stage, seed)).trim();
}

/** The past texts nearest a target: its title and its item's description, in their titles and descriptions, as in the published code. */
function nearestPast({ target }: Target, profile: readonly Review[], limit: number): Review[] {
  const query = `${target.title} ${target.item.description}`;
  return nearestDocuments(query, profile, ({ title, item }) => `${title} ${item.description}`, limit);
}

/** Another user's target, the same one each time. */
export function anotherTarget(target: Target, { targets, seedOf }: MethodContext): Target {
  const others = targets.filter(({ user }) => user !== target.user);
  const random = randomFrom(`${seedOf(target.user)} wrong author`);
  return others[Math.floor(random() * others.length)] ?? target;
}

/** All of them, once each has ended: of calls that go into one batch, every one is put down before the first is given up. */
async function settled<Value>(tasks: readonly Promise<Value>[]): Promise<Value[]> {
  await Promise.allSettled(tasks);
  return Promise.all(tasks);
}
