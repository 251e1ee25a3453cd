export type Event =
  | { readonly kind: 'bought'; readonly boat: string }
  | { readonly kind: 'rented'; readonly boat: string; readonly customer: string; readonly hour: number }
  | { readonly kind: 'returned'; readonly boat: string; readonly hour: number }
  | { readonly kind: 'serviced'; readonly boat: string };

export interface Boat {
  /** Who has it, and since when; undefined at the jetty. */
  readonly rental?: { readonly customer: string; readonly since: number };
  /** Hours on the water since the last service. */
  readonly hours: number;
}

/** Boats by name. */
export type State = Readonly<Record<string, Boat>>;

/** Applies an event, which must be possible, and leaves the state as it is. */
export function evolve(state: State, event: Event): State {
  const { hours = 0, rental } = state[event.boat] ?? {};
  switch (event.kind) {
    case 'bought':
      return { ...state, [event.boat]: { hours: 0 } };
    case 'rented':
      return { ...state, [event.boat]: { hours, rental: { customer: event.customer, since: event.hour } } };
    case 'returned':
      return { ...state, [event.boat]: { hours: hours + event.hour - rental!.since } };
    case 'serviced':
      return { ...state, [event.boat]: { hours: 0 } };
  }
}
