import type { Cost, Ledger } from "../../evaluation/dpl/calls.ts";
import type { MethodFigures } from "../../evaluation/dpl/results.ts";
import type { Metric } from "../../evaluation/dpl/score.ts";
import type { Price } from "./options.ts";

/** What a method cost, and what judging it did. */
export interface MethodCost {
  readonly prepare: Cost;
  readonly generate: Cost;
  readonly judge: Cost;
  /** In the prices' money; undefined where no price is known. */
  readonly price: number | undefined;
}

export interface TableRow {
  readonly figures: MethodFigures;
  readonly cost: MethodCost;
}

/** The columns of the paper's Table 1, then what it does not measure. Digits after the point. */
const COLUMNS: readonly { readonly metric: Metric; readonly name: string; readonly digits: number }[] = [
  { metric: "rouge1", name: "ROUGE-1", digits: 4 },
  { metric: "rougeL", name: "ROUGE-L", digits: 4 },
  { metric: "meteor", name: "METEOR", digits: 4 },
  { metric: "bleu", name: "BLEU", digits: 3 },
  { metric: "judge", name: "Judge (0–10)", digits: 3 },
  { metric: "delta", name: "Delta to the author ↓", digits: 3 },
  { metric: "deltaMargin", name: "nearer than the others by", digits: 3 },
  { metric: "fit", name: "Fit", digits: 2 },
  { metric: "claims", name: "Distance on claims ↓", digits: 3 },
];

/** What one method's calls came to. */
export function costOf(ledger: Ledger, writer: Price | undefined, judge: Price | undefined): MethodCost {
  const [prepare, generate, judging] = [ledger.of("prepare"), ledger.of("generate"), ledger.of("judge")];
  const parts = [priceOf(prepare, writer), priceOf(generate, writer), priceOf(judging, judge)];
  const known = parts.filter((part) => part !== undefined);
  return {
    prepare,
    generate,
    judge: judging,
    price: known.length < parts.length ? undefined : known.reduce((sum, part) => sum + part, 0),
  };
}

function priceOf({ calls, tokens }: Cost, price: Price | undefined): number | undefined {
  if (calls === 0) return 0;
  return price && (tokens.prompt * price.prompt + tokens.completion * price.completion) / 1e6;
}

/** The figures in the form of the paper's Table 1: a method a row, a metric a column; then what the methods cost, and what is sure. */
export function tableOf(rows: readonly TableRow[], texts: number, meteorName: string): string {
  const columns = COLUMNS.filter(({ metric }) => rows.some(({ figures }) => figures.figures[metric]));
  const named = columns.map(({ metric, name }) => (metric === "meteor" ? meteorName : name));
  const quality = [
    ["Method", ...named],
    ...rows.map(({ figures }) => [
      figures.method,
      ...columns.map(({ metric, digits }) => figureOf(figures.figures[metric], digits)),
    ]),
  ];
  const costs = [
    ["Method", "calls a text", "prepared ahead", "judging", "tokens in", "tokens out", "price"],
    ...rows.map(({ figures, cost }) => [
      figures.method,
      perText(cost.generate.calls, texts),
      perText(cost.prepare.calls, texts),
      perText(cost.judge.calls, texts),
      ...[tokensOf(cost, "prompt"), tokensOf(cost, "completion")],
      cost.price === undefined ? "" : cost.price.toFixed(4),
    ]),
  ];
  return `${markdown(quality)}\n\n${markdown(costs)}\n${comparisons(rows, columns)}`;
}

const figureOf = (spread: { mean: number; sd: number | undefined } | undefined, digits: number) =>
  spread === undefined
    ? ""
    : spread.mean.toFixed(digits) + (spread.sd === undefined ? "" : ` ± ${spread.sd.toFixed(digits)}`);

const perText = (calls: number, texts: number) =>
  texts === 0 ? "" : String(Number((calls / texts).toFixed(2)));

function tokensOf({ prepare, generate, judge }: MethodCost, kind: "prompt" | "completion"): string {
  const parts = [prepare, generate, judge];
  const sum = parts.reduce((total, { tokens }) => total + tokens[kind], 0);
  return parts.some(({ estimated }) => estimated > 0) ? `about ${sum}` : String(sum);
}

/** Each method less each baseline, with its 95 % interval; in bold where that does not hold 0. */
function comparisons(rows: readonly TableRow[], columns: typeof COLUMNS): string {
  const baselines = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures.against)))];
  return baselines
    .map((baseline) => {
      const table = [
        ["Method", ...columns.map(({ name }) => name)],
        ...rows
          .filter(({ figures }) => figures.against[baseline])
          .map(({ figures }) => [
            figures.method,
            ...columns.map(({ metric, digits }) => {
              const found = figures.against[baseline]?.[metric];
              if (!found) return "";
              const [low, high] = found.interval;
              const words = `${signed(found.difference, digits)} [${signed(low, digits)}, ${signed(high, digits)}]`;
              return low > 0 || high < 0 ? `**${words}**` : words;
            }),
          ]),
      ];
      return `\nThe difference to ${baseline} (paired bootstrap over targets, 95 %):\n\n${markdown(table)}\n`;
    })
    .join("");
}

const signed = (value: number, digits: number) => (value > 0 ? "+" : "") + value.toFixed(digits);

function markdown([head = [], ...body]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    `|${head.map((_, index) => (index === 0 ? "---|" : "---:|")).join("")}`,
    ...body.map(line),
  ].join("\n");
}
