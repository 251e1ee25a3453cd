/** Minutes that a vaccination takes: from the first to the second number, both included. */
const VACCINATION = { shortest: 3, longest: 6 } as const;

/** Minutes under observation after the vaccination. */
const OBSERVATION = 15;

export interface Day {
  /** Minutes in which people may arrive. */
  readonly minutes: number;
  /** The chance that somebody arrives in a minute. */
  readonly arrivals: number;
  /** How many people can be vaccinated at once. */
  readonly booths: number;
  /** How many people can be under observation at once. */
  readonly chairs: number;
}

export interface Report {
  readonly vaccinated: number;
  readonly longestWait: number;
  /** In minutes, with one decimal place; 0 if nobody came. */
  readonly averageWait: number;
  /** The largest number of people in the waiting room at the end of a minute. */
  readonly longestQueue: number;
  /** The minute in which the last person leaves; 0 if nobody came. */
  readonly closes: number;
}

/**
 * Plays a day. In each minute, in this order:
 *
 * 1. People whose observation is over leave their chairs.
 * 2. People whose vaccination is over take a chair, who began earlier first; without a free chair they stay in
 *    the booth.
 * 3. While the clinic is open (`minutes`), one random number is drawn: somebody arrives if it is below the chance.
 * 4. People from the waiting room take free booths in the order of arrival. One random number for each decides
 *    how long the vaccination takes: 3 to 6 minutes, all equally likely.
 *
 * The wait is the time from arrival to booth. The day ends when nobody is left and nobody may arrive.
 *
 * @throws {RangeError} if there is no booth or no chair
 */
export function simulate({ minutes, arrivals, booths, chairs }: Day, random: () => number): Report {
  if (booths < 1 || chairs < 1) throw new RangeError('A clinic needs booths and chairs.');
  const waiting: number[] = [];
  let vaccinating: number[] = [];
  let observed: number[] = [];
  const waits: number[] = [];
  let longestQueue = 0;
  let closes = 0;
  for (let now = 0; now < minutes || waiting.length + vaccinating.length + observed.length > 0; now += 1) {
    if (observed.includes(now)) closes = now;
    observed = observed.filter((until) => until > now);
    const ready = vaccinating.filter((until) => until <= now).slice(0, chairs - observed.length);
    vaccinating = without(vaccinating, ready);
    observed.push(...ready.map(() => now + OBSERVATION));
    if (now < minutes && random() < arrivals) waiting.push(now);
    while (waiting.length > 0 && vaccinating.length < booths) {
      waits.push(now - waiting.shift()!);
      const length =
        VACCINATION.shortest + Math.floor(random() * (VACCINATION.longest - VACCINATION.shortest + 1));
      vaccinating.push(now + length);
    }
    longestQueue = Math.max(longestQueue, waiting.length);
  }
  const average = waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length);
  return {
    vaccinated: waits.length,
    longestWait: Math.max(0, ...waits),
    averageWait: Math.round(average * 10) / 10,
    longestQueue,
    closes,
  };
}

/** The list without one occurrence of each of the given values. */
function without(list: readonly number[], values: readonly number[]): number[] {
  const rest = [...list];
  for (const value of values) rest.splice(rest.indexOf(value), 1);
  return rest;
}
