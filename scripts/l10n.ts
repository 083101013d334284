/**
 * What there is to translate, for translators: `npm run l10n` writes out/l10n/bundle.l10n.json. A translation is a copy of it in l10n/, named
 * for its language (l10n/bundle.l10n.de.json), beside one of package.nls.json (package.nls.de.json) and of the walkthrough's pages
 * (media/walkthrough/history.nls.de.md).
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { currentBundle } from "./l10n/bundle.ts";

const folder = new URL("../out/l10n/", import.meta.url);

mkdirSync(folder, { recursive: true });
writeFileSync(new URL("bundle.l10n.json", folder), currentBundle());
