export interface Link {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Cable cars go both ways, chair lifts and ski runs only from `from` to `to`. */
  readonly kind: 'cable car' | 'chair lift' | 'ski run';
  readonly isClosed?: boolean;
  /** How long it takes; 0 if it is not given. */
  readonly minutes?: number;
  /** Minutes after midnight from which nobody may enter it. */
  readonly closes?: number;
}

export interface Traveller {
  readonly onSkis: boolean;
  /** Minutes after midnight; without it, closing times do not matter. */
  readonly now?: number;
}

export interface Ride {
  readonly link: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Finds the way with the fewest rides. Closed links are not used, chair lifts and ski runs only with skis. Of
 * several ways with the same number of rides, the one is taken that is found first when the links are tried in
 * their order at every station. With `now`, a link cannot be entered at its closing time or later; a station that
 * is reached with the same number of rides and earlier is reached that way, and one that is reached earlier with
 * more rides is a way too.
 *
 * @returns the rides in order; empty if start and goal are the same; undefined if there is no way
 */
export function findWay(
  links: readonly Link[],
  { start, goal }: { start: string; goal: string },
  traveller: Traveller,
): Ride[] | undefined {
  return search(links, start, traveller).get(goal);
}

/** Lists the stations that can be reached, the start included, by the number of rides, then as text. */
export function reachable(links: readonly Link[], start: string, traveller: Traveller): string[] {
  return [...search(links, start, traveller)]
    .sort(([a, ridesA], [b, ridesB]) => ridesA.length - ridesB.length || (a < b ? -1 : 1))
    .map(([station]) => station);
}

/**
 * The ways with the fewest rides to all stations, round by round; an earlier arrival at a station is worth
 * another round.
 */
function search(links: readonly Link[], start: string, traveller: Traveller): Map<string, Ride[]> {
  const ways = new Map<string, Ride[]>([[start, []]]);
  const arrivals = new Map([[start, traveller.now ?? Number.NEGATIVE_INFINITY]]);
  let round = [{ station: start, way: [] as Ride[], at: arrivals.get(start)! }];
  while (round.length > 0) {
    const next = new Map<string, { station: string; way: Ride[]; at: number }>();
    for (const { station, way, at } of round) {
      for (const ride of ridesFrom(links, { station, at }, traveller)) {
        const arrival = at + (links.find(({ name }) => name === ride.link)?.minutes ?? 0);
        if (arrival >= (arrivals.get(ride.to) ?? Number.POSITIVE_INFINITY)) continue;
        arrivals.set(ride.to, arrival);
        next.set(ride.to, { station: ride.to, way: [...way, ride], at: arrival });
      }
    }
    round = [...next.values()];
    for (const { station, way } of round) if (!ways.has(station)) ways.set(station, way);
  }
  return ways;
}

function ridesFrom(
  links: readonly Link[],
  { station, at }: { station: string; at: number },
  { onSkis }: Traveller,
): Ride[] {
  return links
    .filter((link) => !link.isClosed && (onSkis || link.kind === 'cable car'))
    .filter(({ closes }) => closes === undefined || at < closes)
    .flatMap(({ name, from, to, kind }) => {
      if (from === station) return [{ link: name, from, to }];
      return to === station && kind === 'cable car' ? [{ link: name, from: to, to: from }] : [];
    });
}
