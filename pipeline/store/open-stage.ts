// Opens the file of units of one stage: as little of it as its index makes possible.
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { type LineVisitor, openAppendLog, openLineReader } from '../files/append-log.ts';
import { damageError } from './damage.ts';
import { DigestFile } from './digest-file.ts';
import { type Checkpoint, type OpenIndex, openIndex, unitText, withdrawnText } from './index-file.ts';
import { IndexWriter } from './index-writer.ts';
import { sealOf } from './seal.ts';
import { StageFile } from './stage-file.ts';
import { StageIndex } from './stage-index.ts';
import { type Damage, lineVisitor, type StoredUnit } from './stage-lines.ts';

/** Hidden, as it is no part of a run: a copy of the directory may do without it. */
export const indexFolder = '.index';

export interface StagePlace {
  /** The folder of the store. */
  readonly directory: string;
  readonly stage: string;
  readonly path: string;
  readonly isWriter: boolean;
  /** Whether somebody writes the run now. */
  isWritten(): Promise<boolean>;
  /** Hears why something takes longer than it should. */
  note(message: string): void;
}

export async function openStage(place: StagePlace): Promise<StageFile> {
  const { stage, path, isWriter, note } = place;
  const indexPath = indexPathOf(place);
  const saved = openIndex(indexPath, stage);
  if ('isDamaged' in saved) {
    if (saved.isDamaged) note(`${indexPath} is damaged; it is made again from ${path}`);
    return await readWhole(place);
  }
  const { checkpoint } = saved;
  const isSealed = checkpoint.seal !== undefined && checkpoint.seal === sealOf(path);
  const isFollowed = async (): Promise<boolean> =>
    !isWriter && (await isContinued(path, checkpoint)) && (await place.isWritten());
  const file = isSealed || (await isFollowed()) ? await readOn(place, saved) : undefined;
  if (file) return file;
  saved.close();
  return await readWhole(place);
}

/** Whoever reads a run that is being written leaves what lies beside its units to the writer. */
const isKeeper = async ({ isWriter, isWritten }: StagePlace): Promise<boolean> =>
  isWriter || !(await isWritten());

const digestsOf = (place: StagePlace) => ({
  digests: new DigestFile(join(place.directory, indexFolder, `${place.stage}.digests.jsonl`)),
  isKeeper: () => isKeeper(place),
});

const indexPathOf = ({ directory, stage }: StagePlace): string =>
  join(directory, indexFolder, `${stage}.jsonl`);

/** Reads the lines after the checkpoint. Undefined where these need the lines before them. */
async function readOn(place: StagePlace, saved: OpenIndex): Promise<StageFile | undefined> {
  const { stage, path } = place;
  const { checkpoint } = saved;
  const tail = new StageIndex<StoredUnit>(stage);
  const read = await readLines(place, tail, checkpoint);
  if (read.damages.length > 0 || tail.withdrawn.size > 0) {
    await read.file.close();
    return undefined;
  }
  const writer = new IndexWriter(indexPathOf(place), saved);
  return new StageFile({ stage, path, ...read, ...digestsOf(place), found: { saved, tail }, writer });
}

async function readWhole(place: StagePlace): Promise<StageFile> {
  const { stage, path, isWriter } = place;
  const seal = sealOf(path);
  const index = new StageIndex<StoredUnit>(stage);
  const read = await readLines(place, index, { covers: 0 });
  const [first] = read.damages;
  if (first) {
    await read.file.close();
    throw damageError(path, first, read.damages.length);
  }
  const opened = { stage, path, ...read, ...digestsOf(place) };
  const isKept = read.file.size > 0 && (await isKeeper(place));
  if (!isKept) return new StageFile({ ...opened, ...nothingKept(place, index) });
  // Where a writer has cut off a torn line, the file is not what it was.
  const sealed = isWriter ? sealOf(path) : seal;
  return new StageFile({ ...opened, ...keptIndex(place, index, { ...read, seal: sealed }) });
}

const nothingKept = (place: StagePlace, index: StageIndex<StoredUnit>) => ({
  found: { index },
  writer: new IndexWriter(indexPathOf(place)),
});

/** What was read is forgotten again: few of those who open a run ask for the units of every stage. */
function keptIndex(
  place: StagePlace,
  index: StageIndex<StoredUnit>,
  {
    file,
    tail,
    seal,
  }: Pick<Awaited<ReturnType<typeof readLines>>, 'file' | 'tail'> & { seal: string | undefined },
) {
  const written = nothingKept(place, index);
  written.writer.write(textOf(index), {
    covers: file.size,
    sums: index.sums,
    ...(tail ? { tail } : {}),
    ...(seal === undefined ? {} : { seal }),
  });
  const saved = openIndex(indexPathOf(place), place.stage);
  if ('isDamaged' in saved || saved.checkpoint.covers !== file.size) return written;
  return { writer: written.writer, found: { saved, tail: new StageIndex<StoredUnit>(place.stage) } };
}

function textOf(index: StageIndex<StoredUnit>): string {
  const withdrawn = index.withdrawn.size > 0 ? withdrawnText(Object.fromEntries(index.withdrawn)) : '';
  return withdrawn + [...index.units()].map(unitText).join('');
}

type Begin = Pick<Checkpoint, 'covers' | 'tail'>;

async function readLines({ path, isWriter }: StagePlace, index: StageIndex<StoredUnit>, from: Begin) {
  const damages: Damage[] = [];
  let { tail } = from;
  const visitLine = lineVisitor(index, (damage) => damages.push(damage));
  const visit: LineVisitor = (line, offset, number) => {
    tail = { offset, start: sumIn(line) };
    visitLine(line, offset, number);
  };
  if (!isWriter)
    return { file: await openLineReader(path, visit, from.covers), log: undefined, tail, damages };
  const log = await openAppendLog(path, visit, from.covers);
  return { file: log, log, tail, damages };
}

/** `{"sum":"9ae0daaf"`: every line begins with a checksum of the rest. */
const [sumStart, sumEnd] = [8, 16];

const sumIn = (line: Buffer): string => line.toString('latin1', sumStart, sumEnd);

/** Whether the file still has the last line that the checkpoint covers. */
async function isContinued(path: string, { covers, tail }: Begin): Promise<boolean> {
  if (!tail) return covers === 0;
  const handle = await open(path, 'r');
  try {
    const line = Buffer.alloc(sumEnd);
    await handle.read(line, 0, sumEnd, tail.offset);
    return (await handle.stat()).size >= covers && sumIn(line) === tail.start;
  } finally {
    await handle.close();
  }
}
