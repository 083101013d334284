import type { Outline, Told } from "./outline.ts";

/** The report as a Markdown document. Quotes are source text, Markdown as they stand. */
export function markdownReport({ opening, groups, tentative, preference }: Outline): string {
  const blocks = [
    "# What makes this writing its author's",
    opening.join(" "),
    ...groups.flatMap(({ title, told }) => [`## ${title}`, ...told.flatMap(blocksOf)]),
  ];
  if (tentative.length > 0) {
    const items = tentative.map(({ statement, sureness }) => `- ${statement} (${sureness})`);
    blocks.push("## Less sure", items.join("\n"));
  }
  if (preference.length > 0) {
    blocks.push("## What completions are steered by", preference.map((line) => `- ${line}`).join("\n"));
  }
  return `${blocks.join("\n\n")}\n`;
}

function blocksOf({ statement, sureness, difference: { evidence, contrast } }: Told): string[] {
  const own = evidence.map(({ document, quote }) => `> ${quote}\n> — \`${document}\``);
  const others = contrast.slice(0, 1).map(({ writer, quote }) => `Unlike ${writer}:\n\n> ${quote}`);
  return [`**${statement}** (${sureness})`, ...own, ...others];
}
