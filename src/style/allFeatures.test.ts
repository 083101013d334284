import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { extractProse } from "../text/extractProse.ts";
import { type Token, tokenize } from "../text/tokenize.ts";
import { allFeatures, featureListVersion, featureOf } from "./allFeatures.ts";
import { countProse } from "./counts.ts";
import { featureVector, offScale, onScale } from "./profile.ts";
import { sumCounts } from "./tally.ts";

const valuesOf = (text: string) => featureVector(countProse(extractProse(text, "markdown")));

/** Features that no single sentence shows: marks of the page, or spreads over many sentences. */
const shownBySurroundings = new Set(["headings", "code-blocks"]);

test("each feature has its own id, wording for both directions, and a source", () => {
  assert.equal(new Set(allFeatures.map(({ id }) => id)).size, allFeatures.length);
  assert.equal(new Set(allFeatures.map(({ name }) => name)).size, allFeatures.length);
  for (const { id, name, says, instruction, source } of allFeatures) {
    assert.match(id, /^[a-z0-9]+(-[a-z0-9]+)*$/);
    assert.match(`${says.more}${says.less}`, /^[a-z][^.]*$/, `${id}: a clause that goes on from "You"`);
    assert.match(instruction.more, /^[A-Z].*\.$/);
    assert.match(instruction.less, /^[A-Z].*\.$/);
    assert.ok(name.length <= 70 && source.length > 5, id);
  }
  assert.deepEqual(
    new Set(allFeatures.map(({ group }) => group)),
    new Set(["writing", "emotional", "semantic"]),
  );
  assert.match(featureListVersion, /^[0-9a-f]{8}$/);
  assert.equal(featureOf("dashes")?.name, "dashes");
  assert.equal(featureOf("no-such-feature"), undefined);
});

test("values are finite and in range on any text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.lorem({ maxCount: 80 })), (text) => {
      for (const [id, value] of Object.entries(valuesOf(text))) {
        const unit = featureOf(id)!.unit;
        assert.ok(Number.isFinite(value), id);
        if (id !== "balance") assert.ok(value >= 0, id);
        if (unit.startsWith("%")) assert.ok(value <= 100, id);
      }
    }),
  );
});

test("a square root and back is the value", () => {
  for (const feature of allFeatures)
    assert.ok(Math.abs(offScale(feature, onScale(feature, 12.5)) - 12.5) < 1e-9);
});

const specimen = `# On machines

I don't trust it. But we — you and I — really love the old machine (the one that was built in Paris in 1921), for example, and its \`start\` lever!
It's an awful, terrible, beautiful thing; however, because nobody understands it, perhaps it's also the most useful: "upon my word", she says...

Why would they say that? Clearly, there is a problem with the machine and/or the team. Please look at the [user-friendly](https://example.org) note about the *government's* decision. If it got worse today, someone should tell the UN, unless they may not.
However, although it was raining when we left, the long road to the village led us past the mill, the church, the school, the smithy and the old inn, where nobody sat and nobody had eaten since the great fire of the winter before.

\`\`\`
start()
\`\`\`

Going home, my father will probably add something new in order to keep up appearances. Their daughter, who did only what she could, had fewer friends than usual. Fortunately, I think so. You can write to me. We know nothing. Let us begin. The end came or went. These remain. What now? They left. Never mind. As well as that, which matters, he thanked everyone. There. This is it. In general, things differ. It rains.

- A first item of a list stands here.
- A second item follows.`;

test("what is counted can be shown: every feature above zero is shown by some sentence", () => {
  const prose = extractProse(specimen, "markdown");
  const values = featureVector(sumCounts([countProse(prose)]));
  const bySentence = prose.sentences.map((sentence, index) => ({
    sentence,
    tokens: tokenize(sentence.text),
    previous: index > 0 ? tokenize(prose.sentences[index - 1]!.text) : [],
  }));
  const missing = allFeatures.filter((feature) => {
    if (!((values[feature.id] ?? 0) > 0) || shownBySurroundings.has(feature.id)) return false;
    return !bySentence.some(({ sentence, tokens, previous }) => {
      const around = {
        previous,
        block: sentence.block,
        paragraph: { words: 100, sentences: 8 },
        source: specimen.slice(sentence.start, sentence.end),
      };
      const showing = feature.shows(tokens, "more", around);
      for (const [start, end] of showing.marks)
        assert.ok(0 <= start && start < end && end <= sentence.text.length);
      return showing.strength > 0;
    });
  });
  assert.deepEqual(
    missing.map(({ id }) => id),
    [],
  );
});

test("the specimen shows nearly every feature, so the test above has teeth", () => {
  const values = valuesOf(specimen);
  const absent = allFeatures.filter(({ id }) => !values[id]).map(({ id }) => id);
  assert.deepEqual(absent, []);
});

test("absence is shown by a sentence without it, never by one with it", () => {
  const dashes = featureOf("dashes")!;
  const shows = (text: string): number => dashes.shows(tokenize(text) satisfies Token[], "less").strength;
  assert.equal(shows("He came — late — and left."), 0);
  assert.ok(
    shows("He came late and left again before anybody had noticed that he was there.") > shows("He came."),
  );
});
