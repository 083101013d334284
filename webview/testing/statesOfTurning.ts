/** States of a report in which the author has turned habits, for the page's tests. */
import type { ReportState, StandingView } from "../../src/panel/protocol.ts";
import { report } from "./states.ts";

const [first, second] = report.differences;

/** One difference is pinned, another left out; a habit that is no difference any more is turned, too. */
export const turned: ReportState = {
  ...report,
  turned: [
    { feature: first!.feature, title: first!.headline, wish: "pin", modelOnly: false },
    { feature: second!.feature, title: second!.headline, wish: "leaveOut", modelOnly: false },
    { feature: "semicolons", title: "semicolons", wish: "more", modelOnly: false },
    { feature: "passives", title: "passives", wish: "more", modelOnly: true },
  ],
  likeOthers: [
    {
      ...first!,
      feature: "word-length",
      name: "average length of words",
      unit: "letters" as const,
      value: 20.4,
    },
    { ...second!, feature: "questions", name: "questions", value: 3 },
  ].map(
    ({ feature, name, unit, tellingFigure, value, mean, writers }): StandingView => ({
      feature,
      name,
      unit,
      tellingFigure,
      value,
      interval: [value - 1, value + 1],
      mean,
      writers,
    }),
  ),
};

/** All that there was to say is left out: nothing steers, and it can be taken back. */
export const allLeftOut: ReportState = { ...turned, preference: "" };
