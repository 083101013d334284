import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { Vocabulary } from "../vocabulary.ts";
import { Network } from "./network.ts";
import { NetworkError, readNetwork, writeNetwork } from "./networkFile.ts";
import { NetworkReading } from "./networkReading.ts";
import { someNetwork } from "./testing.ts";

const network = new Network(someNetwork());
const packed = (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes));

test("probabilities of what comes next sum to one", () => {
  const state = network.read(network.begin(), " then");
  const sum = network.next(state).reduce((total, probability) => total + probability, 0);
  assert.ok(Math.abs(sum - 1) < 1e-5, `${sum}`);
});

test("what is remembered depends on the order, and is the same every time", () => {
  const read = (...words: string[]) =>
    words.reduce((state, word) => network.read(state, word), network.begin());
  assert.deepEqual(read(" the", " dog"), read(" the", " dog"));
  assert.notDeepEqual(read(" the", " dog"), read(" dog", " the"));
});

test("a network is the same after it was written and read", async () => {
  const parts = someNetwork(5);
  assert.deepEqual(await readNetwork(packed(writeNetwork(parts))), parts);
});

test("what is no network file, or a damaged one, is said to be", async () => {
  const good = writeNetwork(someNetwork());
  const newer = good.slice();
  newer[4] = 99;
  const cases: [Uint8Array<ArrayBuffer>, RegExp][] = [
    [new Uint8Array([1, 2, 3]), /cannot be unpacked/],
    [packed(new TextEncoder().encode("something else")), /not a network file/],
    [packed(newer), /version 99, not 1/],
    [packed(good.slice(0, good.length / 2)), /damaged/],
  ];
  for (const [file, message] of cases) {
    await assert.rejects(readNetwork(file), (error) => {
      assert.ok(error instanceof NetworkError);
      assert.match(error.message, message);
      return true;
    });
  }
});

test("however a text changes, its state is that of reading it from the beginning", () => {
  const vocabulary = new Vocabulary();
  const words = [" the", " dog", " then", " ran", " home", "\n"].map((word) => vocabulary.idOf(word));
  const texts = fc.array(fc.array(fc.constantFrom(...words), { maxLength: 30 }), { maxLength: 8 });
  fc.assert(
    fc.property(texts, (states) => {
      const reading = new NetworkReading(network, vocabulary);
      for (const text of states) {
        const fresh = text.reduce((state, id) => network.read(state, vocabulary.textOf(id)), network.begin());
        assert.deepEqual(reading.stateAfter(text), fresh);
      }
    }),
  );
});

test("a long text costs no more than its end", () => {
  const vocabulary = new Vocabulary();
  const [word = 0, other = 0] = [vocabulary.idOf(" the"), vocabulary.idOf(" dog")];
  let read = 0;
  class Counting extends Network {
    override read(state: Float32Array, piece: string): Float32Array {
      read++;
      return super.read(state, piece);
    }
  }
  const reading = new NetworkReading(new Counting(someNetwork()), vocabulary);
  const text = Array.from({ length: 5000 }, (_, at) => (at % 3 === 0 ? word : other));
  reading.stateAfter(text);
  assert.equal(read, 256);
  reading.stateAfter([...text, word]);
  assert.equal(read, 257);
});
