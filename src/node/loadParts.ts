import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { unpackPopulations } from "../corpus/population.ts";
import type { EngineParts, EngineStart } from "../engine.ts";
import { Background, BackgroundError } from "../voice/background.ts";
import { FEATURES } from "../voice/evidence.ts";
import { parseMixer } from "../voice/mixer.ts";
import { Network } from "../voice/network/network.ts";
import { NetworkError } from "../voice/network/networkFile.ts";
import { VoiceModel } from "../voice/voiceModel.ts";
import { deflatedText } from "./deflatedText.ts";
import { saltedDigest } from "./digest.ts";
import { loadCorpus } from "./loadCorpus.ts";

/** Loads what ships with the extension from its `corpus` folder. Rejects with a CorpusError, a BackgroundError, a NetworkError, a MixerError or what the disk says. */
export async function loadParts(corpusFolder: string): Promise<EngineParts> {
  const { comparison, ...start } = await loadStart(corpusFolder);
  return { ...start, ...(await comparison()) };
}

/** As {@link loadParts}, where what a first suggestion does not need is loaded when it is asked for; `packedWriters` as {@link loadCorpus} has it. */
export async function loadStart(corpusFolder: string, packedWriters?: string): Promise<EngineStart> {
  const read = (name: string) => readFile(join(corpusFolder, name));
  const readBackground = async () =>
    Background.decode(
      await unpacked(await read("background.bin"), (cause) => new BackgroundError(UNREADABLE, { cause })),
    );
  const [background, network, mixer] = await Promise.all([
    readBackground(),
    read("network.bin").then((file) => unpacked(file, (cause) => new NetworkError(UNREADABLE, { cause }))),
    read("mixer.json"),
  ]);
  const learned = { network: Network.decode(network), mixer: parseMixer(mixer.toString(), FEATURES) };
  return {
    voice: new VoiceModel({ ...background, learned }),
    freshVoice: async () => new VoiceModel({ ...(await readBackground()), learned }),
    digestWith: saltedDigest,
    packing: deflatedText,
    comparison: async () => {
      const [corpus, populations] = await Promise.all([
        loadCorpus(corpusFolder, packedWriters),
        read("fit.bin"),
      ]);
      return { corpus, populations: unpackPopulations(populations) };
    },
  };
}

const UNREADABLE = "The file cannot be unpacked";

/** With zlib, off this thread: the web's streams take ten times as long to begin. */
async function unpacked(file: Uint8Array, asError: (cause: unknown) => Error): Promise<Uint8Array> {
  try {
    const { buffer, byteOffset, byteLength } = await promisify(gunzip)(file);
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (cause) {
    throw asError(cause);
  }
}
