import * as z from "zod";

/** How one of OpenAI's two completion calls puts a text into JSON. */
export interface Format {
  /** What was asked: the last message, or the prompt. */
  readonly prompt: string;
  readonly isStream: boolean;
  piece(text: string): unknown;
  end(): unknown;
  whole(text: string): unknown;
}

const asked = z.object({
  model: z.string(),
  stream: z.boolean().optional(),
  prompt: z.string().optional(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })).optional(),
});

/** The format of the call that a path stands for; undefined where the path is none, or the body asks nothing. */
export function formatOf(path: string, body: string): Format | undefined {
  if (path === "/v1/models") return formatOf("/v1/chat/completions", '{"model":"","messages":[]}');
  const { data } = asked.safeParse(parse(body));
  if (!data) return undefined;
  const { model } = data;
  const isStream = data.stream ?? false;
  const base = { id: "test-1", created: 0, model };
  if (path === "/v1/chat/completions" && data.messages) {
    const chunk = (choice: object) => ({
      ...base,
      object: "chat.completion.chunk",
      choices: [{ index: 0, ...choice }],
    });
    return {
      prompt: data.messages.at(-1)?.content ?? "",
      isStream,
      piece: (content) => chunk({ delta: { role: "assistant", content }, finish_reason: null }),
      end: () => chunk({ delta: {}, finish_reason: "stop" }),
      whole: (content) => ({
        ...base,
        object: "chat.completion",
        choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
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
      end: () => completion("", "stop"),
      whole: (text) => completion(text, "stop"),
    };
  }
  return undefined;
}

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
