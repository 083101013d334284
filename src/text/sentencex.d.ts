declare module "sentencex" {
  /** Cuts a text into sentences, in order. Each may have lost its leading or its trailing spaces, nothing else. */
  function segment(language: string, text: string): string[];

  // biome-ignore lint/style/noDefaultExport: so the package has it
  export { segment as default };
}
