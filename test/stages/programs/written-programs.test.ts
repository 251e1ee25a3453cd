// What is asked of programs that a model writes, besides running them as all programs are run.
import { describe, expect, it } from 'vitest';
import { randomFor } from '../../../pipeline/hash.ts';
import type { Model, Request } from '../../../pipeline/models/model.ts';
import { noUsage } from '../../../pipeline/money/usage.ts';
import { branchesIn, remarked } from '../../../stages/programs/branches.ts';
import { likenessFault, sketched } from '../../../stages/write-programs/alike.ts';
import { draftFault } from '../../../stages/write-programs/draft-faults.ts';
import { examplePrograms } from '../../../stages/write-programs/example-programs.ts';
import { knownPrograms } from '../../../stages/write-programs/known-programs.ts';
import { areaShares, topicsOf } from '../../../stages/write-programs/topics.ts';
import { verdictOn } from '../../../stages/write-programs/verdict.ts';
import { readWritten, type WrittenProgram } from '../../../stages/write-programs/written-program.ts';
import { all, offlineRun } from '../../support/offline-run.ts';
import { badPrograms, goodProgram, goodPython } from '../../support/written-programs.ts';

const signal = new AbortController().signal;

it.each(Object.entries(examplePrograms))('the worked example in %s is accepted', async (_, given) => {
  const checking = { topic: given.topic, known: [], mutants: 8, random: randomFor('example'), signal };
  expect(await verdictOn(given.program, checking)).toMatchObject({
    program: { title: given.program.title, facts: [{}], checked: { mutants: { length: 8 } } },
    rejects: [],
  });
});

describe('branches', () => {
  const linesOf = async (path: string, text: string) =>
    (await branchesIn({ [path]: text })).map(({ line, failing }) => [line, failing.split('\n')[line - 1]]);

  it('of Python are the innermost blocks, on lines of their own or not, and no bodies of classes', async () => {
    const text =
      'class A(Exception):\n    """."""\n\n\ndef f(a):\n    if a: return 1\n    for b in a:\n        a = b\n    return a\n';
    expect(await linesOf('src/a.py', text)).toEqual([
      [6, '    if a: raise RuntimeError("reached"); return 1'],
      [8, '        raise RuntimeError("reached")'],
    ]);
  });

  it('of JavaScript are also bodies without braces, cases, and functions that are an expression', async () => {
    const text = [
      'export function f(a) {',
      '  if (a) return 1;',
      '  else if (a === 0) a = 1;',
      '  else a = 2;',
      '  switch (a) {',
      '    case 1:',
      '    case 2: return g((b) => b + 1);',
      '    default: a += 1;',
      '  }',
      '  while (a) { a -= 1; }',
      '  a.catch(() => {});',
      '}',
      '',
    ].join('\n');
    const fails = 'throw new Error("reached");';
    expect((await linesOf('src/a.js', text)).sort(([one], [other]) => Number(one) - Number(other))).toEqual([
      [2, `  if (a) { ${fails} }`],
      [3, `  else if (a === 0) { ${fails} }`],
      [4, `  else { ${fails} }`],
      [7, `    case 2: return g((b) => { ${fails} });`],
      [8, `    default: ${fails} a += 1;`],
      [10, `  while (a) { ${fails} a -= 1; }`],
    ]);
  });
});

it('remarks stand in every branch that has braces or a block, and change nothing else', async () => {
  const files = {
    'src/a.py': 'def f(a):\n    if a: return 1\n    return 2\n',
    'src/a.js': 'export const f = (a) => {\n  if (a) return 1;\n  return a;\n};\n',
  };
  expect(await remarked(files)).toEqual({
    'src/a.py': 'def f(a):\n    pass\n    if a: pass; return 1\n    return 2\n',
    'src/a.js': 'export const f = (a) => { /* as before */ \n  if (a) return 1;\n  return a;\n};\n',
  });
});

describe('a draft', () => {
  const topics = {
    python: { language: 'python', area: 'text' },
    javascript: { language: 'javascript', area: 'text' },
  } as const;
  const [source] = goodProgram.sources;
  const [test] = goodProgram.tests;
  const withSources = (...more: WrittenProgram['sources']) => ({
    ...goodProgram,
    sources: [...goodProgram.sources, ...more],
  });
  const importing = (line: string) => withSources({ path: 'src/more.js', text: `${line}\n` });

  it('without faults may run', () => {
    expect(draftFault(goodProgram, topics.javascript)).toBeUndefined();
    expect(draftFault(goodPython, topics.python)).toBeUndefined();
    expect(draftFault(importing("export { airing } from './heats.js';"), topics.javascript)).toBeUndefined();
  });

  it.each<[string, WrittenProgram]>([
    ['"/etc/heats.js" is not', withSources({ path: '/etc/heats.js', text: '' })],
    ['"src/../x.js" is not', withSources({ path: 'src/../x.js', text: '' })],
    ['"src/Heats.py" is not', withSources({ path: 'src/Heats.py', text: '' })],
    ['src/heats.js is there twice', withSources(...goodProgram.sources)],
    [
      '"tests/heats.js" is not',
      { ...goodProgram, tests: [{ path: 'tests/heats.js', text: test?.text ?? '' }] },
    ],
    ['imports "node:fs"', importing("import { readFileSync } from 'node:fs';")],
    ['imports "node:os"', importing("const os = await import('node:os');")],
    ['imports "lodash"', importing("export * from 'lodash';")],
    [
      'have 1 lines; expected at least 20',
      { ...goodProgram, sources: [{ path: 'src/heats.js', text: 'export {};' }] },
    ],
    ['expected at most 400', withSources({ path: 'src/more.js', text: `${source?.text}`.repeat(20) })],
    ['it has 7 sources', withSources(...[1, 2, 3, 4, 5, 6].map((n) => ({ path: `src/m${n}.js`, text: '' })))],
    [
      'src/other.js, the file of airing, is not there',
      { ...goodProgram, functions: [{ name: 'airing', file: 'src/other.js', does: 'airs' }] },
    ],
    [
      'feature: the name "Late hours" is not',
      {
        ...goodProgram,
        feature: {
          name: 'Late hours',
          ask: '?',
          sources: goodProgram.sources,
          tests: goodProgram.tests,
          hidden: goodProgram.hidden,
        },
      },
    ],
  ])('is turned away: %s', (detail, program) =>
    expect(draftFault(program, topics.javascript)).toEqual({
      reason: 'invalid program',
      detail: expect.stringContaining(detail),
    }),
  );

  it('in Python is turned away where two files of tests have one name', () => {
    const hidden = goodPython.hidden.map((file) => ({ ...file, path: 'hidden/test_teas.py' }));
    expect(draftFault({ ...goodPython, hidden }, topics.python)?.detail).toContain('are called test_teas.py');
  });
});

describe('likeness', () => {
  const read = (program: WrittenProgram) =>
    sketched(readWritten(program, { language: 'javascript', area: 'text' }));

  it('is found whatever the names, and in a title that is taken', () => {
    const known = [read(goodProgram)];
    expect(likenessFault(read(badPrograms['too similar'].program), known)?.detail).toContain('names aside');
    expect(likenessFault(read({ ...goodPython, title: 'SAUNA heats' }), known)?.detail).toContain(
      'its title is that of',
    );
    expect(likenessFault(read(goodPython), known)).toBeUndefined();
  });

  it('is not found between any two programs that come with toolloom', async () => {
    const sketches = (await knownPrograms()).map(({ sketch }) => sketch);
    expect(sketches.length).toBeGreaterThan(120);
    const faults = sketches.flatMap((sketch, at) => {
      const others = sketches.slice(0, at).filter(({ title }) => title !== sketch.title);
      return likenessFault(sketch, others) ?? [];
    });
    expect(faults).toEqual([]);
  });
});

describe('topics', () => {
  it('differ in area, brief, or domain, and another seed gives others', async () => {
    const drawn = async (seed: number) => {
      const shares = await areaShares(60);
      const lists = shares.map((share) =>
        topicsOf(share, { languages: ['python', 'javascript'], random: randomFor(seed, share.area) }),
      );
      return (await Promise.all(lists)).flat();
    };
    const topics = await drawn(1);
    expect(topics).toHaveLength(60);
    expect(new Set(topics.map(({ domain }) => domain)).size).toBe(60);
    expect(topics.filter(({ language }) => language === 'python').length).toBeGreaterThan(24);
    expect(await drawn(1)).toEqual(topics);
    const others = new Set((await drawn(2)).map(({ brief, domain }) => `${brief} ${domain}`));
    expect(topics.filter(({ brief, domain }) => others.has(`${brief} ${domain}`)).length).toBeLessThan(10);
  });
});

it('a writer hears of programs of the area: those that come with toolloom, and those that it wrote before', async () => {
  const requests: Request[] = [];
  const inputOf = (request: Request) => request.messages.at(-1)?.content ?? '';
  const writer: Model = {
    name: 'writer',
    embed: async () => [],
    async complete(request) {
      requests.push(request);
      // Only the first program of one area is any good.
      const isGood = /^Area: scheduling$/m.test(inputOf(request));
      const program = isGood ? goodProgram : { ...goodProgram, sources: [{ path: 'x.js', text: '' }] };
      return { content: JSON.stringify(program), toolCalls: [], finish: 'stop', usage: noUsage };
    },
  };
  const areas = (await areaShares(1000)).length;
  const { store } = await offlineRun({
    until: 'write-programs',
    models: new Map([['writer', writer]]),
    config: {
      target: 2,
      roles: { 'program-writer': 'writer' },
      stages: {
        harvest: { packages: { servers: [] } },
        evolve: { categories: ['education'], worlds: 1 },
        'read-documents': { libraries: [] },
        'write-programs': { programs: areas + 1, languages: ['javascript'] },
      },
    },
  });
  expect(await all(store.read('programs'))).toMatchObject([{ title: 'Sauna heats', area: 'scheduling' }]);
  const [first, second] = requests
    .filter((request) => /^Area: scheduling$/m.test(inputOf(request)))
    .map(inputOf);
  expect(first).toContain('- Ferry berths: Assigns arriving ferries');
  expect(first).not.toContain('Sauna heats');
  expect(second).toContain('- Sauna heats: Deals the guests');
  const rejects = (await all(store.rejects())).filter(({ unit }) => unit === 'scheduling');
  expect(rejects).toMatchObject([
    { reason: 'too similar', detail: expect.stringContaining('its title is that of') },
  ]);
});
