const DAY = 86_400_000;

/** Adds days to an ISO date. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}

/** 1 for Monday up to 7 for Sunday. */
export function weekday(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/**
 * Numbers the weeks as ISO 8601 does: weeks begin on Monday and belong to the year that has their Thursday; week
 * 1 is the one with the first Thursday of the year. So 1 January can lie in week 52 or 53 of the year before.
 */
export function weekNumber(date: string): number {
  const thursday = addDays(date, 4 - weekday(date));
  const days = (Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / DAY;
  return Math.floor(days / 7) + 1;
}
