import { language } from "./numbers.ts";

/** Beyond this a year says enough. Milliseconds. */
const YEARS_FROM = 2 * 365 * 86_400_000;
/** Below this, days are told apart. */
const DAYS_BELOW = 300 * 86_400_000;

/**
 * A stretch of time, to be read beside others of the same `span`: "2019 – 2021" where it is of years, "Feb – May 2019" or
 * "Feb 3 – 9, 2019" where it is shorter. Milliseconds since the epoch; days as they are in Greenwich, since dates in names have no place.
 */
export function formatPeriod(from: number, to: number, [first, last]: readonly [number, number]): string {
  const isLong = last - first >= YEARS_FROM;
  const isShort = last - first < DAYS_BELOW;
  const format = new Intl.DateTimeFormat(language(), {
    timeZone: "UTC",
    year: "numeric",
    ...(!isLong && { month: "short" }),
    ...(isShort && { day: "numeric" }),
  });
  return format.formatRange(from, to);
}

/** A day, as it is where the reader is: "November 23, 2026". Milliseconds since the epoch. */
export function formatDay(when: number): string {
  return new Intl.DateTimeFormat(language(), { dateStyle: "long" }).format(when);
}
