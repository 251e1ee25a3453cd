// Figures as reports and answers give them: with their unit, and with separators where numbers are long.

/** Shorter numbers may be years. */
const long = 10_000;

export function figureInWords({
  value,
  unit,
}: {
  readonly value: string | number;
  readonly unit?: string | undefined;
}): string {
  const figure = typeof value === 'number' && value >= long ? value.toLocaleString('en-US') : String(value);
  return unit === undefined ? figure : `${figure} ${unit}`;
}
