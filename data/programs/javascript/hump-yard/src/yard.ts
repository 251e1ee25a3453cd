export interface Wagon {
  readonly id: string;
  readonly destination: string;
  readonly tonnes: number;
  /** Tank wagons with dangerous goods and the like must not roll over the hump. */
  readonly noHump?: boolean;
}

export interface Yard {
  /** Wagons on each track, in the order in which they arrived. Track 0 is for wagons that may not roll. */
  readonly tracks: readonly (readonly Wagon[])[];
  /** Wagons for which there was no room, in the order of the train. */
  readonly overflow: readonly Wagon[];
}

export const TRACK_LENGTH = 12;
export const FULL_TRAIN = 900;

/**
 * Rolls the wagons of an inbound train over the hump, one after another. A wagon goes to a track on which the
 * last wagon has the same destination, and otherwise to the empty track with the lowest number, from 1. If its
 * track is full with {@link TRACK_LENGTH} wagons, it goes to another empty track, which then takes the next
 * wagons of this destination. Without an empty track it goes to the overflow. Wagons with `noHump` are pushed to
 * track 0, which is never full.
 *
 * @param trackCount how many tracks the yard has, track 0 included
 * @throws {RangeError} if there is no track but track 0
 */
export function classify(train: readonly Wagon[], trackCount: number): Yard {
  if (trackCount < 2) throw new RangeError(`A yard needs at least 2 tracks, and not ${trackCount}.`);
  const tracks: Wagon[][] = Array.from({ length: trackCount }, () => []);
  const overflow: Wagon[] = [];
  const trackOf = new Map<string, Wagon[]>();
  let nextEmpty = 1;
  for (const wagon of train) {
    if (wagon.noHump) {
      tracks[0].push(wagon);
      continue;
    }
    const destination = wagon.destination;
    let track = trackOf.get(destination);
    if ((!track || track.length === TRACK_LENGTH) && nextEmpty < trackCount) {
      track = tracks[nextEmpty];
      trackOf.set(destination, track);
      nextEmpty += 1;
    }
    if (track && track.length < TRACK_LENGTH) track.push(wagon);
    else overflow.push(wagon);
  }
  return { tracks, overflow };
}

/**
 * Builds an outbound train from the yard. Its stops are given in the order of the route. Wagons for the last stop
 * are coupled first, so that the wagons for the first stop stand at the end and can be left there. For each stop,
 * tracks are pulled in the order of their numbers; wagons keep their order. A wagon that would bring the train
 * above {@link FULL_TRAIN} tonnes stays, and with it all other wagons that were not coupled before it.
 *
 * @returns the wagons from the engine on, and how often the engine pulled at least one wagon from a track
 */
export function buildTrain(yard: Yard, stops: readonly string[]): { wagons: Wagon[]; pulls: number } {
  const wagons: Wagon[] = [];
  let pulls = 0;
  let tonnes = 0;
  for (const stop of [...stops].reverse()) {
    for (const track of yard.tracks) {
      const wanted = track.filter((wagon) => wagon.destination === stop);
      for (const [index, wagon] of wanted.entries()) {
        if (tonnes + wagon.tonnes > FULL_TRAIN) return { wagons, pulls };
        if (index === 0) pulls += 1;
        tonnes += wagon.tonnes;
        wagons.push(wagon);
      }
    }
  }
  return { wagons, pulls };
}
