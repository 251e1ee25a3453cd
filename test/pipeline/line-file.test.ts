import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lastLine, lineFile } from '../../pipeline/files/line-file.ts';
import { tempDir } from '../support/temp-dir.ts';

const long = 'x'.repeat(100_000);

it.each([
  ['nothing', '', ''],
  ['whole lines', 'a\nb\n', 'a\nb\n'],
  ['a torn last line', 'a\nb\nto', 'a\nb\n'],
  ['a torn last line longer than what is read at once', `a\n${long}`, 'a\n'],
  ['a torn first line', long, ''],
])('of a file with %s, what a kill has torn is cut off before the next line', async (_, before, kept) => {
  await using directory = await tempDir();
  const path = join(directory.path, 'lines');
  await writeFile(path, before);
  const file = await lineFile(path);
  file.write('next');
  file.close();
  expect(await readFile(path, 'utf8')).toBe(`${kept}next\n`);
});

it.each([
  ['nothing', '', undefined],
  ['whole lines', 'a\nlast\n', 'last'],
  ['a single line', 'last\n', 'last'],
  ['a torn last line', `a\nlast\n${long}`, 'last'],
  ['a torn first line', long, undefined],
])('the last whole line of a file with %s is read whole', async (_, text, last) => {
  await using directory = await tempDir();
  const path = join(directory.path, 'lines');
  await writeFile(path, text);
  expect(lastLine(path)).toBe(last);
});
