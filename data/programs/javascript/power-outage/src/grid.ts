import { Groups } from './groups.ts';

export interface Line {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** An open switch carries no current. */
  readonly isOpen?: boolean;
}

export interface Grid {
  readonly stations: readonly string[];
  /** The stations with a generator. */
  readonly generators: readonly string[];
  readonly lines: readonly Line[];
}

/** Lists the stations to which no closed lines lead from a generator, in the order of the grid. */
export function darkStations(grid: Grid): string[] {
  const groups = new Groups();
  for (const line of grid.lines) if (!line.isOpen) groups.join(line.from, line.to);
  return grid.stations.filter(
    (station) => !grid.generators.some((generator) => groups.areTogether(generator, station)),
  );
}

/**
 * Lists the closed lines whose loss alone would darken at least one station that has power now.
 *
 * @returns for each such line its ID and the number of stations that would lose power; the largest number first,
 *   equal numbers in the order of the grid
 */
export function criticalLines(grid: Grid): { id: string; stations: number }[] {
  const dark = darkStations(grid).length;
  return grid.lines
    .filter((line) => !line.isOpen)
    .map((line) => {
      const lines = grid.lines.filter((other) => other !== line);
      return { id: line.id, stations: darkStations({ ...grid, lines }).length - dark };
    })
    .filter(({ stations }) => stations > 0)
    .sort((a, b) => b.stations - a.stations);
}
