/** The offset just after a document's YAML (---) or TOML (+++) front matter; 0 where it has none. */
export function endOfFrontMatter(source: string): number {
  const opening = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n/.exec(source);
  if (!opening) return 0;
  const fence = opening[1] === "---" ? /^(?:---|\.\.\.)[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  fence.lastIndex = opening[0].length;
  const closing = fence.exec(source);
  if (!closing || !looksLikeFields(source.slice(opening[0].length, closing.index))) return 0;
  return closing.index + closing[0].length;
}

/** Two horizontal rules around prose are not front matter: that opens with a key (or a comment, or nothing). */
function looksLikeFields(inside: string): boolean {
  return /^\s*(?:$|#|["']?[\w.-]+["']?[ \t]*[:=]|\[)/.test(inside);
}
