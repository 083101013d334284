import assert from "node:assert/strict";
import { test } from "node:test";
import { Background, BackgroundError } from "./background.ts";
import { buildBackground } from "./buildBackground.ts";
import type { Continuations } from "./counts.ts";
import { pieces } from "./pieces.ts";

async function gzipped(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const DOCUMENTS = [
  "we keep it small. we keep it simple. Zebedee Zebedee Zebedee",
  "we keep it small. they keep it open.",
  "they keep it small.",
].map(pieces);

test("what is read is what was counted, but for what is rare", async () => {
  const { background, vocabulary } = await Background.read(await gzipped(buildBackground(DOCUMENTS)));
  const found: (Continuations | undefined)[] = [];
  const context = [" keep", " it"].map((piece) => vocabulary.contextOf(vocabulary.idOf(piece)));
  background.following(context, found);
  const [small] = found[2]?.ids ?? [];
  assert.equal(vocabulary.textOf(small as number), " small");
  assert.deepEqual([found[2]?.counts[0], found[2]?.size, found[2]?.total], [3, 1, 5]);
  assert.equal(background.countOf(vocabulary.idOf(" keep")), 5);
});

test("what only one document says is nobody's business, however often it does", async () => {
  const { vocabulary } = await Background.read(await gzipped(buildBackground(DOCUMENTS)));
  assert.equal(
    vocabulary.texts.some((text) => text.includes("Zebedee")),
    false,
  );
});

test("the same documents make the same file", () => {
  assert.deepEqual(buildBackground(DOCUMENTS), buildBackground(DOCUMENTS));
});

test("a file that is something else, older, or cut off is refused with the reason", async () => {
  const good = buildBackground(DOCUMENTS);
  const older = good.slice();
  older[4] = 99;
  await assert.rejects(Background.read(good), /cannot be unpacked/);
  await assert.rejects(gzipped(older).then(Background.read), /version 99/);
  await assert.rejects(gzipped(good.slice(0, -3)).then(Background.read), BackgroundError);
  await assert.rejects(
    gzipped(new TextEncoder().encode("What is this?")).then(Background.read),
    /not a background/,
  );
});
