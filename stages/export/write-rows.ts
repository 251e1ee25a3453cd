// Writes the rows of a format to its files, each row to the side of the split that its worlds are on.
import type { OutputFile } from '../../pipeline/files/whole-file.ts';
import type { Reader } from '../../pipeline/store.ts';
import type { Exporter } from '../exporters/exporter.ts';
import type { PairExporter } from '../exporters/pair-exporter.ts';
import { acceptedRows } from './accepted.ts';
import { cardText, count, emptyCounts } from './card.ts';
import { countPair, emptyPairCounts, pairCardText } from './pair-card.ts';
import { pairRows } from './pairs.ts';
import { testRows } from './split.ts';

type Side = 'train' | 'test';

export interface Target {
  /** Tasks whose rows are in the test split. */
  readonly testTasks: ReadonlySet<string>;
  readonly files: Readonly<Record<Side | 'provenance', OutputFile>>;
}

export interface Written {
  readonly rows: Readonly<Record<Side, number>>;
  /** The text of the dataset card. */
  readonly card: string;
}

/** The same for every format, so that no world is in the test rows of one and in the training rows of another. */
export async function testTasks(store: Reader, share: number): Promise<ReadonlySet<string>> {
  const placed = [];
  for await (const { id, task, worlds } of store.read('selections'))
    placed.push({ id, task, settings: worlds });
  const ids = testRows(placed, share);
  return new Set(placed.flatMap(({ id, task }) => (ids.has(id) ? [task] : [])));
}

export async function writeTrajectories(exporter: Exporter, store: Reader, target: Target): Promise<Written> {
  const counts = emptyCounts();
  for await (const accepted of acceptedRows(store)) {
    const line = exporter.line(accepted);
    const { selection, madeBy, part } = accepted;
    if (line === undefined) {
      if ((part?.number ?? 1) === 1) counts.unfit += 1; // parts of one trajectory count once
      continue;
    }
    const { task, trajectory, kind, difficulty, passRate, quality } = selection;
    const side = sideOf(task, target);
    count(counts, side, accepted);
    const made = {
      trajectory,
      task,
      kind,
      difficulty,
      passRate,
      quality,
      ...(part ? { part } : {}),
      ...madeBy,
    };
    await writeLine(line, { ...placeOf(side, counts.rows), ...made }, target);
  }
  return { rows: counts.rows, card: await cardText(exporter, counts, store) };
}

export async function writePairs(exporter: PairExporter, store: Reader, target: Target): Promise<Written> {
  const counts = emptyPairCounts();
  for await (const { pair, preference, madeBy } of pairRows(store)) {
    if (!preference) {
      counts.undecided += 1;
      continue;
    }
    const { id, task, kind, source, reason } = pair;
    const side = sideOf(task, target);
    countPair(counts, side, { pair, madeBy });
    const made = { pair: id, task, kind, source: source.of, reason, ...madeBy };
    await writeLine(
      exporter.line({ pair, preference, madeBy }),
      { ...placeOf(side, counts.rows), ...made },
      target,
    );
  }
  return { rows: counts.rows, card: await pairCardText(exporter, counts, store) };
}

const sideOf = (task: string, target: Target): Side => (target.testTasks.has(task) ? 'test' : 'train');

interface Place {
  readonly file: `${Side}.jsonl`;
  readonly line: number;
}

const placeOf = (side: Side, rows: Readonly<Record<Side, number>>): Place => ({
  file: `${side}.jsonl`,
  line: rows[side],
});

async function writeLine(line: object, provenance: Place, { files }: Target): Promise<void> {
  const side = provenance.file === 'test.jsonl' ? 'test' : 'train';
  await files[side].write(`${JSON.stringify(line)}\n`);
  await files.provenance.write(`${JSON.stringify(provenance)}\n`);
}
