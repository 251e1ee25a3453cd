// Refactorings keep what a program does, and the syntax of a tree tells whether they were done.
import { describe, expect, it } from 'vitest';
import { filesUnder, folderOf } from '../../../stages/check-programs/folder.ts';
import { testFilesIn } from '../../../stages/programs/languages.ts';
import { extractionsIn } from '../../../stages/programs/refactoring/extract.ts';
import { movesIn } from '../../../stages/programs/refactoring/move.ts';
import { isGreen, reportOn } from '../../../stages/programs/reports.ts';
import { missingNames } from '../../../stages/programs/structure.ts';

const signal = new AbortController().signal;

async function programOf(name: string) {
  const folder = await folderOf(name);
  const [files, tests, hidden] = await Promise.all(
    (['src', 'tests', 'hidden'] as const).map((part) => filesUnder(folder, part)),
  );
  const language = name.startsWith('python/') ? ('python' as const) : ('javascript' as const);
  return { language, files: files ?? {}, all: { ...files, ...tests, ...hidden } };
}

const passes = async (language: 'python' | 'javascript', files: Readonly<Record<string, string>>) =>
  isGreen(await reportOn({ language, files, tests: testFilesIn(files) }, signal));

describe('an expression that becomes a function', () => {
  it.each(['python/tide-table', 'javascript/canal-lock', 'python/seed-bank'])(
    'leaves %s as it was, and is seen',
    async (program) => {
      const { language, files, all } = await programOf(program);
      const [found] = await extractionsIn(files, all);
      if (!found) throw new Error('nothing to extract');
      const { name, file, count } = found;
      const after = { ...all, [file]: found.with };
      expect(await passes(language, after), found.with).toBe(true);
      const names = { defined: [{ name, file }], gone: [], calls: [{ name, file, least: count }] };
      expect(await missingNames({ names }, after)).toEqual([]);
      expect(await missingNames({ names }, all)).toEqual([
        `${name} is not defined in ${file}`,
        expect.stringContaining(`${name} is not called`),
      ]);
      const unused = { ...all, [file]: found.unused };
      expect(await missingNames({ names }, unused)).toEqual([expect.stringContaining('is not called')]);
    },
  );

  it('is none that changes something, or that stands alone', async () => {
    const files = {
      'src/a.py': [
        'def f(rows, first, second):',
        '    rows.append(first + second * 2)',
        '    print(len(rows) + first + second)',
        '    wanted = take(first)',
        '    return wanted',
        '',
      ].join('\n'),
    };
    expect(await extractionsIn(files, {})).toEqual([]);
  });
});

describe('a function that becomes an expression again', () => {
  it('is seen to be gone, and not where it only got another name', async () => {
    const { files, all } = await programOf('python/tide-table');
    const [found] = await extractionsIn(files, all);
    if (!found) throw new Error('nothing to extract');
    const { name, file } = found;
    const functions = (files[file] ?? '').match(/^ *def /gm)?.length ?? 0;
    const names = { defined: [], gone: [name], most: [{ file, functions }] };
    expect(await missingNames({ names }, all)).toEqual([]);
    const before = { ...all, [file]: found.with };
    expect(await missingNames({ names }, before)).toEqual([
      `${name} is still there`,
      `${file} defines more than ${functions} functions`,
    ]);
    const renamed = { ...all, [file]: found.with.replaceAll(name, 'another_name') };
    expect(await missingNames({ names }, renamed)).toEqual([
      `${file} defines more than ${functions} functions`,
    ]);
  });
});

describe('a function that moves', () => {
  it.each(['javascript/canal-lock', 'python/ferry-berths', 'javascript/harris-matrix', 'python/tide-table'])(
    'takes what it needs along, and all imports of %s follow',
    async (program) => {
      const { language, files, all } = await programOf(program);
      for (const { name, from, to, changed } of await movesIn(files, all)) {
        const after = { ...all, ...changed };
        expect(await passes(language, after), `${name} to ${to}`).toBe(true);
        const names = { defined: [{ name, file: to }], gone: [], absent: [{ name, file: from }] };
        expect(await missingNames({ names }, after)).toEqual([]);
        expect(await missingNames({ names }, all)).toHaveLength(2);
        expect(await missingNames({ names }, { ...all, [to]: changed[to] ?? '' })).toEqual([
          `${name} is still defined in ${from}`,
        ]);
      }
    },
  );

  it('stays where it needs what its file defines, or somebody imports it under another name', async () => {
    const source = [
      '"""Fees."""',
      'import math',
      '',
      'PER_DAY = 20',
      '',
      '',
      '# In cents.',
      'def fee(days):',
      '    return days * PER_DAY',
      '',
      '',
      'def rounded(cents):',
      '    return math.floor(cents / 10) * 10',
      '',
      '',
      'def told(days):',
      '    return str(rounded(fee(days)))',
      '',
    ].join('\n');
    const test = 'from src.fees import fee, rounded, told\n';
    const files = { 'src/fees.py': source };
    const moves = await movesIn(files, { ...files, 'tests/test_fees.py': test });
    expect(moves.map(({ name }) => name)).toEqual(['rounded']);
    expect(moves[0]?.changed).toEqual({
      'src/rounded.py': 'import math\n\n\ndef rounded(cents):\n    return math.floor(cents / 10) * 10\n',
      'src/fees.py': source
        .replace('import math', 'from src.rounded import rounded')
        .replace('def rounded(cents):\n    return math.floor(cents / 10) * 10\n\n\n', ''),
      'tests/test_fees.py': 'from src.fees import fee, told\nfrom src.rounded import rounded\n',
    });
    const aliased = { ...files, 'tests/test_fees.py': 'from src.fees import rounded as r\n' };
    expect(await movesIn(files, aliased)).toEqual([]);
  });
});
