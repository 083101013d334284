import assert from "node:assert/strict";
import { test } from "node:test";
import { extractProse } from "./extractProse.ts";

const read = (source: string) => extractProse(source, "markdown");
const texts = (source: string) => read(source).sentences.map(({ text }) => text);
const omitted = (source: string) =>
  read(source).omissions.map(({ reason, start, end }) => [reason, source.slice(start, end)]);

test("marks go, the words they mark stay", () => {
  assert.deepEqual(texts("I *really* do **not** ~~quite~~ mind \\*this\\*, <em>Ann</em>."), [
    "I really do not quite mind *this*, Ann.",
  ]);
});

test("a link is its text; its target, title, label and footnotes are not", () => {
  assert.deepEqual(
    texts(
      'See [the docs](http://a.b "Title"), [these][1] and [those] too[^2]. But [sic *et* `x`] stays.\n\n[1]: /x\n[those]: /y',
    ),
    ["See the docs, these and those too.", "But [sic et \uFFFC] stays."],
  );
});

test("code, addresses and pictures leave a placeholder or nothing", () => {
  assert.deepEqual(
    texts(
      "Run `make` twice and open <https://a.b> again. ![A picture.](a.png) It works at https://a.b/c?d now.",
    ),
    ["Run \uFFFC twice and open \uFFFC again.", "It works at \uFFFC now."],
  );
});

test("templates go, also as the target of a link", () => {
  const source = `{{< note >}}\n\nRead [the guide]({{< ref "guide.md" >}}) {% if x %}now{% endif %}.{: .big}\n\n{% highlight js %}\nNot this one. Nor this.\n{% endhighlight %}\n`;
  assert.deepEqual(texts(source), ["Read the guide now."]);
  assert.equal(omitted(source)[0]?.[0], "code");
});

test("a template of any length leaves nothing behind", () => {
  const image = `{{< img src="${"a".repeat(80)}.jpg" alt="A picture of it." >}}`;
  assert.deepEqual(texts(`${image}\n\nThis is ${image} prose.`), ["This is prose."]);
  assert.deepEqual(omitted(image), []);
});

test("a listing in capitals is no sentence", () => {
  assert.deepEqual(
    texts("PUSH1 CALLVALUE ISZERO PUSH3 JUMPI INVALID JUMPDEST JUMPDEST PUSH1 DUP1 DUP1 SLOAD DUP1."),
    [],
  );
  assert.deepEqual(texts("STOP SHOUTING."), ["STOP SHOUTING."]);
});

test("blocks that are not prose are left out, with their reason and place", () => {
  const source = [
    "---\ntitle: It is not prose.\n---",
    "# Not a sentence.",
    "> Somebody else said this.",
    "```\nThis is code.\n```",
    "    And so is this.",
    "| This is | a table. |\n|---|---|\n| Yes it is. | b |",
    "<!-- This is HTML. -->",
    "[label]: http://a.b",
    "Note:",
    "## References",
    "This is a reference.",
  ];
  assert.deepEqual(omitted(source.join("\n\n")), [
    ["frontMatter", source[0]],
    ["heading", source[1]],
    ["quotation", source[2]],
    ["code", source[3]],
    ["code", source[4]!.trim()],
    ["table", source[5]],
    ["html", source[6]],
    ["linkTarget", source[7]],
    ["notASentence", source[8]],
    ["heading", source[9]],
    ["linkTarget", source[10]],
  ]);
  assert.deepEqual(texts(source.join("\n\n")), []);
});

test("prose in HTML is prose; what HTML leaves out goes on over blank lines", () => {
  const source =
    "<div align=center>\nThis is <b>mine</b>.\n</div>\n\n<blockquote>\n\nThis is not.\n\n</blockquote>\n\nBut *this* is.";
  assert.deepEqual(texts(source), ["This is mine.", "But this is."]);
  assert.deepEqual(omitted(source)[1], ["quotation", "This is not."]);
});

test("what HTML forgot to close ends at a heading; a brace is no mark where no other answers it", () => {
  assert.deepEqual(
    texts("<blockquote>\nThis is theirs.\n\nSo is this.\n\n# A\n\nThis is mine, {-1, 1} and all."),
    ["This is mine, {-1, 1} and all."],
  );
});

test("formulas are placeholders, prices are words", () => {
  assert.deepEqual(
    texts(
      "With $a_1 * b$ and $2^n$ it costs $5 or $10 at most.\n\nWe know that\n$$\nx_1 < y_1\n$$\nholds for all.",
    ),
    ["With \uFFFC and \uFFFC it costs $5 or $10 at most.", "We know that \uFFFC holds for all."],
  );
});

test("dialects: divisions, spans, attributes, short codes and emoji leave what they are put around", () => {
  const source =
    '::: note\nThis is [a *span*]{.big} with {=marks=} :tada: in it.\n:::\n\n[gallery ids="1,2"]\n\n[caption width="10"]It is ![a](b.png){width=50%} mine.[/caption]';
  assert.deepEqual(texts(source), ["This is a span with marks in it.", "It is mine."]);
});

test("MDX: modules, expressions and tags of components go, what stands between the tags stays", () => {
  const source =
    'import { Note } from "x"\n\nexport const a = {\n  b: 1,\n}\n\nHello {user.name}, <Note of={a ? "b" : "c"} {...rest}>this *is* mine</Note> now.{/* Not this. */}\n\n<Tabs.Item>\n  And this is, too.\n</Tabs.Item>';
  assert.deepEqual(
    extractProse(source, "mdx").sentences.map(({ text }) => text),
    ["Hello \uFFFC, this is mine now.", "And this is, too."],
  );
});

test("a rule at the top of prose is not front matter, nor is an unclosed one", () => {
  assert.deepEqual(texts("---\n\nThis is prose. So it is read.\n\n---\n\nThis too."), [
    "This is prose.",
    "So it is read.",
    "This too.",
  ]);
  assert.deepEqual(texts("+++\ntitle = 'x'\n+++\nThis is prose."), ["This is prose."]);
  assert.equal(read("---\ntitle: x\n\nThis is prose.").sentences.length, 1);
});

test("GitHub's alerts are the author's own words", () => {
  assert.deepEqual(texts("> [!NOTE]\n> This is *mine*,\n> all of it."), ["This is mine, all of it."]);
});

test("list items hold sentences; entries and lists of links do not", () => {
  const { sentences } = read(
    "1. It is *long* enough.\n   So is this.\n2. Entry\n3. [Only a link with quite a few words in it](http://a.b)\n",
  );
  assert.deepEqual(
    sentences.map(({ text, block, paragraph }) => [text, block, paragraph]),
    [
      ["It is long enough.", "listItem", 0],
      ["So is this.", "listItem", 0],
    ],
  );
});

test("layout is counted before it goes", () => {
  const source =
    "# A\n\nB\n=\n\nI *am* **here** with `x` and [y](z) and ![i](j).\n\n- one\n- two\n\n1. three\n\n> q\n\n```\nc\n```\n\n|a|\n|-|\n|b|\n";
  assert.deepEqual(read(source).layout, {
    headings: 2,
    listItems: 3,
    orderedItems: 1,
    links: 1,
    emphases: 2,
    codeSpans: 1,
    codeBlocks: 1,
    quotations: 1,
    tables: 1,
    images: 1,
  });
});

for (const nonsense of [
  "> ",
  "- ",
  "1. ",
  "[",
  "[a](",
  "*a",
  "a_ ",
  "`a`_ ",
  "![",
  "<!--",
  "{{<",
  "{% raw %}",
  "\\",
  "  - a\n",
]) {
  test(`does not stall on ${JSON.stringify(nonsense)} over and over`, { timeout: 5000 }, () => {
    read(nonsense.repeat(100_000 / nonsense.length));
  });
}
