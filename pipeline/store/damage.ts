// What is said about lines of committed units that are not what was written.
import { dirname } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Damage } from './stage-lines.ts';

export function damageError(path: string, { number, why, isOldFormat }: Damage, count: number): UsageError {
  if (isOldFormat)
    return new UsageError(
      `${path} was written by an older version of toolloom, whose lines carry no checksum; ` +
        'continue this run with that version, or start a new run with another --run',
    );
  const others = count > 1 ? `; ${count} lines of this file are damaged` : '';
  return new UsageError(`${path}:${number}: this line is damaged: ${why}${others}. ${repairText(path)}`);
}

/** For a line that was sound when its file was read. */
export const misreadError = (path: string, offset: number): UsageError =>
  new UsageError(
    `${path}: the line at byte ${offset} is damaged: its checksum is wrong. ${repairText(path)}`,
  );

const repairText = (path: string): string =>
  'To set damaged lines aside and make their units again: ' +
  `toolloom run --run ${dirname(dirname(path))} --repair`;
