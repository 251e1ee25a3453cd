// Whether a budget has room for one more call.

export interface Room {
  /** USD. */
  readonly spent: number;
  /** USD that are reserved for calls in flight. */
  readonly held: number;
  /** Calls to this model. */
  readonly inFlight: number;
  /** This model has. */
  readonly hasReplied: boolean;
}

/** `cost` is the most that the call can cost. */
export function hasRoom(budget: number | undefined, cost: number, room: Room): boolean {
  if (budget === undefined) return true;
  const { spent, held, inFlight, hasReplied } = room;
  // The first reply shows whether the endpoint keeps to its limit. Until then one call alone can pass the budget.
  const isUnproven = !hasReplied && inFlight > 0;
  return !isUnproven && spent + held + cost <= budget;
}
