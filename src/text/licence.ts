/** How the paragraphs of well-known licences, and the notices that point to them, begin. */
const LICENCE_PARAGRAPH =
  /^\W{0,8}(?:SPDX-License-Identifier|Copyright (?:\(c\)|©|\d{4})|\(c\) (?:Copyright )?\d{4}|©\s?\d{4}|Permission is hereby granted|Permission to use, copy, modify|Licen[cs]ed under the\b|Redistribution and use in source and binary|The above copyright notice|THE SOFTWARE IS PROVIDED|Unless required by applicable law|You may obtain a copy of the Licen[cs]e|This (?:program|library|file|work|document|article|post|text) is (?:free software|licen[cs]ed under|distributed (?:under|in the hope)|made available under))/;

/** Whether a paragraph is the wording of a licence or a copyright notice: nobody's own prose. */
export function isLicence(paragraph: string): boolean {
  return LICENCE_PARAGRAPH.test(paragraph);
}

/** Only this much of a file is looked at: what is generated says so at the top. Characters. */
const TOP = 800;

const NOT_TO_BE_EDITED = "(?:do not|don't|never) (?:edit|modify|change|touch)";
const GENERATED = new RegExp(
  `^[^\\n]{0,40}@generated\\b|\\bgenerated\\b[^\\n]{0,120}(?:\\n[^\\n]{0,60})?\\b${NOT_TO_BE_EDITED}\\b|\\b${NOT_TO_BE_EDITED}\\b[^\\n]{0,120}(?:\\n[^\\n]{0,60})?\\bgenerated\\b`,
  "im",
);

/** Whether the first lines of a file say that a program wrote it and that it is not to be edited. */
export function isGenerated(source: string): boolean {
  return GENERATED.test(source.slice(0, TOP));
}
