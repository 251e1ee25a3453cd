// The digests of the units of a stage on the disk, beside its index. A line names its unit, and the checksum that the line of
// that unit has, so it says by itself whether it still holds:
//   {"sum":"51d2c1a0","unit":"3f…/0","of":"9ae0daaf","made":{"trajectories":[{"id":"c0…","calls":4,…}]}}
// Where a line is missing, torn, or of an earlier line of the unit, whoever asks makes the digest from the unit again.
import { appendFileSync, closeSync, fstatSync, openSync } from 'node:fs';
import { digestVersion } from '../../schemas/digests.ts';
import type { LinePosition } from '../files/append-log.ts';
import { bytesAt, wholeLinesUpTo } from './chunks.ts';
import type { UnitDigests } from './digests.ts';
import type { UnitSum } from './index-file.ts';
import { replaceWith } from './index-writer.ts';
import { checkedLine, readChecked } from './unit-line.ts';

const firstLine = `{"toolloom":"digests","version":${digestVersion}}\n`;

/** Lines that are written at once. */
const linesTogether = 256;

export interface NotedDigests extends Disposable {
  /** Undefined where nothing is noted of the unit as it is now. */
  of(unit: UnitSum): UnitDigests | undefined;
}

const nothing: NotedDigests = { of: () => undefined, [Symbol.dispose]: () => {} };

export class DigestFile {
  readonly #path: string;
  #pending: string[] = [];

  constructor(path: string) {
    this.#path = path;
  }

  note({ unit, sum }: UnitSum, made: UnitDigests): void {
    this.#pending.push(checkedLine(JSON.stringify({ unit, of: sum, made }).slice(1)).text);
    if (this.#pending.length >= linesTogether) this.save();
  }

  /** Where it cannot be written, the next one to ask makes the same digests again. */
  save(): void {
    if (this.#pending.length === 0) return;
    const lines = `${this.#pending.join('\n')}\n`;
    this.#pending = [];
    try {
      const end = endOf(this.#path);
      if (end === 'none') replaceWith(firstLine + lines, this.#path);
      else appendFileSync(this.#path, end === 'torn' ? `\n${lines}` : lines);
    } catch {
      // it is there to save time, and nothing depends on it
    }
  }

  /** What is on the disk. */
  read(): NotedDigests {
    const file = openOurs(this.#path);
    if (file === undefined) return nothing;
    const places = placesIn(file);
    return {
      of({ unit, sum }) {
        const place = places.get(JSON.stringify(unit));
        const line = place && lineAt(file, place);
        return line?.of === sum ? line.made : undefined;
      },
      [Symbol.dispose]: () => closeSync(file),
    };
  }
}

function openOurs(path: string): number | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return undefined; // there are none yet
  }
  if (bytesAt(file, 0, firstLine.length).toString() === firstLine) return file;
  closeSync(file);
  return undefined;
}

/** How the file ends, if there is one of this version. */
function endOf(path: string): 'none' | 'torn' | 'whole' {
  const file = openOurs(path);
  if (file === undefined) return 'none';
  try {
    return bytesAt(file, fstatSync(file).size - 1, 1)[0] === 10 ? 'whole' : 'torn';
  } finally {
    closeSync(file);
  }
}

/** Between what a line is about and the digests. Quotes inside strings are escaped, so it occurs once. */
const divider = ',"made":';
/** What stands before the unit, and after it. */
const [before, after] = ['{"sum":"00000000","unit":'.length, ',"of":"00000000"'.length];

/** By the JSON of the unit. Of two lines of a unit, the later one counts. */
function placesIn(file: number): Map<string, LinePosition> {
  const places = new Map<string, LinePosition>();
  let begin = 0;
  for (const bytes of wholeLinesUpTo(file, fstatSync(file).size)) {
    for (let start = 0; start < bytes.length; ) {
      const end = bytes.indexOf(10, start);
      const line = bytes.subarray(start, end);
      const unit = line.toString('utf8', before, Math.max(before, line.indexOf(divider) - after));
      places.set(unit, { offset: begin + start, length: line.length });
      start = end + 1;
    }
    begin += bytes.length;
  }
  return places;
}

interface Line {
  readonly of: string;
  readonly made: UnitDigests;
}

/** Undefined where it was damaged. */
const lineAt = (file: number, { offset, length }: LinePosition): Line | undefined =>
  readChecked(bytesAt(file, offset, length)) as Line | undefined; // its checksum holds, so this is what was noted
