const UNITS = { W: 604_800, D: 86_400, H: 3600, M: 60, S: 1 } as const;

const FORM =
  /^(-)?P(?:(\d+)W|(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d{1,3})?)S)?)?)$/;

/**
 * Reads a duration in the form of ISO 8601: `P2W`, or `P1DT2H30M15S` with at least one of its parts in this
 * order. Only seconds may have a fraction, of up to three digits after a point or a comma. A minus before it
 * makes it negative. Years and months are refused, as they differ in length.
 *
 * @returns seconds
 * @throws {SyntaxError} if the text is not like that
 */
export function parseDuration(text: string): number {
  const match = FORM.exec(text);
  if (!match) throw new SyntaxError(`"${text}" is not a duration.`);
  const [, minus, ...parts] = match;
  const seconds = Object.values(UNITS).reduce(
    (sum, unit, index) => sum + unit * Number((parts[index] ?? '0').replace(',', '.')),
    0,
  );
  return minus && seconds !== 0 ? -seconds : seconds;
}

/**
 * Writes a duration as words, such as `1 hour, 30 minutes and 5 seconds`, in days, hours, minutes, and seconds
 * (whole ones, rounded), without the parts that are 0. 0 is `no time`.
 *
 * @throws {RangeError} if the duration is negative
 */
export function sayDuration(seconds: number): string {
  if (seconds < 0) throw new RangeError('A negative duration cannot be said.');
  const whole = Math.round(seconds);
  const amounts: [number, string][] = [
    [Math.floor(whole / UNITS.D), 'day'],
    [Math.floor(whole / UNITS.H) % 24, 'hour'],
    [Math.floor(whole / UNITS.M) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const parts = amounts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}${amount === 1 ? '' : 's'}`);
  if (parts.length < 2) return parts[0] ?? 'no time';
  return `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`;
}

/**
 * Writes seconds in the form of ISO 8601: whole weeks as `P2W`, everything else in days, hours, minutes, and
 * seconds, without the parts that are 0. 0 is `PT0S`. Seconds are rounded to three decimal places.
 */
export function formatDuration(seconds: number): string {
  const milliseconds = Math.round(Math.abs(seconds) * 1000);
  const sign = seconds < 0 && milliseconds > 0 ? '-' : '';
  if (milliseconds === 0) return 'PT0S';
  if (milliseconds % (UNITS.W * 1000) === 0) return `${sign}P${milliseconds / (UNITS.W * 1000)}W`;
  const whole = Math.floor(milliseconds / 1000);
  const part = (amount: number, unit: string) => (amount === 0 ? '' : `${amount}${unit}`);
  const days = part(Math.floor(whole / UNITS.D), 'D');
  const hours = part(Math.floor(whole / UNITS.H) % 24, 'H');
  const minutes = part(Math.floor(whole / UNITS.M) % 60, 'M');
  const rest = part((milliseconds % 60_000) / 1000, 'S');
  const time = hours + minutes + rest;
  return `${sign}P${days}${time === '' ? '' : `T${time}`}`;
}
