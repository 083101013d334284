import { extractAsciidoc } from "./asciidoc.ts";
import type { Extraction } from "./blocks.ts";
import { extractEmail } from "./email.ts";
import { extractHtml } from "./html.ts";
import { isSentence } from "./isSentence.ts";
import { extractLatex } from "./latex.ts";
import { isLicence } from "./licence.ts";
import { joinRuns } from "./mappedText.ts";
import { extractMarkdown, extractMdx } from "./markdown.ts";
import { extractNotebook } from "./notebook.ts";
import { extractOrg } from "./org.ts";
import { extractCommitMessage, extractPlaintext } from "./plaintext.ts";
import type { Omission, Prose, Sentence } from "./prose.ts";
import { extractRestructuredText } from "./restructuredtext.ts";
import { splitSentences } from "./sentences.ts";
import { countWords } from "./tokenize.ts";
import { withOneTypography } from "./typography.ts";

const EXTRACTORS: Readonly<Record<string, (source: string) => Extraction>> = {
  markdown: extractMarkdown,
  mdx: extractMdx,
  djot: extractMarkdown,
  plaintext: extractPlaintext,
  "git-commit": extractCommitMessage,
  restructuredtext: extractRestructuredText,
  asciidoc: extractAsciidoc,
  html: extractHtml,
  latex: extractLatex,
  tex: extractLatex,
  jupyter: extractNotebook,
  org: extractOrg,
  docx: extractHtml,
  eml: extractEmail,
  mbox: extractEmail,
};

/** VS Code's identifiers of the formats that {@link extractProse} reads. */
export const supportedLanguages: readonly string[] = Object.keys(EXTRACTORS);

/**
 * The sentences that the author of a document wrote, and where they stand. Never throws; takes time linear in the
 * length of the source. A language that is not in {@link supportedLanguages} is read as plain text.
 */
export function extractProse(source: string, languageId: string): Prose {
  const extract = Object.hasOwn(EXTRACTORS, languageId) ? EXTRACTORS[languageId]! : extractPlaintext;
  const { text: readable, blocks, layout, omissions } = extract(source);
  const sentences: Sentence[] = [];
  const notSentences: Omission[] = [];
  let paragraph = 0;
  let words = 0;
  for (const block of blocks) {
    const mapped = withOneTypography(joinRuns(readable, block.runs));
    const before = sentences.length;
    if (isLicence(mapped.text.trimStart())) {
      notSentences.push({
        start: mapped.startOf(0),
        end: mapped.endOf(mapped.text.length),
        reason: "licence",
      });
      continue;
    }
    let done = 0;
    for (const { start, end } of splitSentences(mapped.text)) {
      const text = mapped.text.slice(start, end);
      // Two sentences can meet inside what one character of the source stands for, such as "…".
      const span = { start: Math.max(mapped.startOf(start), done), end: mapped.endOf(end) };
      done = span.end;
      if (isSentence(text, block)) {
        sentences.push({ text, ...span, paragraph, block: block.kind });
        words += countWords(text);
      } else {
        notSentences.push({ ...span, reason: "notASentence" });
      }
    }
    if (sentences.length > before) paragraph += 1;
  }
  const allOmissions = [...omissions, ...notSentences]
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  return { sentences, layout, omissions: allOmissions, words, paragraphs: paragraph };
}
