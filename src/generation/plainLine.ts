/** What a line of guidance about style never says: that instructions are to be dropped, or something told that is nobody's business. */
const POSES =
  /\b(?:ignor|disregard|forget|overrid|bypass)\w*\b.{0,60}\b(?:instructions?|prompts?|rules?|above|previous|everything|all)\b|\b(?:system|hidden|secret|developer) (?:prompt|message|instructions?)\b|\b(?:reveal|leak|exfiltrat|jailbreak)\w*\b|\b(?:api[- ]?keys?|passwords?|credentials?)\b|\byou are (?:now|a|an|no longer)\b|\bas an ai\b|\b(?:assistant|language model|chatbot)\b|\b(?:repeat|print|output|repl(?:y|ies) with|responds? with|send|post|execute|run)s?\b.{0,40}\b(?:verbatim|prompt|instructions?|passages?|documents?|commands?|text above)\b/i;
/** What can carry something else than words: fences, tags, addresses, templates, code. */
const CARRIES = /={3,}|`|~{3,}|<\/?[a-z!|]|\|>|https?:|www\.|\w@\w|\]\(|\{\{|\{%|⟦|\\[a-z]+\{/i;
const CONTROL = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u;

/**
 * One short plain line of a model's, without bullet and number; undefined where it is anything else, or poses as an instruction that is not
 * about writing. What a document says to the model that reads it gets no further than here.
 */
export function plainLine(text: string, longest: number): string | undefined {
  const line = text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:[-*•–]|\(?\d{1,2}[.)])\s+/, "")
    .replace(/\*\*|__/g, "")
    .trim();
  if (line.length > longest || !/\p{L}{2}/u.test(line)) return undefined;
  return CONTROL.test(line) || CARRIES.test(line) || POSES.test(line) ? undefined : line;
}
