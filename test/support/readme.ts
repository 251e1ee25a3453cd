// Blocks of README.md that commands print, between `<!-- NAME: … -->` and `<!-- end -->`. A test compares a
// block with what is printed now; with UPDATE_GOLDEN=1 it writes the block instead.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { root } from './cli.ts';

const path = join(root, 'README.md');

/** Holds the block of that name to `printed`, shown as code of `language`. */
export function expectBlock(name: string, printed: string, language = ''): void {
  const readme = readFileSync(path, 'utf8');
  const pattern = new RegExp(`(<!-- ${name}: [^\\n]* -->\\n)[^]*?(<!-- end -->)`);
  const wanted = `\`\`\`${language}\n${printed.trimEnd()}\n\`\`\`\n`;
  if (process.env.UPDATE_GOLDEN === '1')
    writeFileSync(
      path,
      readme.replace(pattern, (_, begin: string, end: string) => begin + wanted + end),
    );
  const [, begin = '', end = ''] = pattern.exec(readFileSync(path, 'utf8')) ?? [];
  expect(readFileSync(path, 'utf8')).toContain(begin + wanted + end);
}
