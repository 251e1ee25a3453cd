// The lines of one stage file, taken in order: units enter the index, withdrawals take them out again, and
// what is neither is reported as damage.
import type { LinePosition, LineVisitor } from '../files/append-log.ts';
import type { Committed } from '../store.ts';
import { isCounted, propertiesOf } from './properties.ts';
import type { IndexedUnit, StageIndex } from './stage-index.ts';
import { committedIn, type DamagedLine, isUnchecked, parseUnitLine, type UnitHeader } from './unit-line.ts';

export interface StoredUnit extends IndexedUnit {
  readonly position: LinePosition;
  readonly sum: string;
}

export interface Damage extends Omit<DamagedLine, 'kind'> {
  readonly number: number;
  /** A whole file of a version that wrote no checksums is not damaged, but cannot be read either. */
  readonly isOldFormat: boolean;
}

export function lineVisitor(index: StageIndex<StoredUnit>, onDamage: (damage: Damage) => void): LineVisitor {
  return (line, offset, number) => {
    const parsed = parseUnitLine(line);
    if (parsed.kind === 'damaged')
      onDamage({ ...parsed, number, isOldFormat: number === 1 && isUnchecked(line) });
    else if (parsed.kind === 'withdrawal') takeWithdrawal(parsed.withdrawn, index);
    else if (index.find(parsed.header.unit))
      onDamage({ number, isOldFormat: false, why: `it commits unit ${parsed.header.unit} a second time` });
    else {
      const { header, sum } = parsed;
      const made = isWithDetails(header) ? committedIn(line) : undefined;
      const unit = indexedUnit(index.stage, header, made);
      index.add({ ...unit, sum, position: { offset, length: line.length } });
    }
  };
}

/** Units that a line withdraws, each with the checksum of the line that it had. */
export function takeWithdrawal(
  withdrawn: Readonly<Record<string, string>>,
  index: StageIndex<StoredUnit>,
): void {
  for (const [unit, sum] of Object.entries(withdrawn)) {
    if (index.find(unit)) index.remove(unit);
    index.withdrawn.set(unit, sum);
  }
}

/** What the index says of a unit beside its header is in its records. Most units have nothing of the kind. */
const isWithDetails = ({ ids, reasons }: UnitHeader): boolean =>
  reasons.length > 0 || Object.keys(ids).some(isCounted);

/** `made` may be left out where the unit has no rejects and nothing of it is counted. */
export function indexedUnit(stage: string, header: UnitHeader, made?: Committed): IndexedUnit {
  const properties = made && propertiesOf(made.records);
  return {
    ...header,
    stage,
    rejects: made?.rejects.map(({ id }) => id) ?? [],
    ...(properties && properties.size > 0 ? { properties } : {}),
  };
}
