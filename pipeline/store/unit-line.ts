// One committed unit as one line of JSON. It begins with a checksum of the rest of the line, so a line that
// was damaged or edited is noticed when the file is opened:
//   {"sum":"9ae0daaf","unit":"filesystem","ids":{"specs":["3f…"]},"reasons":["placeholder"],"yield":{…}}
// A line that withdraws earlier units, each with the checksum of the line that it had:
//   {"sum":"51d2c1a0","withdrawn":{"filesystem":"9ae0daaf"}}
import { crc32 } from 'node:zlib';
import type { CollectionName } from '../../schemas/index.ts';
import type { Committed } from '../store.ts';

/** What the index keeps of a unit; the rest stays on disk. */
export interface UnitHeader {
  readonly unit: string;
  readonly ids: Partial<Record<CollectionName, readonly string[]>>;
  readonly reasons: readonly string[];
}

type UnitLine =
  | { readonly kind: 'unit'; readonly header: UnitHeader; readonly sum: string }
  | { readonly kind: 'withdrawal'; readonly withdrawn: Readonly<Record<string, string>> }
  | DamagedLine;

export interface DamagedLine {
  readonly kind: 'damaged';
  readonly why: string;
  /** The unit and checksum that the line claims to have, where they can still be read. */
  readonly claims?: { readonly unit: string; readonly sum: string };
}

/** Separates a line's header from its payload. Quotes inside strings are escaped, so it occurs once. */
const divider = ',"yield":';
const prefix = /^\{"sum":"([0-9a-f]{8})",$/;
const prefixBytes = '{"sum":"00000000",'.length;
/** Lines of versions of toolloom that wrote no checksums. */
const uncheckedStart = '{"unit":';

export function unitLine(
  unit: string,
  committed: Committed,
): { text: string; header: UnitHeader; sum: string } {
  const header: UnitHeader = {
    unit,
    ids: Object.fromEntries(
      Object.entries(committed.records).map(([name, records]) => [name, records.map(({ id }) => id)]),
    ),
    reasons: committed.rejects.map(({ reason }) => reason),
  };
  const { text, sum } = checkedLine(
    `${JSON.stringify(header).slice(1, -1)}${divider}${JSON.stringify(committed)}}`,
  );
  return { text, header, sum };
}

export const withdrawalLine = (withdrawn: Readonly<Record<string, string>>): CheckedLine =>
  checkedLine(JSON.stringify({ withdrawn }).slice(1));

interface CheckedLine {
  readonly text: string;
  readonly sum: string;
}

/** `rest`: an object without its opening brace. */
export function checkedLine(rest: string): CheckedLine {
  const sum = checksum(rest);
  return { text: `{"sum":"${sum}",${rest}`, sum };
}

const checksum = (rest: string | Buffer): string => crc32(rest).toString(16).padStart(8, '0');

export function parseUnitLine(line: Buffer): UnitLine {
  const start = line.toString('utf8', 0, prefixBytes);
  const sum = prefix.exec(start)?.[1];
  if (sum === undefined) return damageAt(start, line);
  const rest = line.subarray(prefixBytes);
  if (checksum(rest) !== sum)
    return { ...claimsOf(rest, sum), kind: 'damaged', why: 'its checksum is wrong' };
  const payload = rest.indexOf(divider);
  if (payload < 0) {
    // The checksum holds, so this is what `withdrawalLine` wrote.
    const { withdrawn } = JSON.parse(`{${rest}`) as { withdrawn: Record<string, string> };
    return { kind: 'withdrawal', withdrawn };
  }
  // The checksum holds, so this is what `unitLine` wrote.
  return { kind: 'unit', sum, header: JSON.parse(`{${rest.toString('utf8', 0, payload)}}`) as UnitHeader };
}

/** What `checkedLine` was given, as an object that has the checksum as well; undefined where its checksum does not hold. */
export function readChecked(line: Buffer): unknown {
  const sum = prefix.exec(line.toString('utf8', 0, prefixBytes))?.[1];
  const isSound = sum !== undefined && checksum(line.subarray(prefixBytes)) === sum;
  return isSound ? JSON.parse(line.toString('utf8')) : undefined;
}

function damageAt(start: string, line: Buffer): DamagedLine {
  if (line.length === 0) return { kind: 'damaged', why: 'it is empty' };
  if (start.startsWith(uncheckedStart))
    return { kind: 'damaged', why: 'an older version of toolloom wrote it, without a checksum' };
  return { kind: 'damaged', why: 'it is not a committed unit' };
}

function claimsOf(rest: Buffer, sum: string): Pick<DamagedLine, 'claims'> {
  try {
    const header: unknown = JSON.parse(`{${rest.toString('utf8', 0, rest.indexOf(divider))}}`);
    const unit = header !== null && typeof header === 'object' && 'unit' in header ? header.unit : undefined;
    return typeof unit === 'string' ? { claims: { unit, sum } } : {};
  } catch {
    return {}; // the header is damaged too
  }
}

/** A line with this checksum, whose sum may have been looked at long ago. Undefined where it is another line by now. */
export function committedAt(line: Buffer, sum: string): Committed | undefined {
  if (prefix.exec(line.toString('utf8', 0, prefixBytes))?.[1] !== sum) return undefined;
  return checksum(line.subarray(prefixBytes)) === sum ? committedIn(line) : undefined;
}

/** The payload of a line that `parseUnitLine` found sound. */
export function committedIn(line: Buffer): Committed {
  const payload = line.indexOf(divider) + divider.length;
  return JSON.parse(line.toString('utf8', payload, line.length - 1)) as Committed; // the checksum holds
}

/** Whether the file was written by a version of toolloom that wrote no checksums. */
export const isUnchecked = (line: Buffer): boolean =>
  line.toString('utf8', 0, uncheckedStart.length) === uncheckedStart;
