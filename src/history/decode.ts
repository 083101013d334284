/** Above this share of control characters, bytes that happen to be valid text are none. */
const CONTROLS_OF_TEXT = 0.01;

/** So much of a file is looked at to tell UTF-16 without a byte order mark. Bytes. */
const SAMPLE = 1000;

/** From this share of zeros at every other byte on, a text is UTF-16: few characters of prose are beyond Latin. */
const ZEROS_OF_UTF16 = 0.4;

/**
 * The text of a file: UTF-8 or UTF-16, with or without a byte order mark. The mark is dropped.
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

type Encoding = "utf-8" | "utf-16le" | "utf-16be";

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return bytes.length % 2 === 0 ? encodingByZeros(bytes.subarray(0, SAMPLE)) : "utf-8";
}

/** UTF-8 has no zeros; in UTF-16 they are the higher halves of Latin letters. */
function encodingByZeros(sample: Uint8Array): Encoding {
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const enough = (sample.length / 2) * ZEROS_OF_UTF16;
  if (zeros[1]! > enough && zeros[0] === 0) return "utf-16le";
  return zeros[0]! > enough && zeros[1] === 0 ? "utf-16be" : "utf-8";
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
