/** Words that a person may come to see, and that no translation reaches. */
import {
  isBinaryExpression,
  isCallExpression,
  isCaseClause,
  isConditionalExpression,
  isImportDeclaration,
  isJsxAttribute,
  isJsxExpression,
  isJsxText,
  isLiteralTypeNode,
  isNewExpression,
  isNoSubstitutionTemplateLiteral,
  isPropertyAccessExpression,
  isPropertyAssignment,
  isPropertyDeclaration,
  isSatisfiesExpression,
  isStringLiteral,
  isTemplateExpression,
  type Node,
} from "typescript/unstable/ast";
import { isTranslating } from "./messages.ts";
import { nodesOf, placeOf, type Source } from "./sources.ts";

/** Two words, or one that begins as a sentence does. */
const PROSE = /\p{L}{2,}[^\p{L}]*\s[^\p{L}]*\p{L}{2,}|(?<![\p{L}\p{N}_$./-])\p{Lu}\p{Ll}{2,}(?![\p{L}.-])/u;
const LETTER = /\p{L}/u;

/** What the editor shows of what it is handed, and a page of its elements. */
const SHOWN = new Set(
  "label description detail placeHolder prompt tooltip openLabel saveLabel title message text aria-label placeholder alt".split(
    " ",
  ),
);
const SHOWING = /^vscode\.window\.(show|setStatusBarMessage)/;

/** The program's name is the same in every language. */
const NAME = "Idiolect";

/** Words of a source that no `t` translates, each with its place. What is meant for programs, models and the log is left out. */
export function bareWordsOf(source: Source): string[] {
  return [...nodesOf(source.file)].flatMap((node) => {
    const text = wordsIn(node);
    if (text === undefined || text === NAME || isForPrograms(node)) return [];
    const isBare = PROSE.test(text) || (LETTER.test(text) && isShown(node));
    return isBare ? `${placeOf(source, node)}: ${text.trim()}` : [];
  });
}

/** A literal's text without codicons and markup, "…" for what is filled in; undefined where the node is no literal. */
function wordsIn(node: Node): string | undefined {
  const text = literalText(node);
  return text?.replace(/\$\([\w~-]+\)|<[^>]*>|https?:\S+/g, "");
}

function literalText(node: Node): string | undefined {
  if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node) || isJsxText(node)) return node.text;
  if (!isTemplateExpression(node)) return undefined;
  return [node.head, ...[...node.templateSpans].map(({ literal }) => literal)]
    .map(({ text }) => text)
    .join("…");
}

/** Whether a literal is, or may become, an argument or a property that is shown as it is. */
function isShown(node: Node): boolean {
  if (isJsxText(node)) return true;
  const { parent } = node;
  if (isJsxExpression(parent) || (isConditionalExpression(parent) && parent.condition !== node))
    return isShown(parent);
  if (isPropertyAssignment(parent)) return SHOWN.has(parent.name.getText());
  if (isJsxAttribute(parent)) return SHOWN.has(parent.name.getText());
  if (isBinaryExpression(parent) && isPropertyAccessExpression(parent.left))
    return SHOWN.has(parent.left.name.text);
  return isCallExpression(parent) && SHOWING.test(parent.expression.getText());
}

function isForPrograms(node: Node): boolean {
  const { parent } = node;
  // Compared with, or one of several that a type names.
  if (isCaseClause(parent) || (isBinaryExpression(parent) && /^[!=]==$/.test(parent.operatorToken.getText())))
    return true;
  // The name of a class of errors; what a model is asked; what a page may load.
  if (isPropertyDeclaration(parent)) return true;
  if (isPropertyAssignment(parent) && /^(system|user)$/.test(parent.name.getText())) return true;
  // An error in one line is for the log, whoever writes it there.
  if (isTemplateExpression(node) && /\$\{describeError\(/.test(node.getText())) return true;
  if (/^[a-z]+-src /.test(literalText(node) ?? "")) return true;
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (isTranslating(at) || isImportDeclaration(at) || isLiteralTypeNode(at) || isSatisfiesExpression(at))
      return true;
    if (isJsxAttribute(at)) return !SHOWN.has(at.name.getText());
    if (isCallExpression(at) && /\blog\.(trace|debug|info|warn|error)$/.test(at.expression.getText()))
      return true;
    // They say what a program did wrong; what a person can do something about has a class of its own (sayError.ts).
    if (isNewExpression(at) && /^(RangeError|GitError|LanguageModelError)$/.test(at.expression.getText()))
      return true;
  }
  return false;
}
