import type { Engine } from "../engine.ts";
import type { StateFile } from "../storage/stateFile.ts";
import { type Steering, type Turn, turnOf } from "../style/steering.ts";
import type { Wish } from "../style/wish.ts";
import type { PanelModel } from "./panelModel.ts";

export interface TurningParts {
  readonly engine: Engine;
  readonly states: StateFile;
  readonly panel: PanelModel;
}

/**
 * Turns a habit in completions from the next one on, by its feature's id, and remembers it; without a wish it is as the author writes
 * again. The panel shows what came of it in any case. Rejects where it cannot be remembered: then nothing is turned.
 */
export async function turnHabit(
  feature: string,
  wish: Wish | undefined,
  { engine, states, panel }: TurningParts,
): Promise<void> {
  try {
    const { measures } = await engine.report(panel.kind);
    const { value = 0, norm, z = 0 } = measures.find(({ id }) => id === feature) ?? {};
    const direction = z < 0 ? "less" : "more";
    const turn = wish && turnOf(wish, { value, mean: norm?.mean ?? 0, direction });
    await states.update((state) => {
      state.steering = turned(state.steering ?? {}, feature, turn);
    });
    await engine.steer(states.state.steering ?? {});
    await panel.update();
  } finally {
    panel.tellAgain();
  }
}

function turned(steering: Steering, feature: string, turn: Turn | undefined): Record<string, Turn> {
  const { [feature]: _, ...others } = steering;
  return turn ? { ...others, [feature]: turn } : others;
}
