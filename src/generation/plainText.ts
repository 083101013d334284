import { GFM, parser } from "@lezer/markdown";

const markdown = parser.configure(GFM);

/**
 * Control characters; format characters, among them those that reverse text or hide it (Unicode TR 36, 3.6; the two joiners
 * that some scripts need may stay); private use, halves of pairs, and the placeholder.
 */
const INVISIBLE = /(?![\n\t])\p{Cc}|(?![\u200C\u200D])\p{Cf}|[\p{Cs}\p{Co}\uFFFC]/gu;

/** The text with "\n" for every line's end and without anything that a reader cannot see. */
export function onlyVisible(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029\u0085]/g, "\n").replace(INVISIBLE, "");
}

/** Markup that makes a reader's program go somewhere. */
const LEADS_AWAY = new Set(["Link", "Image", "Autolink", "URL", "LinkReference", "HTMLTag", "HTMLBlock"]);

/** What an editor underlines as an address even where Markdown has no link: in code, and glued to a word. */
const ADDRESS = /[a-z][a-z0-9+.-]*:\/\/[^\s<>()"'`]*[^\s<>()"'`.,;:!?*_[\]{}]/gi;

/**
 * The text with only those links, images and HTML tags whose targets are known ({@link targetsOf}); of others the words stay.
 * A reply must not bring addresses into a document: their target may be invented, or carry the author's text away.
 */
export function withoutForeignLinks(text: string, known: ReadonlySet<string>): string {
  let current = text;
  // Taking off one layer may lay the next one bare: an image in a link. Every pass shortens the text, or is the last.
  for (;;) {
    const next = withoutOneLayer(current, known);
    if (next.length >= current.length) return current;
    current = next;
  }
}

function withoutOneLayer(text: string, known: ReadonlySet<string>): string {
  let plain = "";
  let done = 0;
  markdown.parse(text).iterate({
    enter: ({ node, name, from, to }) => {
      if (!LEADS_AWAY.has(name)) return true;
      const url = name === "URL" ? node : node.getChild("URL");
      const target = url ? text.slice(url.from, url.to) : text.slice(from, to);
      // "[sic]" has the form of a link to a definition, but no target of its own.
      if (known.has(target) || (name === "Link" && !url)) return true;
      const [open, close] = node.getChildren("LinkMark");
      const isLabelled = (name === "Link" || name === "Image") && open && close;
      const words = isLabelled ? text.slice(open.to, close.from) : wordsOf(name, target);
      plain += text.slice(done, from) + words;
      done = to;
      return false;
    },
  });
  plain += text.slice(done);
  return plain.replace(ADDRESS, (address) =>
    [...known].some((target) => target.startsWith(address)) ? address : withoutScheme(address),
  );
}

/** What stays of markup without a label. */
function wordsOf(name: string, target: string): string {
  if (name === "LinkReference" || name === "HTMLTag") return "";
  if (name === "HTMLBlock") return target.replace(/<[^<>]*>?/g, "");
  return withoutScheme(target);
}

function withoutScheme(address: string): string {
  return address.replace(/^(?:(?:[a-z][a-z0-9+.-]*:\/\/)+|[a-z][a-z0-9+.-]*:)?(?:www\.)?/i, "");
}

/** Where the links and images of a text lead, and its HTML tags. */
export function targetsOf(text: string): Set<string> {
  const targets = new Set<string>();
  markdown.parse(text).iterate({
    enter: ({ name, from, to }) => {
      if (name === "URL" || name === "HTMLTag" || name === "HTMLBlock") targets.add(text.slice(from, to));
    },
  });
  return targets;
}
