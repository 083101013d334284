import type { Register } from "../../src/corpus/corpus.ts";
import { type Claim, historySizes } from "./claims.ts";

const share = (claims: readonly Claim[], of: "replicates" | "fitsAnother") =>
  claims.length === 0 ? "   –" : (claims.filter((claim) => claim[of]).length / claims.length).toFixed(3);

/** How often claims of at least each stated probability hold, by register and size of history, and how often on another author. */
export function replicationTable(
  claims: readonly Claim[],
  stated: readonly number[],
  families: Readonly<Record<string, string>>,
): string {
  const lines = ["stated ≥  kind       words  histories  claims each  replicate  on another author"];
  for (const least of [0.75, 0.8, 0.85, 0.9])
    for (const kind of ["proposal", "post"] satisfies Register[])
      for (const size of historySizes) {
        const made = claims
          .map((claim, index) => ({ claim, stated: stated[index]! }))
          .filter(({ claim }) => claim.size === size && claim.register === kind);
        const histories = new Set(made.map(({ claim }) => claim.trial)).size;
        const shown = onePerFamily(
          made.filter((one) => one.stated >= least),
          families,
        );
        if (histories === 0) continue;
        const each = (shown.length / histories).toFixed(2);
        lines.push(
          `${least.toFixed(2)}      ${kind.padEnd(9)} ${String(size).padStart(6)} ${String(histories).padStart(10)} ${each.padStart(12)} ${share(shown, "replicates").padStart(10)} ${share(shown, "fitsAnother").padStart(18)}`,
        );
      }
  return lines.join("\n");
}

function onePerFamily(
  made: readonly { claim: Claim; stated: number }[],
  families: Readonly<Record<string, string>>,
): Claim[] {
  const best = new Map<string, { claim: Claim; stated: number }>();
  for (const one of made) {
    const key = `${one.claim.trial} ${families[one.claim.feature]}`;
    if ((best.get(key)?.stated ?? 0) < one.stated) best.set(key, one);
  }
  return [...best.values()].map(({ claim }) => claim);
}

/** Stated probability against what came true, in steps of 0.05. */
export function calibrationTable(claims: readonly Claim[], stated: readonly number[]): string {
  const lines = ["stated      claims   mean  came true"];
  for (let step = 6; step < 20; step++) {
    const within = claims
      .map((claim, index) => ({ claim, stated: stated[index]! }))
      .filter((one) => Math.floor(one.stated * 20) === step);
    if (within.length === 0) continue;
    const mean = within.reduce((sum, one) => sum + one.stated, 0) / within.length;
    lines.push(
      `${(step / 20).toFixed(2)}–${((step + 1) / 20).toFixed(2)} ${String(within.length).padStart(7)}  ${mean.toFixed(3)}  ${share(
        within.map(({ claim }) => claim),
        "replicates",
      )}`,
    );
  }
  return lines.join("\n");
}
