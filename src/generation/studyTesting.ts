import type { KeptTexts } from "./studyCache.ts";

/** Texts by key that nobody else keeps. */
export function memoryTexts(): KeptTexts {
  const texts = new Map<string, string>();
  return {
    get: async (key) => texts.get(key),
    put: async (key, text) => void texts.set(key, text),
    delete: async (key) => void texts.delete(key),
    keys: async () => [...texts.keys()],
  };
}

/** How an obedient model answers the prompts of a study: with a difference whose words stand in the texts, or with two instructions. */
export function answerStudy(prompt: string): string {
  if (prompt.includes("Measured over all that this person wrote:"))
    return JSON.stringify({
      instructions: [
        { habit: "other", direction: "more", instruction: "Open with what happened." },
        { habit: "contractions", direction: "more", instruction: "Use contractions freely." },
      ],
    });
  const texts = [...prompt.matchAll(/^(={5,})\n([\s\S]*?)\n\1$/gm)].map(([, , text]) => text!);
  const [other, own] = [texts[0] ?? "", texts.at(-1) ?? ""];
  const difference = {
    aspect: "coherence",
    habit: "other",
    direction: "more",
    difference: "opens with what happened",
    own: firstWords(own),
    other: firstWords(other),
  };
  return JSON.stringify({ differences: [difference] });
}

const firstWords = (text: string) => text.split(/\s+/).slice(0, 5).join(" ");
