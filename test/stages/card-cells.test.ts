// Cells of the dataset card: names and licenses come from outside, and a hub shows the card as a page.
import { expect, it } from 'vitest';
import { table } from '../../stages/export/card/sections.ts';

const rowOf = (...cells: string[]): string =>
  table('Packages', ['license', 'package'], [cells]).split('\n').at(-1) ?? '';

it('shows what is usual as it is', () => {
  expect(table('Packages', ['license', 'package'], [['MIT', '@acme/files-server']])).toBe(
    '## Packages\n\n| license | package |\n| --- | --- |\n| MIT | @acme/files-server |',
  );
});

it.each([
  ['a cell that begins another one', 'MIT | evil', 'MIT \\| evil'],
  ['a line that ends the table', 'MIT\n\n# Download it here', 'MIT # Download it here'],
  ['HTML', '<script>alert(1)</script>', '&lt;script>alert(1)&lt;/script>'],
  ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
  ['an image', '![x](http://evil.example/x)', '\\!\\[x\\](http&#58;//evil.example/x)'],
  ['code', '`x`', '\\`x\\`'],
  ['a sequence for a terminal', '\u001b[31mred', '\\\\u001b\\[31mred'],
  ['text that runs the other way', 'a\u202egnp.exe', 'a\\\\u202egnp.exe'],
])('makes %s inert', (_, given, shown) => {
  expect(rowOf(given, 'p')).toBe(`| ${shown} | p |`);
});
