import * as z from "zod";

/** How one of OpenAI's two completion calls puts a text into JSON. */
export interface Format {
  /** What was asked: the last message, or the prompt. */
  readonly prompt: string;
  readonly isStream: boolean;
  piece(text: string): unknown;
  end(reason: string): unknown;
  /** Of a stream that was asked to say so: what it cost. */
  usage(text: string): unknown;
  whole(text: string): unknown;
}

const asked = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  stream_options: z.object({ include_usage: z.boolean() }).optional(),
  prompt: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
});

/** The format of the call that a path stands for; undefined where the path is none, or the body asks nothing. */
export function formatOf(path: string, body: string): Format | undefined {
  // Of these, only failures are scripted.
  if (path === "/v1/models" || path === "/v1/embeddings")
    return formatOf("/v1/chat/completions", '{"model":"","messages":[]}');
  const { data } = asked.safeParse(parse(body));
  if (!data) return undefined;
  const { model } = data;
  const isStream = data.stream ?? false;
  const base = { id: "test-1", created: 0, model };
  const saysUsage = data.stream_options?.include_usage ?? false;
  const usageOf = (prompt: string, text: string) => ({
    prompt_tokens: countTokens(prompt),
    completion_tokens: countTokens(text),
    total_tokens: countTokens(prompt) + countTokens(text),
  });
  if (path === "/v1/chat/completions" && data.messages) {
    const all = data.messages.map(({ content }) => content).join("\n");
    const chunk = (choice: object) => ({
      ...base,
      object: "chat.completion.chunk",
      choices: [{ index: 0, ...choice }],
    });
    return {
      prompt: data.messages.at(-1)?.content ?? "",
      isStream,
      piece: (content) => chunk({ delta: { role: "assistant", content }, finish_reason: null }),
      end: (finish_reason) => chunk({ delta: {}, finish_reason }),
      usage: (text) =>
        saysUsage
          ? { ...base, object: "chat.completion.chunk", choices: [], usage: usageOf(all, text) }
          : undefined,
      whole: (content) => ({
        ...base,
        object: "chat.completion",
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
        usage: usageOf(all, content),
      }),
    };
  }
  if (path === "/v1/completions" && data.prompt !== undefined) {
    const completion = (text: string, finish_reason: string | null) => ({
      ...base,
      object: "text_completion",
      choices: [{ index: 0, text, finish_reason }],
    });
    return {
      prompt: data.prompt,
      isStream,
      piece: (text) => completion(text, null),
      end: (reason) => completion("", reason),
      usage: () => undefined,
      whole: (text) => completion(text, "stop"),
    };
  }
  return undefined;
}

/** A token a word: what this server's tokens are. */
const countTokens = (text: string) => text.match(/\S+/g)?.length ?? 0;

/** The text in pieces of `length` characters. */
export function piecesOf(text: string, length: number): string[] {
  const pieces: string[] = [];
  for (let start = 0; start < text.length; start += length) pieces.push(text.slice(start, start + length));
  return pieces;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    // A body that is no JSON asks nothing.
    return undefined;
  }
}
