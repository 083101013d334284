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
