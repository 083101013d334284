import { MOST } from "../../generation/prompt.ts";
import { type Choice, choices } from "./chooseOthers.ts";
import { type Standard, standards } from "./prompts.ts";

export const bases = ["none", "rag", "intsum", "cicl", "dpl", "ours"] as const;
export type Base = (typeof bases)[number];

/** One way to write a target's text: a method, and what is changed about it. */
export interface Method {
  /** As it was asked for: `dpl/random/n=4`. */
  readonly name: string;
  readonly base: Base;
  /** Past texts that are retrieved: N. */
  readonly past: number;
  /** Other users' texts, or writers, that are compared with: K. */
  readonly others: number;
  /** Undefined: what is usual for the method. */
  readonly choice: Choice | undefined;
  readonly standard: Standard;
  /** How many texts are asked for; the best is taken. */
  readonly best: number;
  /** By fit; else one of them by chance. */
  readonly ranked: boolean;
  /** Steered by another user's preference: the control. */
  readonly wrongAuthor: boolean;
  /** Ours: with the differences that a model finds beside those measured. */
  readonly observed: boolean;
}

/** As published (Qiu et al. 2025, section 4). */
export const PUBLISHED = { past: 8, others: 4 };

/** A method's name that is not understood. */
export class MethodError extends Error {
  override readonly name = "MethodError";
}

/** Reads `ours`, `dpl/random/n=4`, `ours/wrong-author` and the like. Throws {@link MethodError}. */
export function parseMethod(name: string): Method {
  const [first, ...changes] = name.trim().split("/");
  const base = bases.find((known) => known === first);
  if (!base) throw new MethodError(`There is no method “${first}”: ${bases.join(", ")}.`);
  const usual: Method = {
    ...PUBLISHED,
    name: [base, ...changes].join("/"),
    base,
    choice: undefined,
    standard: "structured",
    best: 1,
    ranked: true,
    wrongAuthor: false,
    observed: false,
  };
  return Object.assign({}, usual, ...changes.map((change) => read(change, base, name)));
}

function read(change: string, base: Base, name: string): Partial<Method> {
  const [, key, value] = /^(n|k|best)=(\d+)$/.exec(change) ?? [];
  const number = Number(value);
  const choice = choices.find((known) => known === change);
  const standard = standards.find((known) => known === change);
  const compares = base === "dpl" || base === "ours";
  if (key === "n" && base !== "none" && number >= 1 && number <= 8) return { past: number };
  if (key === "k" && compares && number >= 1 && number <= 8) return { others: number };
  if (key === "best" && base === "ours" && number >= 1 && number <= 8) return { best: number };
  if (choice && compares) return { choice };
  if (standard && (base === "dpl" || name.includes("/observed"))) return { standard };
  if (change === "unranked" && base === "ours") return { ranked: false };
  if (change === "wrong-author" && compares) return { wrongAuthor: true };
  if (change === "observed" && base === "ours") return { observed: true };
  throw new MethodError(
    `“${name}”: ${base} knows no “${change}”. There are n=1 to 8 (all but none); k=1 to 8, ${choices.join(", ")}, wrong-author (dpl, ours); ${standards.join(", ")} (dpl, ours/observed); observed, best=1 to 8, unranked (ours).`,
  );
}

const UP_TO_EIGHT = [1, 2, 3, 4, 5, 6, 7, 8];

/** The methods compared, and every ablation of the two that compare. Ours has no more past texts in its prompt than the editor sends. */
export const MATRIX: readonly string[] = [
  ...bases,
  "ours/observed",
  ...choices.filter((choice) => choice !== "kmeans").map((choice) => `dpl/${choice}`),
  ...choices.filter((choice) => choice !== "all").map((choice) => `ours/${choice}`),
  ...UP_TO_EIGHT.filter((n) => n !== PUBLISHED.past).map((n) => `dpl/n=${n}`),
  ...UP_TO_EIGHT.filter((n) => n < MOST.passages).map((n) => `ours/n=${n}`),
  ...UP_TO_EIGHT.filter((k) => k !== PUBLISHED.others).flatMap((k) => [`dpl/k=${k}`, `ours/kmeans/k=${k}`]),
  "dpl/free",
  "ours/observed/free",
  "ours/best=3",
  "ours/best=3/unranked",
  "dpl/wrong-author",
  "ours/wrong-author",
];
