import type { Event, State } from './state.ts';

/** Hours on the water after which a boat must be serviced before it is rented again. */
export const SERVICE_HOURS = 50;

export type Command =
  | { readonly kind: 'buy'; readonly boat: string }
  | { readonly kind: 'rent'; readonly boat: string; readonly customer: string; readonly hour: number }
  | { readonly kind: 'return'; readonly boat: string; readonly hour: number }
  | { readonly kind: 'service'; readonly boat: string };

/**
 * Checks a command against the state.
 *
 * @returns the event that follows from it
 * @throws {Error} if it is not possible, with one of these reasons: `Pike is there already.` (buy),
 *   `There is no Pike.` (all others), `Pike is with Ann.` (rent and service), `Pike must be serviced.` (rent, at
 *   50 hours or more), `Ann has Perch.` (rent, if the customer has another boat), `Pike is at the jetty.`
 *   (return), `Pike cannot come back before it left.` (return)
 */
export function decide(state: State, command: Command): Event {
  const { boat } = command;
  const known = Object.hasOwn(state, boat) ? state[boat] : undefined;
  if (command.kind === 'buy') {
    if (known) throw new Error(`${boat} is there already.`);
    return { kind: 'bought', boat };
  }
  if (!known) throw new Error(`There is no ${boat}.`);
  const { rental, hours } = known;
  if (command.kind === 'return') {
    if (!rental) throw new Error(`${boat} is at the jetty.`);
    if (command.hour < rental.since) throw new Error(`${boat} cannot come back before it left.`);
    return { kind: 'returned', boat, hour: command.hour };
  }
  if (rental) throw new Error(`${boat} is with ${rental.customer}.`);
  if (command.kind === 'service') return { kind: 'serviced', boat };
  const { customer, hour } = command;
  const other = Object.keys(state).find((name) => state[name].rental?.customer === customer);
  if (hours >= SERVICE_HOURS) throw new Error(`${boat} must be serviced.`);
  if (other !== undefined) throw new Error(`${customer} has ${other}.`);
  return { kind: 'rented', boat, customer, hour };
}
