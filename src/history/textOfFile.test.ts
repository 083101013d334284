import assert from "node:assert/strict";
import { test } from "node:test";
import { strToU8, zipSync } from "fflate";
import { textOfFile } from "./textOfFile.ts";

const mail = (from: string, body: string) => `From: ${from}\nContent-Type: text/plain\n\n${body}\n`;
const mailbox = (...messages: string[]) => strToU8(messages.map((each) => `From x\n${each}`).join("\n"));
const word = (body: string) =>
  zipSync({ "word/document.xml": strToU8(`<w:document><w:body>${body}</w:body></w:document>`) });
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

test("of mail, only what the author sent is read, and nothing before it is known who that is", async () => {
  const bytes = mailbox(
    mail("Ann <ANN@x.org>", "Mine."),
    mail("bob@x.org", "His."),
    mail("ann@x.org", "Mine, too."),
  );
  assert.deepEqual(await textOfFile(bytes, "mbox", [" ann@x.ORG"]), {
    text: "Mine.\n\n\n\f\n\nMine, too.\n",
  });
  assert.deepEqual(await textOfFile(bytes, "mbox", ["eve@x.org"]), { reason: "notMine" });
  assert.deepEqual(await textOfFile(bytes, "mbox", []), { reason: "noIdentity" });
});

test("a name that says another's address is not that address", async () => {
  const bytes = strToU8(mail('"ann@x.org" <eve@x.org>', "Hers."));
  assert.deepEqual(await textOfFile(bytes, "eml", ["ann@x.org"]), { reason: "notMine" });
});

test("a Word document is its paragraphs; what is no such document is no text", async () => {
  assert.deepEqual(await textOfFile(word(paragraph("One &amp; two.")), "docx", []), {
    text: "<p>One &amp; two.</p>\n",
  });
  assert.deepEqual(await textOfFile(strToU8("PK and so on"), "docx", []), { reason: "binary" });
  assert.deepEqual(await textOfFile(zipSync({ "a.txt": strToU8("a") }), "docx", []), { reason: "binary" });
});

test("what a Word document would unpack to more than anybody writes is not unpacked", async () => {
  const bomb = word(" ".repeat(60_000_000));
  assert.ok(bomb.length < 1_000_000);
  assert.deepEqual(await textOfFile(bomb, "docx", []), { reason: "binary" });
});

test("all else is text as it stands", async () => {
  assert.deepEqual(await textOfFile(strToU8("<p>One."), "html", []), { text: "<p>One." });
  assert.deepEqual(await textOfFile(new Uint8Array([0, 1, 2]), "html", []), { reason: "binary" });
});
