export interface Song {
  readonly title: string;
  readonly seconds: number;
}

/**
 * Chooses songs whose total length comes as close to a number of seconds as possible without exceeding it. Of
 * several choices with the same total, the one is taken that leaves out later songs of the list: for each total,
 * the first choice that is found while the songs are added one after another stays.
 *
 * @returns songs in the order of the list, each at most once; empty if none fits
 */
export function fillGap(seconds: number, songs: readonly Song[]): Song[] {
  const choices = new Map<number, Song[]>([[0, []]]);
  for (const song of songs) {
    for (const [total, chosen] of [...choices]) {
      const longer = total + song.seconds;
      if (longer <= seconds && !choices.has(longer)) choices.set(longer, [...chosen, song]);
    }
  }
  return choices.get(Math.max(...choices.keys()))!;
}
