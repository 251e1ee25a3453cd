// The index of a stage on the disk, beside its file of units: a short line for each committed unit, with its place, and now
// and then a checkpoint with the sums of everything so far. It only repeats what the file of units says, and is made again
// where it is missing. Whoever opens a run reads the last checkpoint alone; the lines before it wait until somebody asks for
// a unit. A checkpoint says how much of the file of units it covers, and what that file was like then.
import { closeSync, fstatSync, openSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { bytesAt, chunksUpTo, wholeLinesUpTo } from './chunks.ts';
import { countingOf } from './properties.ts';
import { type Listed, StageIndex } from './stage-index.ts';
import { type StoredUnit, takeWithdrawal } from './stage-lines.ts';
import type { StageSums } from './stage-sums.ts';
import { checkedLine, readChecked } from './unit-line.ts';

/** Another number where the same lines say something else. */
const version = 1;

export const firstLine = `{"toolloom":"index","version":${version},"counting":"${countingOf}"}\n`;

const countsSchema = z.record(z.string(), z.number());

const sumsSchema = z.object({
  kept: z.number(),
  rejected: z.number(),
  rejects: z.number(),
  reasons: countsSchema,
  unitReasons: countsSchema,
  made: countsSchema,
  properties: z.array(z.tuple([z.string(), z.number()])).transform((pairs) => new Map(pairs)),
});

const checkpointSchema = z.object({
  /** Where it stands in this file, and the checksum of all bytes before it. */
  at: z.number(),
  before: z.number(),
  /** Bytes of the file of units that are covered. */
  covers: z.number(),
  /** Where the last of them begins a line, and with what. Absent where there is none. */
  tail: z.object({ offset: z.number(), start: z.string() }).optional(),
  /** The state of a file that nobody was writing. */
  seal: z.string().optional(),
  sums: sumsSchema,
});
export type Checkpoint = z.infer<typeof checkpointSchema>;

export interface OpenIndex {
  readonly checkpoint: Checkpoint;
  /** Bytes up to the end of the checkpoint, and their checksum. */
  readonly size: number;
  readonly crc: number;
  /** The units up to the checkpoint. */
  units(): StageIndex<StoredUnit>;
  /** Those whose line holds a text. Undefined where some have been withdrawn, so that a line alone does not tell. */
  unitsWith(text: string): StoredUnit[] | undefined;
  /** In short all units, or those that made such records or rejects, in the order of their lines. Undefined as above. */
  sums(listed?: Listed): UnitSum[] | undefined;
  close(): void;
}

/** A unit, and the checksum of its line. */
export type UnitSum = Pick<StoredUnit, 'unit' | 'sum'>;

/** Where there is none that can be used, `isDamaged` says whether there was one. */
export function openIndex(path: string, stage: string): OpenIndex | { readonly isDamaged: boolean } {
  const file = openIfThere(path);
  if (file === undefined) return { isDamaged: false };
  const isOurs = bytesAt(file, 0, firstLine.length).toString() === firstLine;
  const found = isOurs ? lastCheckpoint(file) : undefined;
  if (!found || crcUpTo(file, found.checkpoint.at) !== found.checkpoint.before) {
    closeSync(file);
    return { isDamaged: isOurs };
  }
  const { checkpoint, line } = found;
  return {
    checkpoint,
    size: checkpoint.at + line.length + 1,
    crc: crc32('\n', crc32(line, checkpoint.before)),
    units: () => unitsBefore(file, checkpoint.at, stage),
    unitsWith: (text) => linesWith(file, checkpoint.at, text)?.map((each) => unitIn(each, stage)),
    sums: (listed) => sumsWith(file, checkpoint.at, listed && `"${listed}":[`),
    close: () => closeSync(file),
  };
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined; // what cannot be read is made again
  }
}

/** Bytes in which the last checkpoint is looked for at first. */
const tailBytes = 1 << 16;

/** What follows the last checkpoint does not count: it may have been torn by a kill. */
function lastCheckpoint(file: number): { checkpoint: Checkpoint; line: Buffer } | undefined {
  const { size } = fstatSync(file);
  for (let length = tailBytes; ; length *= 4) {
    const from = Math.max(firstLine.length, size - length);
    const found = checkpointIn(bytesAt(file, from, size - from), from);
    if (found || from === firstLine.length) return found;
  }
}

function checkpointIn(bytes: Buffer, from: number): ReturnType<typeof lastCheckpoint> {
  for (let end = bytes.lastIndexOf(10); end >= 0; ) {
    const start = end === 0 ? 0 : bytes.lastIndexOf(10, end - 1) + 1;
    const line = bytes.subarray(start, end);
    if (line.toString('latin1', 0, 7) === '{"sum":') {
      const checkpoint = checkpointSchema.safeParse(readChecked(line)).data;
      // One of another process that wrote at the same time stands elsewhere than it says.
      if (checkpoint?.at === from + start) return { checkpoint, line };
    }
    end = start - 1;
  }
  return undefined;
}

function crcUpTo(file: number, end: number): number {
  let crc = 0;
  for (const chunk of chunksUpTo(file, end)) crc = crc32(chunk, crc);
  return crc;
}

function unitsBefore(file: number, end: number, stage: string): StageIndex<StoredUnit> {
  const index = new StageIndex<StoredUnit>(stage);
  for (const bytes of wholeLinesUpTo(file, end)) takeLines(bytes.toString('utf8'), index);
  return index;
}

const unitStart = '{"unit":';
const withdrawnStart = '{"withdrawn":';

/** Faster than reading every line by far. */
function linesWith(file: number, end: number, text: string): string[] | undefined {
  const lines: string[] = [];
  for (const bytes of wholeLinesUpTo(file, end)) {
    if (
      bytes.toString('latin1', 0, withdrawnStart.length) === withdrawnStart ||
      bytes.includes(`\n${withdrawnStart}`)
    )
      return undefined;
    for (let at = bytes.indexOf(text); at >= 0; ) {
      const next = bytes.indexOf(10, at);
      const line = bytes.toString('utf8', bytes.lastIndexOf(10, at) + 1, next);
      if (line.startsWith(unitStart)) lines.push(line);
      at = bytes.indexOf(text, next);
    }
  }
  return lines;
}

/** As `unitText` writes it, from the beginning of a line and from its end. */
const [unitBegin, unitEnd] = [unitStart.length, ',"ids":{'];
const [sumBegin, sumEnd] = ['"00000000"}'.length - 1, '"}'.length];

/** Of lines that hold a text, without making an object of every line. */
function sumsWith(file: number, end: number, held = ''): UnitSum[] | undefined {
  const units: UnitSum[] = [];
  for (const bytes of wholeLinesUpTo(file, end))
    for (const line of bytes.toString('utf8').split('\n')) {
      if (line.startsWith(withdrawnStart)) return undefined;
      if (!line.startsWith(unitStart) || !line.includes(held)) continue;
      const unit = textIn(line.slice(unitBegin, line.indexOf(unitEnd)));
      units.push({ unit, sum: line.slice(-sumBegin, -sumEnd) });
    }
  return units;
}

/** A text as JSON has it. */
const textIn = (json: string): string =>
  json.includes('\\') ? (JSON.parse(json) as string) : json.slice(1, -1); // it is the JSON of a text

type UnitLine = Omit<StoredUnit, 'stage' | 'position' | 'reasons' | 'rejects' | 'properties'> & {
  readonly reasons?: readonly string[];
  readonly rejects?: readonly string[];
  readonly properties?: readonly (readonly [string, number])[];
  /** Offset and length. */
  readonly at: readonly [number, number];
};

const none: readonly string[] = [];

/** The checksum of the checkpoint holds, so these are the lines that were written. */
function takeLines(text: string, index: StageIndex<StoredUnit>): void {
  for (const line of text.split('\n')) {
    if (line.startsWith(unitStart)) index.add(unitIn(line, index.stage));
    else if (line.startsWith(withdrawnStart)) {
      const { withdrawn } = JSON.parse(line) as { withdrawn: Record<string, string> };
      takeWithdrawal(withdrawn, index);
    }
  }
}

function unitIn(line: string, stage: string): StoredUnit {
  const { unit, ids, at, sum, reasons = none, rejects = none, properties } = JSON.parse(line) as UnitLine;
  // Written out, because there are many of them: a copy by spreading takes half as much memory again.
  return {
    stage,
    unit,
    ids,
    reasons,
    rejects,
    properties: properties && new Map(properties),
    position: { offset: at[0], length: at[1] },
    sum,
  };
}

export function unitText({ unit, ids, reasons, rejects, properties, position, sum }: StoredUnit): string {
  const line = {
    unit,
    ids,
    ...(reasons.length > 0 ? { reasons } : {}),
    ...(rejects.length > 0 ? { rejects } : {}),
    ...(properties ? { properties: [...properties] } : {}),
    at: [position.offset, position.length],
    sum,
  };
  return `${JSON.stringify(line)}\n`;
}

export const withdrawnText = (withdrawn: Readonly<Record<string, string>>): string =>
  `${JSON.stringify({ withdrawn })}\n`;

export interface Covered extends Pick<Checkpoint, 'covers' | 'tail' | 'seal'> {
  readonly sums: StageSums;
}

/** `at` and `before`: the size of the file and its checksum without the line. */
export function checkpointText({ sums, ...covered }: Covered, at: number, before: number): string {
  const checkpoint = { at, before, ...covered, sums: { ...sums, properties: [...sums.properties] } };
  return `${checkedLine(JSON.stringify(checkpoint).slice(1)).text}\n`;
}
