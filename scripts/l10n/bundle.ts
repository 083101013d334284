import { readFileSync } from "node:fs";
import * as z from "zod";
import { type Bundle, messagesOf } from "./messages.ts";
import { withSources } from "./sources.ts";

const tasks = z.array(z.object({ name: z.string() }));

/** What there is to translate now. */
export function currentMessages(): Bundle {
  const { pathname } = new URL("../../corpus/tasks.json", import.meta.url);
  const names = tasks.parse(JSON.parse(readFileSync(pathname, "utf8"))).map(({ name }) => name);
  return withSources((sources) => messagesOf(sources, names));
}

/** The same, as it is written. */
export function currentBundle(): string {
  return `${JSON.stringify(currentMessages(), null, 2)}\n`;
}
