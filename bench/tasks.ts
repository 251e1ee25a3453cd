// Agents and tasks: how they are made at full size, in time and memory, and what the plays of a smaller run are worth.
// Usage: npm run bench -- tasks.js [TARGET] [AGENTS] [TASKS] [EXAMPLES], or tasks.js RUN for a run that exists
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readFileStore } from '../pipeline/store/file-store.ts';
import type { Reader } from '../pipeline/store.ts';
import { type Figure, none, table } from './figure.ts';
import { inWords, measuredRun } from './measured-run.ts';
import { acceptedRows } from './tasks/accepted-rows.ts';
import { composeFigure } from './tasks/compose-figure.ts';
import { kindFigures } from './tasks/kind-figures.ts';
import { shapeFigures } from './tasks/shape-figures.ts';
import { breachesOf, replayFigure } from './tasks/truth-figures.ts';
import { wordFigures } from './tasks/word-figures.ts';

const [first = '2000', agents = '5000', tasks = '20000', examples = '0'] = process.argv.slice(2);
const signal = new AbortController().signal;

if (/^\d+$/.test(first)) await measure();
// The script is compiled into .bench/bench; RUN is relative to the project.
else await print(resolve(import.meta.dirname, '../..', first), Number(agents) < 100 ? Number(agents) : 0);

async function measure(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'toolloom-bench-'));
  try {
    const sample = { name: 'sample', seed: 7, target: Number(first) };
    await measuredRun({ directory, config: sample, until: 'judge' });
    await print(join(directory, sample.name), Number(examples));
    const full = {
      name: 'full',
      seed: 7,
      target: 3000,
      stages: {
        'synthesize-agents': { agents: Number(agents) },
        'write-tasks': { most: Number(tasks), perAgent: Math.ceil(Number(tasks) / Number(agents)) },
      },
    };
    const upTo = async (until: string) => inWords(await measuredRun({ directory, config: full, until }));
    await upTo('map');
    process.stdout.write(`\nat full size, with the worlds of a target of ${full.target}\n`);
    process.stdout.write(`${agents} agents: ${await upTo('synthesize-agents')}\n`);
    process.stdout.write(`${tasks} tasks: ${await upTo('write-tasks')}\n`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function print(folder: string, shown: number): Promise<void> {
  await using store = await readFileStore(join(folder, 'units'));
  process.stdout.write(`${table(await figuresOf(store), shown)}\n`);
}

async function figuresOf(store: Reader): Promise<Figure[]> {
  const collectors = [shapeFigures(), wordFigures()];
  const breaches: string[] = [];
  let rows = 0;
  for await (const row of acceptedRows(store)) {
    rows += 1;
    for (const collector of collectors) collector.note(row);
    breaches.push(...(await breachesOf(row, store)));
  }
  return [
    ...collectors.flatMap((collector) => collector.figures()),
    none('accepted plays that break a policy of their prompt', breaches, `of ${rows}`),
    await replayFigure(store, signal),
    await composeFigure(store),
    ...(await kindFigures(store)),
  ];
}
