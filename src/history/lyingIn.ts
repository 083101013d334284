/** Tells whether a document is one of these or lies in one of these folders, all by id. */
export function lyingIn(locations: readonly string[]): (id: string) => boolean {
  const known = new Set(locations.map((location) => location.replace(/\/+$/, "")));
  if (known.size === 0) return () => false;
  return (id) => {
    for (let end = id.length; end > 0; end = id.lastIndexOf("/", end - 1)) {
      if (known.has(id.slice(0, end))) return true;
    }
    return false;
  };
}

/**
 * As {@link lyingIn}, for a document however the editor has it open: as a cell of a notebook, as an older version beside the
 * present one, from another file system. What is asked is whether it may be sent: another document at the same path is not, either.
 */
export function openedFrom(locations: readonly string[]): (uri: string) => boolean {
  const isIn = lyingIn(locations);
  const isAt = lyingIn(locations.map(pathOf).filter((path) => path.startsWith("/")));
  return (uri) => isIn(uri) || isAt(pathOf(uri));
}

/** A URI's path, as it is written (RFC 3986, 3.3). */
function pathOf(uri: string): string {
  return /^[a-z][a-z0-9+.-]*:(?:\/\/[^/?#]*)?([^?#]*)/i.exec(uri)?.[1] ?? uri;
}
