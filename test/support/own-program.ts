// A small program for tests, as a user might have one in a folder.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const described = [
  'title: Tram fares',
  'about: Works out what a tram ride costs.',
  'area: money',
  'language: javascript',
  'functions:',
  '  - name: fare',
  '    file: src/fares.js',
  '    does: works out the fare of a ride',
  'facts:',
  '  - ask: How many cents does a zone cost?',
  '    answer: 130',
  '',
].join('\n');

const source = [
  '/** In cents, for each zone. */',
  'export const PER_ZONE = 130;',
  '',
  '/**',
  ' * The fare in cents. Children up to six ride free, and nobody pays for more than five zones.',
  ' */',
  'export function fare(zones, age) {',
  '  if (age <= 6) return 0;',
  '  return Math.min(zones, 5) * PER_ZONE;',
  '}',
  '',
].join('\n');

const testOf = (name: string, ...lines: readonly string[]): string =>
  [
    "import assert from 'node:assert/strict';",
    "import test from 'node:test';",
    "import { fare } from '../src/fares.js';",
    '',
    `test('${name}', () => {`,
    ...lines.map((line) => `  ${line}`),
    '});',
    '',
  ].join('\n');

export const ownProgram: Readonly<Record<string, string>> = {
  'program.yaml': described,
  'src/fares.js': source,
  'tests/fares.test.js': testOf('two zones', 'assert.equal(fare(2, 30), 260);'),
  'hidden/fares-hidden.test.js': testOf(
    'children and long rides',
    'assert.equal(fare(3, 6), 0);',
    'assert.equal(fare(3, 7), 390);',
    'assert.equal(fare(9, 30), 650);',
  ),
};

/** With a feature: a discount at night. */
export const nightFeature = (hidden: string): Readonly<Record<string, string>> => ({
  'program.yaml': `${described}features:\n  - name: night\n    ask: At night a ride costs half. Add a third parameter.\n`,
  'features/night/src/fares.js': source
    .replace('zones, age)', 'zones, age, isNight = false)')
    .replace('* PER_ZONE;', '* PER_ZONE * (isNight ? 0.5 : 1);'),
  'features/night/tests/night.test.js': testOf('night', 'assert.equal(fare(2, 30, true), 130);'),
  'features/night/hidden/night-hidden.test.js': testOf('longer nights', hidden),
});

export async function writeProgram(
  folder: string,
  changes: Readonly<Record<string, string | undefined>> = {},
): Promise<string> {
  for (const [name, text] of Object.entries({ ...ownProgram, ...changes })) {
    if (text === undefined) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return folder;
}
