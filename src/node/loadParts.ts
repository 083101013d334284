import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { unpackPopulations } from "../corpus/population.ts";
import type { EngineParts } from "../engine.ts";
import { Background } from "../voice/background.ts";
import { FEATURES } from "../voice/evidence.ts";
import { parseMixer } from "../voice/mixer.ts";
import { Network } from "../voice/network/network.ts";
import { VoiceModel } from "../voice/voiceModel.ts";
import { saltedDigest } from "./digest.ts";
import { loadCorpus } from "./loadCorpus.ts";

/** Loads what ships with the extension from its `corpus` folder. Rejects with a CorpusError, a BackgroundError, a NetworkError, a MixerError or what the disk says. */
export async function loadParts(corpusFolder: string): Promise<EngineParts> {
  const [corpus, populations, background, network, mixer] = await Promise.all([
    loadCorpus(corpusFolder),
    readFile(join(corpusFolder, "fit.bin")),
    readFile(join(corpusFolder, "background.bin")),
    readFile(join(corpusFolder, "network.bin")),
    readFile(join(corpusFolder, "mixer.json"), "utf8"),
  ]);
  return {
    corpus,
    populations: unpackPopulations(populations),
    voice: new VoiceModel({
      ...(await Background.read(new Uint8Array(background))),
      learned: {
        network: await Network.read(new Uint8Array(network)),
        mixer: parseMixer(mixer, FEATURES),
      },
    }),
    digestWith: saltedDigest,
  };
}
