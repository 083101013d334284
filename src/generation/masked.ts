import type { Prompt } from "../llm/languageModel.ts";
import { type SecretKind, secretsIn } from "../text/mask.ts";
import type { Span } from "../text/prose.ts";

/** What a placeholder stands for; a "mark" for what looked like one already, so that none is ever mistaken for another. */
type Kind = SecretKind | "mark";

interface Hidden extends Span {
  readonly kind: Kind;
}

/** However a model writes it. */
const PLACEHOLDER = /⟦\s*(link|e-mail|key|password|card|phone|number|mark)\s*(\d+)\s*⟧/gi;
/** What may become a placeholder with the next piece of an answer. */
const BEGUN = /⟦[^⟦⟧]{0,24}$/;
/** A fence of a prompt's: what stands between two of them is one text, and nothing reaches from one into the next. */
const FENCE = /^(={5,})$/m;

/** In JSON a placeholder stands within a string, where line ends and backslashes are written otherwise. */
type Form = "text" | "json";

/** Placeholders given out, and what they stand for. */
export class Placeholders {
  readonly #names = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  readonly #counts = new Map<Kind, number>();

  /**
   * The text with "⟦e-mail 1⟧", "⟦key 1⟧" … in place of keys, tokens, passwords, addresses, phone, card and account numbers
   * ({@link secretsIn}). The same identifier has the same placeholder; they are numbered in the order in which they come.
   */
  mask(text: string): string {
    return text
      .split(FENCE)
      .map((part, index) => (index % 2 === 0 ? this.#maskOne(part) : part))
      .join("");
  }

  /** Puts back what the placeholders stand for, in an answer that is text or JSON. One that was never given out is the answer's own, and stays. */
  unmask(answer: string, form: Form = "text"): string {
    if (this.#originals.size === 0) return answer;
    return answer.replace(PLACEHOLDER, (found: string, kind: string, number: string) => {
      const original = this.#originals.get(nameOf(kind.toLowerCase(), Number(number)));
      if (original === undefined) return found;
      return form === "json" ? JSON.stringify(original).slice(1, -1) : original;
    });
  }

  #maskOne(text: string): string {
    let masked = "";
    let done = 0;
    for (const { kind, start, end } of hiddenIn(text)) {
      masked += text.slice(done, start) + this.#nameFor(kind, text.slice(start, end));
      done = end;
    }
    return masked + text.slice(done);
  }

  #nameFor(kind: Kind, original: string): string {
    const known = this.#names.get(original);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    const name = nameOf(kind, count);
    this.#counts.set(kind, count);
    this.#names.set(original, name);
    this.#originals.set(name, original);
    return name;
  }
}

const nameOf = (kind: string, number: number) => `⟦${kind} ${number}⟧`;

function hiddenIn(text: string): Hidden[] {
  const marks = [...text.matchAll(PLACEHOLDER)].map(
    ({ index, 0: found }): Hidden => ({ kind: "mark", start: index, end: index + found.length }),
  );
  const secrets = secretsIn(text);
  if (marks.length === 0) return secrets;
  const apart: Hidden[] = [];
  for (const each of [...marks, ...secrets].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = apart.at(-1);
    if (last && each.start < last.end)
      apart[apart.length - 1] = { ...last, end: Math.max(last.end, each.end) };
    else apart.push(each);
  }
  return apart;
}

/** A prompt as it is sent, and the way back for what answers it. */
export interface MaskedPrompt<Sent extends Prompt = Prompt> {
  readonly prompt: Sent;
  readonly placeholders: Placeholders;
}

/** The prompt without identifiers. Its stable part comes first, so that it is masked alike whatever follows. */
export function maskPrompt<Sent extends Prompt>(prompt: Sent): MaskedPrompt<Sent> {
  const placeholders = new Placeholders();
  const system = placeholders.mask(prompt.system);
  const user = placeholders.mask(prompt.user);
  const { plain } = prompt;
  const masked = plain ? { plain: { ...plain, after: placeholders.mask(plain.after) } } : {};
  return { prompt: { ...prompt, system, user, ...masked }, placeholders };
}

/** A text without identifiers, where no answer will need them back. */
export function maskText(text: string): string {
  return new Placeholders().mask(text);
}

/** An answer with identifiers put back, piece by piece: what may be the beginning of a placeholder waits for the next piece. */
export async function* unmaskedPieces(
  pieces: AsyncIterable<string>,
  placeholders: Placeholders,
  form: Form = "text",
): AsyncGenerator<string> {
  let waiting = "";
  try {
    for await (const piece of pieces) {
      const text = waiting + piece;
      const begun = BEGUN.exec(text)?.index ?? text.length;
      waiting = text.slice(begun);
      if (begun > 0) yield placeholders.unmask(text.slice(0, begun), form);
    }
  } catch (error) {
    // What came before a failure is kept.
    if (waiting !== "") yield waiting;
    throw error;
  }
  if (waiting !== "") yield waiting;
}
