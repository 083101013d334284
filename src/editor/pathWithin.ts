/** The path of a document within a source, both URIs as text; empty for the source itself, undefined outside it. */
export function pathWithin(source: string, id: string): string | undefined {
  if (id === source) return "";
  const folder = source.endsWith("/") ? source : `${source}/`;
  return id.startsWith(folder) ? decodeURIComponent(id.slice(folder.length)) : undefined;
}
