// Repair: moves the damaged lines of a store into a folder beside it, so that their units are owed again.
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openAppendLog, openLineReader } from '../files/append-log.ts';
import { holdLock } from '../files/lock.ts';
import { stagePath, stagesIn } from './file-store.ts';
import { StageIndex } from './stage-index.ts';
import { type Damage, lineVisitor, type StoredUnit } from './stage-lines.ts';
import { withdrawalLine } from './unit-line.ts';

/** Folder within the store that receives the damaged lines. */
const damagedFolder = 'damaged';

export interface Repaired {
  readonly stage: string;
  readonly lines: number;
  /** Where the damaged lines are now. */
  readonly path: string;
}

/** Safe to kill: the lines are copied aside before the file is replaced by its sound lines. */
export async function repairStore(directory: string): Promise<readonly Repaired[]> {
  await mkdir(directory, { recursive: true });
  const lock = await holdLock(directory);
  try {
    const repaired: Repaired[] = [];
    for (const stage of await stagesIn(directory)) {
      const lines = await repairStage(directory, stage);
      if (lines > 0) repaired.push({ stage, lines, path: stagePath(join(directory, damagedFolder), stage) });
    }
    return repaired;
  } finally {
    await lock.release();
  }
}

async function repairStage(directory: string, stage: string): Promise<number> {
  const path = stagePath(directory, stage);
  const index = new StageIndex<StoredUnit>(stage);
  const damages = new Map<number, Damage>();
  const visit = lineVisitor(index, (damage) => damages.set(damage.number, damage));
  await (await openAppendLog(path, visit)).close();
  if (damages.size === 0) return 0;

  await mkdir(join(directory, damagedFolder), { recursive: true });
  const aside = openSync(stagePath(join(directory, damagedFolder), stage), 'a');
  rmSync(`${path}.partial`, { force: true }); // left behind by a repair that was killed
  const sound = openSync(`${path}.partial`, 'wx');
  const copying = await openLineReader(path, (line, _, number) => {
    const target = damages.has(number) ? aside : sound;
    writeSync(target, line);
    writeSync(target, '\n');
  });
  await copying.close();
  // What the unit was before is known by its checksum, so a unit that is made again alike makes nothing
  // stale.
  const owed = [...damages.values()].flatMap(({ claims }) =>
    claims && !index.find(claims.unit) ? [[claims.unit, claims.sum] as const] : [],
  );
  if (owed.length > 0) writeSync(sound, `${withdrawalLine(Object.fromEntries(owed)).text}\n`);
  for (const file of [aside, sound]) {
    fsyncSync(file);
    closeSync(file);
  }
  renameSync(`${path}.partial`, path);
  return damages.size;
}
