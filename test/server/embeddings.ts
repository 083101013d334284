import * as z from "zod";

const asked = z.object({ model: z.string(), input: z.union([z.string(), z.array(z.string())]) });

const DIMENSIONS = 16;

/** The answer to a request for embeddings: for each text how often letters come in it, the same for the same text. */
export function embeddingsFor(body: string): object {
  const { model, input } = asked.parse(JSON.parse(body));
  const texts = typeof input === "string" ? [input] : input;
  const data = texts.map((text, index) => ({ object: "embedding", index, embedding: vectorOf(text) }));
  return { object: "list", model, data, usage: { prompt_tokens: texts.length, total_tokens: texts.length } };
}

function vectorOf(text: string): number[] {
  const vector = new Array<number>(DIMENSIONS).fill(0);
  for (const letter of text.toLowerCase()) vector[letter.codePointAt(0)! % DIMENSIONS]! += 1 / text.length;
  return vector;
}
