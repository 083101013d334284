/** No words for a person are forgotten when Idiolect is translated: in the code, in the manifest, and of what is measured. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { bareWordsOf } from "../../scripts/l10n/bareWords.ts";
import { currentMessages } from "../../scripts/l10n/bundle.ts";
import { withSources } from "../../scripts/l10n/sources.ts";

test("every sentence of the extension and its page can be translated", () => {
  const bare = withSources((sources) => {
    assert.ok(sources.length > 80, "the sources are there");
    return sources.flatMap(bareWordsOf);
  });
  assert.deepEqual(bare, []);
});

/** Words that were forgotten, in code of the extension and of its page. */
const forgetful = {
  "src/editor/place.ts": `import * as vscode from "vscode";
    export const sentence = "It is done";
    export const item = { tooltip: "done", id: "done", kind: "two words" as "two words" };
    void vscode.window.showInformationMessage("done");
    void vscode.window.showQuickPick([{ label: sentence ? "now" : vscode.l10n.t("then") }]);
    export const fail = () => { throw new Error(\`Nothing in \${sentence}\`); };`,
  "webview/views/Empty.tsx": `export const Empty = () => <p class="two words" title="hint">hello <b aria-label={"label"} /></p>;`,
};

test("words that are forgotten would be found, wherever they stand", () => {
  const found = withSources(
    (sources) => sources.filter(({ path }) => path in forgetful).flatMap(bareWordsOf),
    forgetful,
  );
  assert.deepEqual(
    found.map((each) => each.slice(each.indexOf(": ") + 2)),
    ["It is done", "done", "two words", "done", "now", "Nothing in …", "hint", "hello", "label"],
  );
});

test("a translation has all messages to translate, arguments and comments with them", () => {
  const messages = currentMessages();
  assert.ok(Object.keys(messages).length > 900);
  for (const key of ["You {0}: {1}", "write longer sentences", "Try Again", "Release announcement"])
    assert.equal(messages[key], key);
  assert.ok(Object.values(messages).some((message) => typeof message === "object"));
});

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** What the editor shows of a manifest; what is not said in words (ids, expressions, icons) is under other names. */
const SHOWN =
  /^(title|name|label|description|markdownDescription|enumDescriptions|markdownEnumDescriptions|patternErrorMessage|contents|contextualTitle)$/;

test("all that the manifest contributes is a name in package.nls.json", () => {
  const shown: string[] = [];
  const look = (value: unknown, key: string) => {
    if (typeof value === "string") shown.push(...(SHOWN.test(key) ? [value] : []));
    else if (Array.isArray(value)) for (const one of value) look(one, key);
    else if (typeof value === "object" && value)
      for (const [name, one] of Object.entries(value)) look(one, name);
  };
  look(manifest.contributes, "");
  look(manifest.capabilities, "");
  assert.ok(shown.length > 80);
  const bare = shown.filter((text) => !/^%[\w.]+%$/.test(text) && text !== "Idiolect");
  assert.deepEqual(bare, []);
});
