declare module "sentencex" {
  /** Cuts a text into sentences, in order. Each may have lost its leading or its trailing spaces, nothing else. */
  export default function segment(language: string, text: string): string[];
}
