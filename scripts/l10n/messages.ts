/** What there is to translate: the messages of the code, and the names of what is measured. */
import {
  type CallExpression,
  type Expression,
  isArrayLiteralExpression,
  isCallExpression,
  isNoSubstitutionTemplateLiteral,
  isObjectLiteralExpression,
  isPropertyAssignment,
  isStringLiteral,
  type Node,
} from "typescript/unstable/ast";
import { allFeatures } from "../../src/style/allFeatures.ts";
import { nodesOf, type Source } from "./sources.ts";

/** A bundle as the editor and `@vscode/l10n` read it: what is said, by what is said in English. */
export type Bundle = Record<string, string | { message: string; comment: string[] }>;

/** Every message, in the order of its key. `tasks`: the names of the tasks that texts are matched to. */
export function messagesOf(sources: readonly Source[], tasks: readonly string[]): Bundle {
  const messages = new Map<string, Bundle[string]>();
  for (const { file } of sources) {
    for (const node of nodesOf(file)) {
      const message = isTranslating(node) ? messageOf(node) : undefined;
      if (message) messages.set(keyOf(message), message);
    }
  }
  for (const { name, says } of allFeatures)
    for (const text of [name, says.more, says.less]) messages.set(text, text);
  for (const task of tasks) messages.set(task, task);
  return Object.fromEntries([...messages].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Whether a node is a call of `t` of `@vscode/l10n`, or of `vscode.l10n.t`. */
export function isTranslating(node: Node): node is CallExpression {
  return isCallExpression(node) && /^(vscode\.l10n\.)?t$/.test(node.expression.getText());
}

/** What a call translates; undefined where that is known only when it runs. */
function messageOf({ arguments: [first] }: CallExpression): Bundle[string] | undefined {
  const [text] = textsOf(first);
  if (text !== undefined) return text;
  if (!first || !isObjectLiteralExpression(first)) return undefined;
  const parts = new Map<string, Expression>();
  for (const property of first.properties)
    if (isPropertyAssignment(property)) parts.set(property.name.getText(), property.initializer);
  const [message] = textsOf(parts.get("message"));
  const comment = textsOf(parts.get("comment"));
  if (message === undefined) return undefined;
  return comment.length > 0 ? { message, comment } : message;
}

function textsOf(expression: Expression | undefined): string[] {
  if (!expression) return [];
  const all = isArrayLiteralExpression(expression) ? expression.elements : [expression];
  return [...all].flatMap((one) =>
    isStringLiteral(one) || isNoSubstitutionTemplateLiteral(one) ? one.text : [],
  );
}

const keyOf = (message: Bundle[string]) =>
  typeof message === "string" ? message : `${message.message}/${message.comment.join("")}`;
