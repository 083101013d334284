import { useState } from "preact/hooks";

/** What makes one of a picture's marks a button among its fellows. */
export interface MarkProps {
  readonly role: "button";
  readonly tabIndex: 0 | -1;
  readonly "data-mark": true;
  readonly "aria-label": string;
  readonly onClick: () => void;
  readonly onFocus: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** Makes marks one stop of the Tab key: arrows, Home and End go from one to the next, Enter and Space do what a click does. */
export function useMarks(count: number): (index: number, label: string, act: () => void) => MarkProps {
  const [current, setCurrent] = useState(0);
  const stop = Math.min(current, count - 1);
  return (index, label, act) => ({
    role: "button",
    tabIndex: index === stop ? 0 : -1,
    "data-mark": true,
    "aria-label": label,
    onClick: act,
    onFocus: () => setCurrent(index),
    onKeyDown: (event) => {
      const next = placeAfter(event.key, index, count);
      if (next === undefined && event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (next === undefined) act();
      else focusMark(event.currentTarget, next);
    },
  });
}

function placeAfter(key: string, index: number, count: number): number | undefined {
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = STEPS[key];
  return step === undefined ? undefined : Math.max(0, Math.min(count - 1, index + step));
}

/** Marks stand in the picture in the order in which they are gone through. */
function focusMark(from: EventTarget | null, index: number): void {
  if (!(from instanceof SVGElement)) return;
  from.ownerSVGElement?.querySelectorAll<SVGElement>("[data-mark]")[index]?.focus();
}
