import assert from "node:assert/strict";
import { test } from "node:test";
import { ownMail } from "./ownMail.ts";
import { writtenOn } from "./writtenOn.ts";

const ME = "ines@example.net";
const message = (from: string, date: string | undefined) =>
  `From: ${from}\n${date === undefined ? "" : `Date: ${date}\n`}Subject: The boat\n\nI went to look at the boat, and it is still there.\n`;

async function writtenIn(languageId: "eml" | "mbox", text: string): Promise<string | undefined> {
  const mail = await ownMail(new TextEncoder().encode(text), languageId, [ME]);
  assert.ok(mail.kind === "text");
  const time = writtenOn({ id: `mail.${languageId}`, text: mail.text });
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
}

test("a message is dated by its header", async () => {
  assert.equal(await writtenIn("eml", message(ME, "Tue, 2 May 2023 09:30:00 +0200")), "2023-05-02");
});

test("a mailbox is dated by the last of one's own messages", async () => {
  const box = [
    message(ME, "Tue, 2 May 2023 09:30:00 +0000"),
    message(ME, "Thu, 4 Apr 2024 09:30:00 +0000"),
    message("otto@example.net", "Fri, 3 Jan 2025 09:30:00 +0000"),
    message(ME, "Mon, 1 May 2023 09:30:00 +0000"),
  ];
  assert.equal(await writtenIn("mbox", box.map((one) => `From x\n${one}`).join("\n")), "2024-04-04");
});

test("without a date that can be read there is none, and the text is as it was", async () => {
  for (const date of [undefined, "the day after"]) {
    assert.equal(await writtenIn("eml", message(ME, date)), undefined);
    const mail = await ownMail(new TextEncoder().encode(message(ME, date)), "eml", [ME]);
    assert.ok(mail.kind === "text" && mail.text.startsWith("I went"));
  }
});
