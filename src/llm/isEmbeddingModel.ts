/** What models that embed and cannot write are called, by those who make and serve them. */
const EMBEDDING = /embed|minilm|sentence-t|(?:^|[^a-z\d])(?:bge|gte|e5)(?![a-z\d])/i;

/** Whether a model's name says that it embeds texts, and writes none. */
export function isEmbeddingModel(name: string): boolean {
  return EMBEDDING.test(name);
}
