import picomatch from "picomatch";

/** What lies among people's documents and is not theirs: other people's code, build products, licences, generated lists. */
export const DEFAULT_EXCLUDES: readonly string[] = [
  "**/.*",
  "**/.*/**",
  "**/node_modules/**",
  "**/{bower_components,vendor,vendored,third_party,thirdparty,external}/**",
  "**/{dist,build,out,target,_build,_site,public,coverage}/**",
  "**/{site-packages,__pycache__,venv}/**",
  "**/{LICENSE,LICENCE,COPYING,NOTICE,AUTHORS,CONTRIBUTORS,MAINTAINERS}{,.*,-*}",
  "**/{THIRD*PARTY*,*third*party*notices*}",
  "**/{CHANGELOG,CHANGES,HISTORY,RELEASES}{,.*}",
  "**/{CODE_OF_CONDUCT,SECURITY,PULL_REQUEST_TEMPLATE,ISSUE_TEMPLATE}{,.*}",
  "**/{requirements*,robots,CMakeLists,constraints*}.txt",
];

/**
 * Tells which paths globs exclude: files, and folders with all that is in them. Paths are relative to the folder that
 * was chosen, with slashes; upper and lower case are the same.
 */
export function excluding(globs: readonly string[]): (path: string) => boolean {
  const matches = picomatch([...globs], { dot: true, nocase: true, windows: false });
  return (path) => matches(path);
}
