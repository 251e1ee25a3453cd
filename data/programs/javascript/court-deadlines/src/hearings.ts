/** Minutes that a judge needs to change rooms. */
const WALK = 15;

export interface Hearing {
  readonly docket: string;
  readonly room: string;
  readonly judge: string;
  /** Minutes after midnight; `ends` is not part of the hearing. */
  readonly starts: number;
  readonly ends: number;
}

/**
 * Finds clashes on one day. Two hearings clash if they overlap in the same room, or have the same judge and
 * overlap, or have the same judge in two rooms with less than 15 minutes between them.
 *
 * @returns `FIRST / SECOND: room` or `FIRST / SECOND: judge`, with the dockets; a pair that clashes in both ways
 *   is told as `room`. Pairs are sorted by the start of the first hearing, then of the second; equal starts keep
 *   their order.
 */
export function clashes(hearings: readonly Hearing[]): string[] {
  const sorted = [...hearings].sort((a, b) => a.starts - b.starts);
  const found: string[] = [];
  for (const [index, first] of sorted.entries()) {
    for (const second of sorted.slice(index + 1)) {
      const reason = clash(first, second);
      if (reason) found.push(`${first.docket} / ${second.docket}: ${reason}`);
    }
  }
  return found;
}

function clash(first: Hearing, second: Hearing): 'room' | 'judge' | undefined {
  const isSameRoom = first.room === second.room;
  const gap = second.starts - first.ends;
  if (isSameRoom && gap < 0) return 'room';
  return first.judge === second.judge && gap < (isSameRoom ? 0 : WALK) ? 'judge' : undefined;
}
