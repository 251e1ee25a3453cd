// Programs are accepted only by running them. Whatever is wrong with one is a reject with its reason, and the others go
// on.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spread } from '../../../stages/check-programs/spread.ts';
import { checkPrograms } from '../../../stages/check-programs.ts';
import { testFilesIn } from '../../../stages/programs/languages.ts';
import { withMutant } from '../../../stages/programs/mutation/mutants.ts';
import { isGreen, reportOn } from '../../../stages/programs/reports.ts';
import { sandboxFor } from '../../../stages/sandboxes/index.ts';
import { all, offlineRun } from '../../support/offline-run.ts';
import { nightFeature, ownProgram, writeProgram } from '../../support/own-program.ts';
import { tempDir } from '../../support/temp-dir.ts';

const signal = new AbortController().signal;

const checked = async (programs: readonly string[]) => {
  const stages = {
    harvest: { packages: { servers: [] } },
    evolve: { categories: ['education'], worlds: 1 },
    'read-documents': { libraries: [] },
    'check-programs': { programs },
  };
  const { store, result } = await offlineRun({ until: 'check-programs', config: { target: 2, stages } });
  return { programs: await all(store.read('programs')), rejects: await all(store.rejects()), result };
};

it('accepts a program with what running it has shown', async () => {
  await using folder = await tempDir();
  const path = await writeProgram(
    join(folder.path, 'fares'),
    nightFeature('assert.equal(fare(4, 9, true), 260);'),
  );
  const { programs, rejects } = await checked([path]);
  expect(rejects).toEqual([]);
  const [program] = programs;
  expect(program).toMatchObject({
    title: 'Tram fares',
    language: 'javascript',
    checked: { tests: 1, hidden: 1 },
  });
  expect(program?.features.map(({ name }) => name)).toEqual(['night']);
  expect(program?.checked.sandbox).toBe('quickjs');
  const { mutants } = program?.checked ?? { mutants: [] };
  expect(mutants.length).toBeGreaterThan(3);
  for (const mutant of mutants) {
    const files = { ...withMutant(program?.files ?? {}, mutant), ...program?.tests, ...program?.hidden };
    const tests = testFilesIn(program?.hidden ?? {});
    const report = await reportOn({ language: 'javascript', files, tests }, signal);
    expect(isGreen(report), `${mutant.operator} in line ${mutant.line}`).toBe(false);
    expect(mutant.hidden.length).toBeGreaterThan(0);
  }
  expect(mutants.some(({ visible }) => visible.length === 0)).toBe(true);
  expect(mutants.some(({ visible }) => visible.length > 0)).toBe(true);
});

const source = ownProgram['src/fares.js'] ?? '';
const slow = {
  'program.yaml': `${ownProgram['program.yaml']}slow:\n  ask: It takes ages.\n`,
  'slow/src/fares.js': source.replace('  return', '  for (let i = 0; i < 1e5; i += 1) zones += 0;\n  return'),
  'slow/hidden/steps.test.js': (ownProgram['hidden/fares-hidden.test.js'] ?? '').replace('children', 'steps'),
};

describe('a program is turned away where', () => {
  it.each<[string, Record<string, string | undefined>, string, string]>([
    [
      'it does not parse',
      { 'src/fares.js': source.replace('(age <= 6)', '(age <= 6') },
      'does not parse',
      'src/fares.js cannot be read from line',
    ],
    ['a test fails', { 'src/fares.js': source.replace('130', '131') }, 'tests fail', 'two zones'],
    [
      'a test never ends',
      { 'src/fares.js': source.replace('  return Math', '  while (true) zones += 1;\n  return Math') },
      'test does not end',
      'tests/fares.test.js',
    ],
    [
      'a test depends on the one before it',
      {
        'tests/more.test.js': [
          "import test from 'node:test';",
          "import assert from 'node:assert/strict';",
          'const fares = [];',
          "test('remembers', () => void fares.push(130));",
          "test('adds up', () => assert.deepEqual(fares, [130]));",
          '',
        ].join('\n'),
      },
      'tests depend on their order',
      'the last one first, tests/more.test.js > adds up',
    ],
    [
      'a test depends on the date',
      {
        'tests/more.test.js': [
          "import test from 'node:test';",
          "import assert from 'node:assert/strict';",
          "test('it is January', () => assert.equal(new Date().getUTCMonth(), 0));",
          '',
        ].join('\n'),
      },
      'tests depend on time or chance',
      'it is January',
    ],
    [
      'the hidden tests do not need a function',
      { 'hidden/fares-hidden.test.js': "import test from 'node:test';\ntest('nothing', () => {});\n" },
      'function untested',
      'fare',
    ],
    [
      'a function is not there',
      { 'program.yaml': (ownProgram['program.yaml'] ?? '').replace('name: fare', 'name: fee') },
      'function missing',
      'fee',
    ],
    [
      'a feature does not do what it says',
      nightFeature('assert.equal(fare(4, 9, true), 999);'),
      'feature fails',
      'night',
    ],
    [
      'the tests of a feature pass without it',
      nightFeature('assert.equal(fare(4, 9), 520);'),
      'feature untested',
      'night',
    ],
    ['the slow version is as good', slow, 'slow version passes', 'count steps'],
    [
      'there are no hidden tests',
      { 'hidden/fares-hidden.test.js': undefined },
      'no program',
      'hidden holds no file with tests',
    ],
    ['program.yaml is no YAML', { 'program.yaml': 'title: [' }, 'no program', 'is not YAML'],
    ['program.yaml lacks a field', { 'program.yaml': 'title: x\n' }, 'no program', 'program.yaml: about'],
  ])('%s', async (_, changes, reason, detail) => {
    await using folder = await tempDir();
    const path = await writeProgram(join(folder.path, 'fares'), changes);
    const { programs, rejects, result } = await checked([path]);
    expect(programs).toEqual([]);
    expect(rejects.map((reject) => reject.reason)).toEqual([reason]);
    expect(rejects[0]?.detail).toContain(detail);
    expect(result.stopped).toBeUndefined();
  });
});

it('a program is turned away where a test depends on chance', async () => {
  const sandbox = await sandboxFor('javascript');
  const drawing = { 'draw.js': 'console.log(Math.random())' };
  const { stdout } = await sandbox.run({ language: 'javascript', files: drawing, entry: 'draw.js' });
  await using folder = await tempDir();
  const path = await writeProgram(join(folder.path, 'fares'), {
    'tests/more.test.js': [
      "import test from 'node:test';",
      "import assert from 'node:assert/strict';",
      `test('draws', () => assert.equal(Math.random(), ${stdout.trim()}));`,
      '',
    ].join('\n'),
  });
  const { rejects } = await checked([path]);
  expect(rejects).toMatchObject([
    { reason: 'tests depend on time or chance', detail: expect.stringContaining('draws') },
  ]);
});

describe('programs are refused before the run', () => {
  const problemsWith = async (programs: string[]) =>
    (await checkPrograms.check?.({ programs, most: 1, mutants: 1 }, {}, () => false)) ?? [];

  it('where a name is unknown', async () => {
    const [problem] = await problemsWith(['python/ferry-births']);
    expect(problem?.message).toContain('did you mean python/ferry-berths?');
  });

  it('where a folder holds no program', async () => {
    const [problem] = await problemsWith(['/nowhere/at-all']);
    expect(problem?.message).toContain('expected a file program.yaml there');
  });

  it('and not where they are there', async () => {
    expect(await problemsWith(['python/ferry-berths'])).toEqual([]);
  });
});

it('spreads over languages and areas', async () => {
  const chosen = await spread(8);
  expect(new Set(chosen).size).toBe(8);
  expect(chosen.filter((name) => name.startsWith('python/'))).toHaveLength(4);
  expect(await spread(0)).toEqual([]);
});
