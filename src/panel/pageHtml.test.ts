import assert from "node:assert/strict";
import { test } from "node:test";
import { pageHtml } from "./pageHtml.ts";

const parts = {
  script: "https://host/webview.js?a=1&b=2",
  style: "https://host/webview.css",
  cspSource: "https://*.host",
  nonce: "abc123",
};

test("the page may load its own style sheet and script, and nothing else", () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(pageHtml(parts))?.[1];
  assert.deepEqual(policy?.replaceAll("&#39;", "'").split("; "), [
    "default-src 'none'",
    "style-src https://*.host 'nonce-abc123'",
    "font-src https://*.host",
    "script-src 'nonce-abc123'",
  ]);
});

test("whatever is put in stays where it was put", () => {
  const html = pageHtml({ ...parts, language: '"><script>', translations: { Copy: `"'<&>` } });
  assert.match(html, /src="https:\/\/host\/webview\.js\?a=1&#38;b=2"/);
  assert.equal(html.match(/<script/g)?.length, 1);
  assert.match(html, /data-translations="\{&#34;Copy&#34;:&#34;\\&#34;'&#60;&#38;&#62;&#34;\}"/);
});
