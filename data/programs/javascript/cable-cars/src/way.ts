export interface Link {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Cable cars go both ways, chair lifts and ski runs only from `from` to `to`. */
  readonly kind: 'cable car' | 'chair lift' | 'ski run';
  readonly isClosed?: boolean;
}

export interface Traveller {
  readonly onSkis: boolean;
}

export interface Ride {
  readonly link: string;
  readonly from: string;
  readonly to: string;
}

/**
 * Finds the way with the fewest rides. Closed links are not used, chair lifts and ski runs only with skis. Of
 * several ways with the same number of rides, the one is taken that is found first when the links are tried in
 * their order at every station.
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

/** The shortest ways to all stations. */
function search(links: readonly Link[], start: string, traveller: Traveller): Map<string, Ride[]> {
  const ways = new Map<string, Ride[]>([[start, []]]);
  for (const [station, way] of ways) {
    for (const ride of ridesFrom(links, station, traveller)) {
      if (!ways.has(ride.to)) ways.set(ride.to, [...way, ride]);
    }
  }
  return ways;
}

function ridesFrom(links: readonly Link[], station: string, { onSkis }: Traveller): Ride[] {
  return links
    .filter((link) => !link.isClosed && (onSkis || link.kind === 'cable car'))
    .flatMap(({ name, from, to, kind }) => {
      if (from === station) return [{ link: name, from, to }];
      return to === station && kind === 'cable car' ? [{ link: name, from: to, to: from }] : [];
    });
}
