/** Temperatures in degrees Celsius, wind in metres per second. */
export const LIMITS = {
  ventsOpen: 25,
  ventsClose: 21,
  heatingOn: 8,
  heatingOff: 11,
  frost: 2,
  storm: 14,
  frostReadings: 3,
} as const;

export interface Reading {
  readonly minute: number;
  readonly temperature: number;
  readonly wind: number;
}

export interface State {
  readonly vents: 'open' | 'closed';
  readonly heating: 'on' | 'off';
  /** Readings below the frost limit in a row, up to this one. */
  readonly cold: number;
}

export type Command = 'open vents' | 'close vents' | 'heating on' | 'heating off' | 'call the gardener';

export const INITIAL: State = { vents: 'closed', heating: 'off', cold: 0 };

/**
 * Takes one reading. Nothing switches to and fro, because every pair of limits leaves a gap:
 *
 * - Vents open at `ventsOpen` or warmer, and close below or at `ventsClose`. In a wind of `storm` or more they
 *   close, and stay closed, whatever the temperature is.
 * - Heating goes on below or at `heatingOn`, and off at `heatingOff` or warmer.
 * - At the third reading in a row below `frost` (not at it), the gardener is called: once, until a reading is not
 *   below it.
 *
 * @returns the next state, and the commands that lead to it, in this order: vents, heating, call
 */
export function step(state: State, reading: Reading): { state: State; commands: Command[] } {
  const commands: Command[] = [];
  const vents = nextVents(state.vents, reading);
  if (vents !== state.vents) commands.push(vents === 'open' ? 'open vents' : 'close vents');

  const heating = nextHeating(state.heating, reading);
  if (heating !== state.heating) commands.push(heating === 'on' ? 'heating on' : 'heating off');

  const cold = reading.temperature < LIMITS.frost ? state.cold + 1 : 0;
  if (cold === LIMITS.frostReadings) commands.push('call the gardener');
  return { state: { vents, heating, cold }, commands };
}

function nextVents(vents: State['vents'], reading: Reading): State['vents'] {
  if (reading.wind >= LIMITS.storm || reading.temperature <= LIMITS.ventsClose) return 'closed';
  return reading.temperature >= LIMITS.ventsOpen ? 'open' : vents;
}

function nextHeating(heating: State['heating'], reading: Reading): State['heating'] {
  if (reading.temperature <= LIMITS.heatingOn) return 'on';
  return reading.temperature >= LIMITS.heatingOff ? 'off' : heating;
}

/**
 * Runs readings from the initial state.
 *
 * @param readings in order of time
 * @returns one line per command, as in `75 open vents`, where 75 is the minute of the reading
 * @throws {RangeError} if a reading is not later than the one before
 */
export function replay(readings: readonly Reading[]): string[] {
  const log: string[] = [];
  let state = INITIAL;
  let last = Number.NEGATIVE_INFINITY;
  for (const reading of readings) {
    if (reading.minute <= last) {
      throw new RangeError(`The reading of minute ${reading.minute} comes after that of minute ${last}.`);
    }
    last = reading.minute;
    const next = step(state, reading);
    log.push(...next.commands.map((command) => `${reading.minute} ${command}`));
    state = next.state;
  }
  return log;
}
