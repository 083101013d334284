import { withoutChatter } from "../../generation/chatter.ts";
import { onlyVisible } from "../../generation/plainText.ts";
import type { MethodContext } from "./context.ts";
import type { Target } from "./dataset.ts";
import type { Method } from "./method.ts";
import { writeAsTheExtension } from "./ours.ts";
import {
  writeForNobody,
  writeFromContrast,
  writeFromDifferences,
  writeFromPast,
  writeFromSummary,
} from "./published.ts";

/**
 * What a method writes for a target, without what a model says around it; empty where that is all. Never looks at the target's text.
 * Rejects with what a call rejects with.
 */
export async function write(target: Target, method: Method, context: MethodContext): Promise<string> {
  return withoutChatter(onlyVisible(await reply(target, method, context))).trim();
}

function reply(target: Target, method: Method, context: MethodContext): Promise<string> {
  switch (method.base) {
    case "none":
      return writeForNobody(target, context);
    case "rag":
      return writeFromPast(target, method, context);
    case "intsum":
      return writeFromSummary(target, method, context);
    case "cicl":
      return writeFromContrast(target, method, context);
    case "dpl":
      return writeFromDifferences(target, method, context);
    case "ours":
      return writeAsTheExtension(target, method, context);
  }
}
