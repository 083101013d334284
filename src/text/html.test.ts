import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "html");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const reasons = (source: string) => read(source).omissions.map(({ reason }) => reason);

test("a sentence goes on through inline elements, and ends with its paragraph", () => {
  assert.deepEqual(texts("<p>I <em>never</em> did&nbsp;it, <a href=x>Ann</a>.<p>Nor did<br>she!"), [
    "I never did it, Ann.",
    "Nor did she!",
  ]);
});

test("positions are those of the source, tags and all", () => {
  const source = "<p>So <b>it was</b>. And so it is.";
  const { sentences } = read(source);
  assert.deepEqual(
    sentences.map(({ start, end }) => source.slice(start, end)),
    ["So <b>it was</b>.", "And so it is."],
  );
});

test("a code span or a formula is a placeholder, also one that nobody closed", () => {
  assert.deepEqual(texts("<p>Run <code>make <b>x</b></code> twice.<p>Run <kbd>it"), ["Run \uFFFC twice."]);
  assert.deepEqual(texts("<p>Say <code>this<p>And go on."), ["And go on."]);
  assert.deepEqual(texts("<p>That <math><mi>a</mi></math> is it."), ["That \uFFFC is it."]);
});

test("references to notes go, ordinals stay", () => {
  assert.deepEqual(
    texts("<p>It was so.<sup>[1]</sup> On the 10<sup>th</sup> it was not.<sup><a>2</a></sup>"),
    ["It was so.", "On the 10th it was not."],
  );
});

test("what is not the author's is left out to where it ends, however it is nested", () => {
  const source =
    "<blockquote>Theirs.<blockquote>Theirs.</blockquote>Theirs, too.</blockquote><pre>x</pre><table><tr><td>It is.</table><nav>A b c d.</nav>Mine it is.";
  assert.deepEqual(texts(source), ["Mine it is."]);
  assert.deepEqual(reasons(source), ["quotation", "code", "table", "html"]);
});

test("what a mail program quotes is a quotation", () => {
  assert.deepEqual(texts('<div>I agree.</div><div class="x gmail_quote">She does not.</div>'), ["I agree."]);
});

test("a section of references is left out to the next heading of its level", () => {
  const source = "<h2>References</h2><p>Not it.<h3>More</h3><p>Nor it.<h2>End</h2><p>But this is.";
  assert.deepEqual(texts(source), ["But this is."]);
});

for (const nonsense of [
  "<",
  "<a ",
  "</",
  "<!--",
  "<div>",
  "<p><b>",
  "<code>",
  "<sup>",
  "<table>",
  "&amp;",
  "<ul><li>",
]) {
  test(`does not stall on ${nonsense} over and over`, { timeout: 5000 }, () => {
    read(nonsense.repeat(500_000 / nonsense.length));
  });
}
