// The lines of one stage file, taken in order: units enter the index, withdrawals take them out again, and
// what is neither is reported as damage.
import type { LinePosition, LineVisitor } from '../files/append-log.ts';
import { type IndexedUnit, UnitIndex } from './unit-index.ts';
import { type DamagedLine, isUnchecked, parseUnitLine } from './unit-line.ts';

export interface StoredUnit extends IndexedUnit {
  readonly position: LinePosition;
  readonly sum: string;
}

export interface Damage extends Omit<DamagedLine, 'kind'> {
  readonly number: number;
  /** A whole file of a version that wrote no checksums is not damaged, but cannot be read either. */
  readonly isOldFormat: boolean;
}

interface StageLines {
  readonly index: UnitIndex<StoredUnit>;
  /** Checksums of withdrawn units, by `unitKey`. */
  readonly withdrawn: Map<string, string>;
}

export const emptyStageLines = (): StageLines => ({ index: new UnitIndex(), withdrawn: new Map() });

export const unitKey = (stage: string, unit: string): string => `${stage}/${unit}`;

export function lineVisitor(
  stage: string,
  { index, withdrawn }: StageLines,
  onDamage: (damage: Damage) => void,
): LineVisitor {
  return (line, offset, number) => {
    const parsed = parseUnitLine(line);
    if (parsed.kind === 'damaged') {
      onDamage({ ...parsed, number, isOldFormat: number === 1 && isUnchecked(line) });
    } else if (parsed.kind === 'withdrawal') {
      for (const [unit, sum] of Object.entries(parsed.withdrawn)) {
        if (index.find(stage, unit)) index.remove(stage, unit);
        withdrawn.set(unitKey(stage, unit), sum);
      }
    } else if (index.find(stage, parsed.header.unit)) {
      onDamage({ number, isOldFormat: false, why: `it commits unit ${parsed.header.unit} a second time` });
    } else {
      index.add({ ...parsed.header, stage, sum: parsed.sum, position: { offset, length: line.length } });
    }
  };
}
