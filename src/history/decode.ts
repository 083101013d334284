/** Above this share of control characters, bytes that happen to be valid text are none. */
const CONTROLS_OF_TEXT = 0.01;

/**
 * The text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one. The mark is dropped.
 * Undefined where the bytes are no text.
 */
export function decode(bytes: Uint8Array): string | undefined {
  const text = decodeAs(encodingOf(bytes), bytes);
  return text !== undefined && isText(text) ? text : undefined;
}

/** False for text with NUL in it, or with more control or replacement characters than any prose has. */
export function isText(text: string): boolean {
  if (text.includes("\0")) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const controls = text.match(/[\x01-\x08\x0E-\x1F\x7F\uFFFD]/g)?.length ?? 0;
  return controls <= text.length * CONTROLS_OF_TEXT;
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return "utf-8";
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    // The decoder's way of saying that the bytes are in another encoding.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
