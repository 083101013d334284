/**
 * Assembles src/voice/network/products.wat into src/voice/network/kernel.ts: `node scripts/network/kernel.ts`.
 * The few hundred bytes are kept as text in a module, so that they are wherever the code is.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import wabt from "wabt";

const folder = join(import.meta.dirname, "../../src/voice/network");

/** The assembled module. */
export async function assembled(): Promise<Uint8Array> {
  const { parseWat } = await wabt();
  const source = readFileSync(join(folder, "products.wat"), "utf8");
  return parseWat("products.wat", source, { simd: true }).toBinary({}).buffer;
}

if (import.meta.main) {
  const text = Buffer.from(await assembled()).toString("base64");
  const lines = text.replace(/.{1,100}/g, '\n  "$&" +').slice(0, -2);
  writeFileSync(
    join(folder, "kernel.ts"),
    `/** products.wat, assembled by scripts/network/kernel.ts. */\nexport const KERNEL =${lines};\n`,
  );
}
