// Code samples of documents: they print what was worked out in another way, tasks ask for it, and agents run them.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CodeSample } from '../../schemas/document.ts';
import { codeWith, printedAfter } from '../../stages/libraries/code-samples.ts';
import { openMathSession } from '../../stages/mathematics/session.ts';
import { taskKinds } from '../../stages/write-tasks/kinds/index.ts';
import { all, offlineRun } from '../support/offline-run.ts';
import { ownDocuments, writeLibrary } from '../support/own-library.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Of research alone. */
const kinds = Object.fromEntries(taskKinds.map(({ name }) => [name, name === 'research' ? 1 : 0] as const));

const runWith = (libraries: readonly string[], until: string) =>
  offlineRun({
    until,
    config: {
      target: 24,
      seed: 7, // one in which a sample has to be mended
      stages: {
        harvest: { packages: { servers: [] } },
        'check-programs': { programs: [] },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries },
        'synthesize-agents': { agents: 24 },
        'write-tasks': { perAgent: 14, kinds },
        simulate: { vices: 0 },
      },
    },
  });

const code = 'guests = 20\n\ndays = 3  # with the day of arrival\nprint("cost:", guests * days * 7)';
const facts = '{field: beds, subject: Mill, value: 14, document: mill.md, quote: "The Mill has 14 beds."}';
const rests =
  '{field: rate, subject: a guest, value: 7, document: cost.md, quote: "Each guest costs 7 euros a day."}';

/** The facts file of a house with a note on costs. */
const factsFile = (sample: Readonly<Record<string, unknown>>): string =>
  [
    `facts: [${facts}, ${rests}]`,
    `samples: [${JSON.stringify({
      document: 'cost.md',
      code,
      inputs: [{ variable: 'guests', field: 'beds' }],
      prints: 'cost',
      name: 'cost of {subject}',
      ask: ['what does the code in the note on costs give for {subject}'],
      rests: { field: 'rate', subject: 'a guest' },
      ...sample,
    })}]`,
  ].join('\n');

const house = (sample: Readonly<Record<string, unknown>> = {}) => ({
  ...ownDocuments,
  'mill.md': '# Mill\n\nThe Mill has 14 beds.\n',
  'cost.md': `# Costs\n\nEach guest costs 7 euros a day.\n\n\`\`\`python\n${code}\n\`\`\`\n`,
  'facts.yaml': factsFile(sample),
});

describe('a figure in code', () => {
  it('takes the place of the one that a variable is set to, and comments stay', () => {
    expect(codeWith(code, { guests: 14 })).toBe(code.replace('guests = 20', 'guests = 14'));
    expect(codeWith(code, { days: 5 })).toContain('days = 5  # with the day of arrival');
    expect(codeWith('a = 1\nab = 2\n a = 3\na == 1', { a: 9 })).toBe('a = 9\nab = 2\n a = 3\na == 1');
    expect(codeWith('name = "x"', { name: "it's $& \\ so" })).toBe('name = "it\'s $& \\\\ so"');
  });

  it.each([
    ['cost: 12', 12],
    ['cost: 1\nother: 5\ncost: 2.50', 2.5],
    ['cost: none', 'none'],
    ['costs: 12', undefined],
    ['cost:', undefined],
    ['', undefined],
  ])('is read from %j as %j', (output, value) => expect(printedAfter('cost', output)).toBe(value));
});

it('the samples of the demo print for every subject what was worked out in TypeScript', async () => {
  const { store } = await runWith(['skerry-sound'], 'read-documents');
  const documents = await all(store.read('documents'));
  const figures = new Map(
    documents.flatMap((each) =>
      each.facts.map(({ field, subject, value }) => [`${field} ${subject}`, value]),
    ),
  );
  await using session = openMathSession(new AbortController().signal);
  const run = (each: string) => session.call('run_python', { code: each });
  const samples = documents.flatMap((document) => document.samples);
  expect(samples.length).toBeGreaterThanOrEqual(8);
  for (const { inputs, results, repaired, prints, ...sample } of samples) {
    expect(Object.keys(results).length).toBeGreaterThanOrEqual(8);
    if (repaired) expect(await run(sample.code)).toMatchObject({ ok: false });
    const runs = repaired?.code ?? sample.code;
    for (const [subject, value] of Object.entries(results)) {
      const values = inputs.map(({ variable, field }): [string, string | number] => [
        variable,
        figures.get(`${field} ${subject}`) ?? 'unknown',
      ]);
      const { value: printed } = await run(codeWith(runs, Object.fromEntries(values)));
      expect([subject, printedAfter(prints, String(printed))]).toEqual([subject, value]);
    }
  }
}, 60_000);

describe('tasks that ask for what code prints', async () => {
  const { store } = await runWith(['skerry-sound'], 'judge');
  const tasks = (await all(store.read('tasks'))).filter(({ oracle }) =>
    oracle.calls.some(({ tool }) => tool === 'run_python'),
  );
  const plays = await all(store.read('trajectories'));
  const verdicts = await all(store.read('judgements'));

  it('read the document, run its code, and tell what it printed with its unit', () => {
    expect(tasks.length).toBeGreaterThan(3);
    for (const { id, research, oracle } of tasks) {
      const play = plays.find(({ task }) => task === id);
      const run = play?.steps.findLast(({ call }) => call.name === 'run_python');
      const [told] = oracle.communicate;
      expect(String(run?.result.value)).toContain(String(told?.value));
      const opened = play?.steps.findIndex(
        ({ call }) => call.arguments.document === research?.sources[0]?.document,
      );
      expect(opened).toBeGreaterThanOrEqual(0);
      const answer = play?.messages.findLast(({ content }) => content?.includes(told?.name ?? ''));
      expect(answer?.content).toContain(research?.units[told?.name ?? ''] ?? '');
      expect(verdicts.find(({ trajectory }) => trajectory === play?.id)?.verdict).toBe('accepted');
    }
  });

  it('run code that no longer works, see it fail, mend it, and say so', () => {
    const broken = tasks.filter(({ research }) => research?.defect !== undefined);
    expect(broken.length).toBeGreaterThan(0);
    for (const { id, research } of broken) {
      const play = plays.find(({ task }) => task === id);
      const runs = play?.steps.filter(({ call }) => call.name === 'run_python') ?? [];
      expect(runs.map(({ result }) => result.ok)).toEqual([false, true]);
      expect(JSON.stringify(play?.messages)).toContain(research?.defect);
    }
  });
});

describe('a folder with code', () => {
  const tasksFor = async (sample: Readonly<Record<string, unknown>>) => {
    await using folder = await tempDir();
    const path = await writeLibrary(join(folder.path, 'house'), house(sample));
    const { store } = await runWith([path], 'write-tasks');
    return (await all(store.read('tasks'))).filter(({ oracle }) =>
      oracle.calls.some(({ tool }) => tool === 'run_python'),
    );
  };

  it('gives tasks, unless the code prints something else than was worked out', async () => {
    const right = await tasksFor({ results: { Mill: 294 } });
    expect(right.length).toBeGreaterThan(0);
    for (const { oracle } of right) expect(oracle.communicate[0]?.value).toBe(294);
    expect(await tasksFor({ results: { Mill: 295 } })).toEqual([]);
  }, 60_000);

  it.each<[string, Partial<CodeSample>, string]>([
    [
      'is not in the document',
      { code: code.replace('3', '4') },
      'does not contain the code that begins with "guests = 20"',
    ],
    [
      'sets no such variable',
      { inputs: [{ variable: 'beds', field: 'beds' }] },
      'has to set beds in exactly one line',
    ],
    [
      'takes what nothing states',
      { inputs: [{ variable: 'guests', field: 'rooms' }] },
      'no document states the rooms',
    ],
    ['rests on no fact', { rests: { field: 'rate', subject: 'Mill' } }, 'cost.md states no rate of Mill'],
  ])('is refused where the code %s', async (_, sample, message) => {
    await using folder = await tempDir();
    const path = await writeLibrary(join(folder.path, 'house'), house(sample));
    const { result } = await runWith([path], 'read-documents');
    expect(result.stopped?.message).toContain(message);
  });
});
