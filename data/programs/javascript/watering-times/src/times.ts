export interface Times {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly days: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly weekdays: ReadonlySet<number>;
}

const FIELDS = [
  ['minute', 0, 59],
  ['hour', 0, 23],
  ['day', 1, 31],
  ['month', 1, 12],
  ['weekday', 0, 7],
] as const;

/**
 * Reads the five fields minute, hour, day of the month, month, and weekday (0 or 7 is Sunday), separated by
 * spaces. A field is a list with commas of `*` (all values), a number, or a range such as `6-9`; `*` and ranges
 * may be followed by a step, as in `6-18/4`, which takes every fourth value from the first on.
 *
 * @throws {SyntaxError} that names the field which is wrong: it has another form, a value out of its range, a
 *   range whose end is before its start, or a step of 0
 */
export function parseTimes(line: string): Times {
  const texts = line.trim().split(/\s+/);
  if (texts.length !== FIELDS.length)
    throw new SyntaxError(`There must be five fields, and not ${texts.length}.`);
  const [minutes, hours, days, months, weekdays] = FIELDS.map(([name, first, last], index) => {
    const values = texts[index].split(',').map((part) => parsePart(part, first, last));
    if (values.includes(undefined)) throw new SyntaxError(`The ${name} "${texts[index]}" makes no sense.`);
    return new Set(values.flatMap((list) => list!));
  });
  return { minutes, hours, days, months, weekdays: new Set([...weekdays].map((weekday) => weekday % 7)) };
}

function parsePart(part: string, first: number, last: number): number[] | undefined {
  const match = /^(?:\*|(\d+)-(\d+)|(\d+))(?:\/(\d+))?$/.exec(part);
  if (!match || (match[3] !== undefined && match[4] !== undefined)) return undefined;
  const from = Number(match[1] ?? match[3] ?? first);
  const to = Number(match[2] ?? match[3] ?? last);
  const step = Number(match[4] ?? 1);
  if (from < first || to > last || from > to || step === 0) return undefined;
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step);
}
