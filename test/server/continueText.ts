/** What goes on from the end of any sentence, and what goes on from within one. */
const NEW_SENTENCES = [
  "I wrote it down that evening, because I knew that I would forget the details.",
  "Most of it turned out to be simpler than it looked, and the rest could wait.",
  "That is the part that I keep coming back to, and I still have no better answer.",
] as const;
const ENDINGS = [
  "and the rest followed from that without much trouble.",
  "which is more than I had expected when I started.",
  "as far as anyone who was there could tell.",
] as const;

/**
 * The reply of an obedient model, the same for the same prompt: goes on from the author's text, which is the last stretch
 * between two lines of equal signs in the prompt, or else the prompt's end.
 */
export function continueText(prompt: string): string {
  const text = lastFenced(prompt) ?? prompt;
  const second = choose(NEW_SENTENCES, text.length + 1);
  const lastWord = /[\p{L}\p{N}]+$/u.exec(text)?.[0];
  // The prompt asks for the last word again where the text stops right after a letter.
  if (lastWord) return `${lastWord} ${choose(ENDINGS, text.length)} ${second}`;
  const isInSentence = /[^.!?:\s]["')\]]*[ \t]*$/.test(text);
  return `${choose(isInSentence ? ENDINGS : NEW_SENTENCES, text.length)} ${second}`;
}

function lastFenced(prompt: string): string | undefined {
  const fences = [...prompt.matchAll(/^={5,}$/gm)];
  const [open, close] = fences.slice(-2);
  if (!open || !close) return undefined;
  return prompt.slice(open.index + open[0].length + 1, close.index - 1);
}

const choose = <Value>(values: readonly Value[], number: number): Value => values[number % values.length]!;
