/** What models say around the answer that was asked for. */

/** Reasoning that some servers leave in the reply, and marks of the chat's form. */
const THOUGHT = /^\s*<think>[\s\S]*?(?:<\/think>\s*|$)/;
const END_OF_TURN = /(?:<\|[a-z_]+\|>|<\/s>|<(?:end|start)_of_turn>|\[\/?INST\]|<<\/?SYS>>)[\s\S]*$/;
/** A turn of another speaker, as models write that were given none of their template. */
const TURN = /\n\s*(?:#{1,4} *)?(?:human|user|assistant|system|instruction|response):[\s\S]*$/i;

/** The reply up to where it goes on as a conversation, unless the author's text is one. */
export function withoutTurns(reply: string, text: string): string {
  return TURN.test(`\n${text}`) ? reply : reply.replace(TURN, "");
}

const ASSENT =
  "sure(?: thing)?|certainly|of course|absolutely|definitely|okay|ok|alright|got it|great question|no problem";
const RESULT =
  "continuation|completion|continued|rest|next|sentence|paragraph|passage|text|version|rewrite|draft|suggestion|response|way to continue|how (?:i|it|you)";
const OPENINGS: readonly RegExp[] = [
  // "Sure!"; "Of course, I'd be happy to help:"; "Certainly. Let me continue your text."
  new RegExp(`^(?:${ASSENT})[!.]\\s+`, "i"),
  new RegExp(`^(?:${ASSENT})[,:—–-]+\\s*(?:i\\b|i'|i’|let me|here|happy|glad|this)[^\\n.!:]*[.!:]\\s+`, "i"),
  // "Here is a possible continuation:"; "Here's how I would continue the text, in your voice:"
  new RegExp(`^here(?:'s|’s| is| are)\\b[^\\n.!:]{0,60}?\\b(?:${RESULT})\\b[^\\n.!:]{0,80}[.!:]\\s+`, "i"),
  /^i(?:'d|’d| would)(?: be)? (?:happy|glad) to [^\n.!:]*[.!:]\s+/i,
  /^(?:\*\*)?(?:continuation|completion|continued text|the continuation)(?:\*\*)?:(?:\*\*)?\s+/i,
  // What stands for the text that is continued.
  /^(?:\.{3}|…)\s*/,
];

const CLOSINGS =
  /\n\s*(?:(?:please )?let me know\b|i hope (?:this|that)\b|hope this helps|would you like me to|do you want me to|feel free to|\(?note:)[\s\S]*$/i;

const REFUSAL =
  /^(?:as an ai\b|i(?:'m|’m| am) (?:sorry|afraid|just an ai|an ai)\b[^\n]{0,40}\b(?:can(?:'t|’t|not)|unable|not able)|i (?:can(?:'t|’t|not)) (?:help|assist|continue|comply|fulfil)|it (?:seems|looks like) (?:that )?you(?:'ve|’ve| have| haven)|there is no text to continue)/i;

/** The reply without reasoning, code fence, openings and closings of a chat; empty where it is a refusal, or nothing else. */
export function withoutChatter(reply: string): string {
  let text = reply.replace(THOUGHT, "").replace(END_OF_TURN, "").replace(CLOSINGS, "");
  for (let previous = ""; previous !== text; ) {
    previous = text;
    text = withoutFence(text);
    const trimmed = text.trimStart();
    const opening = OPENINGS.find((pattern) => pattern.test(withSpace(trimmed)));
    if (opening) text = withSpace(trimmed).replace(opening, "");
  }
  return REFUSAL.test(text.trimStart()) ? "" : withoutQuotes(text);
}

/** Whether the reply's beginning may still turn out to be around the answer: a quotation mark or a fence that is not closed yet. */
export function isOpenEnded(reply: string): boolean {
  const text = reply.trimStart();
  if (/^```/.test(text)) return !/\n```/.test(text);
  if (/^<think>/.test(text)) return !text.includes("</think>");
  const close = CLOSING_QUOTE[text[0] ?? ""];
  return close !== undefined && !text.slice(1).includes(close);
}

/** A reply that is nothing but an opening has no space after it. */
const withSpace = (text: string) => `${text.trimEnd()}\n`;

function withoutFence(text: string): string {
  const fenced = /^\s*```[a-z]*\n([\s\S]*?)\n?(?:```\s*)?$/i.exec(text);
  return fenced?.[1] ?? text;
}

const CLOSING_QUOTE: Readonly<Record<string, string>> = { '"': '"', "“": "”", "«": "»" };

/** Takes off quotation marks around the whole text, and one at its beginning that is never closed. */
function withoutQuotes(text: string): string {
  const trimmed = text.trim();
  const close = CLOSING_QUOTE[trimmed[0] ?? ""];
  if (close === undefined) return text;
  const end = trimmed.indexOf(close, 1);
  if (end === -1) return trimmed.slice(1);
  return end === trimmed.length - 1 ? trimmed.slice(1, -1) : text;
}
