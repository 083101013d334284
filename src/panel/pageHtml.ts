import { t } from "@vscode/l10n";

export interface PageParts {
  /** Addresses of the bundled script and style sheet, as the page may load them. */
  readonly script: string;
  readonly style: string;
  /** Where the style sheet and fonts may come from, as a source of a content security policy. */
  readonly cspSource: string;
  /** Fresh for each page; what alone lets a script run. The toolkit reads it, too: it tries a style out to learn what the browser can do. */
  readonly nonce: string;
  /** The language of the page's words, as a BCP 47 tag; English where it is not given. */
  readonly language?: string;
  /** The page's words by their English ones; those that are missing stay English. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** The panel's page before it is told anything. It may load nothing but its own script and style sheet. */
export function pageHtml(parts: PageParts): string {
  const { script, style, cspSource, nonce, language = "en", translations } = parts;
  const policy = [
    "default-src 'none'",
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
    `script-src 'nonce-${nonce}'`,
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escaped(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta property="csp-nonce" content="${escaped(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(t("How your writing differs"))}</title>
<link rel="stylesheet" href="${escaped(style)}">
</head>
<body>
<div id="page"${translations ? ` data-translations="${escaped(JSON.stringify(translations))}"` : ""}></div>
<script nonce="${escaped(nonce)}" src="${escaped(script)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
