import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startEditor } from "../../scripts/editor.mjs";
import { packageExtension } from "../../scripts/package.mjs";
import { type OpenAiServer, startOpenAiServer } from "../server/openAiServer.ts";
import { SETTINGS, until } from "./onDisk.ts";
import { Workbench } from "./workbench.ts";
import { writeWriting } from "./writing.ts";

const FIRST = "the heron had come back to the weir.";
const SECOND = "the committee had taken the blue bucket with it.";
const THIRD = "nobody had asked for the ladder yet.";
const UNLIKE =
  "Pursuant to the aforementioned provisions, stakeholders are hereby notified that implementation of the optimization framework shall commence forthwith. Additionally, deliverables will be validated via automated regression pipelines, thereby ensuring compliance with established governance requirements across all organizational units. Furthermore, subsequent iterations leverage scalable infrastructure in order to maximize throughput.";

let data: string;
let folder: string;
let model: OpenAiServer;
let editor: Awaited<ReturnType<typeof startEditor>>;
let vs: Workbench;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "idiolect-model-"));
  folder = join(data, "workspace");
  writeWriting(join(folder, "letters"));
  writeFileSync(join(folder, "draft.md"), "# A draft\n\n");
  model = await startOpenAiServer();
  editor = await startEditor({
    folder,
    data,
    vsix: packageExtension(),
    settings: {
      ...SETTINGS,
      "idiolect.completion.automatic": "off",
      "idiolect.history.include": [join(folder, "letters")],
      "idiolect.llm.endpoint": model.url,
      "idiolect.llm.model": "test-model",
    },
  });
  vs = await Workbench.open(editor.address);
  await vs.openFile("draft.md");
  await vs.page.keyboard.press("Control+End");
});

after(async () => {
  await vs?.close();
  editor?.stop();
  await model?.close();
  await editor?.exited;
  rmSync(data, { recursive: true, force: true, maxRetries: 20 });
});

const personalize = () => vs.command("Idiolect: Personalize Completion");

async function sees(text: string): Promise<void> {
  await until(`“${text}” is suggested`, async () => (await vs.ghost()).includes(text), 20_000);
}

/** Goes through the suggestions, and tells what they say. */
async function suggestions(number: number): Promise<string[]> {
  const seen = new Set<string>();
  for (let turn = 0; turn < number; turn++) {
    seen.add((await vs.ghost()).trim());
    await vs.page.keyboard.press("Alt+BracketRight");
    await vs.page.waitForTimeout(300);
  }
  return [...seen];
}

test("asked again at the same place, the model writes an alternative; nothing is asked that nobody asked for", async () => {
  await vs.type("When I walked down on Sunday ");
  model.next({ kind: "reply", text: FIRST });
  await personalize();
  await vs.press("Send");
  await sees(FIRST);
  assert.equal(model.log.length, 1);
  model.next({ kind: "reply", text: SECOND });
  await vs.command("Idiolect: More Alternatives");
  await vs.statusBarItem("alternatives here, best first: 2 (requests: 2)").waitFor();
  assert.deepEqual((await suggestions(2)).toSorted(), [FIRST, SECOND].toSorted());
  await vs.screenshot("model-alternatives");
  await vs.page.waitForTimeout(1_000);
  assert.equal(model.log.length, 2);
});

test("what does not sound like the author can be tried again, and the model is told what was off", async () => {
  await vs.page.keyboard.press("Escape");
  await vs.type("\n\n");
  model.next({ kind: "reply", text: UNLIKE });
  await personalize();
  await vs.statusBarItem("Does not sound much like you").click({ trial: true });
  await vs.screenshot("model-unlike");
  const calls = model.log.length;
  model.next({
    kind: "reply",
    text: "I would rather mend the kettle than carry a new one down to the boathouse.",
  });
  await vs.command("Idiolect: Try Again, Nearer to My Voice");
  await sees("I would rather mend the kettle");
  assert.equal(model.log.length, calls + 1);
  assert.match(
    JSON.parse(model.log.at(-1)?.body ?? "{}").messages.at(-1).content,
    /did not sound like this person/,
  );
  await vs.statusBarItem("Does not sound much like you").waitFor({ state: "hidden" });
});

test("what had come of a broken-off answer is kept, and marked", async () => {
  await vs.page.keyboard.press("Escape");
  await vs.type("I saw that ");
  model.next({ kind: "cut", text: `${THIRD} And th` });
  await personalize();
  await sees(THIRD);
  model.next({ kind: "cut", text: THIRD });
  await vs.page.keyboard.press("Escape");
  await vs.type("on Monday ");
  await personalize();
  await vs.statusBarItem("the answer broke off; this is what had come of it").waitFor();
  await sees(THIRD);
  await vs.screenshot("model-broken-off");
});

test("an endpoint that dies in the middle: this machine answers; it returns, and answers again", async () => {
  await vs.page.keyboard.press("Escape");
  await vs.type("\n\nI would rather mend the ");
  const port = Number(new URL(model.url).port);
  model.next({ kind: "stall", text: "ga" });
  await personalize();
  await until("the request is there", () => model.log.some(({ closedAt }) => closedAt === undefined));
  await model.close();
  await vs.notification("The model on this machine answers instead.").waitFor();
  await vs.ghostText.first().waitFor();
  await vs.screenshot("model-died");
  assert.doesNotMatch(await vs.ghost(), /committee|heron/);

  model = await startOpenAiServer({ port });
  await vs.page.keyboard.press("Escape");
  await vs.type("gate, and ");
  model.next({ kind: "reply", text: FIRST });
  await personalize();
  await sees(FIRST);
  await vs.page.keyboard.press("Tab");
  await vs.seesText(`gate, and ${FIRST}`);
  await vs.screenshot("model-returned");
  assert.equal(model.log.length, 1);
});
