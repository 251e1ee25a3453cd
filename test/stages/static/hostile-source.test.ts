// Source that is nested, doubled, or circular, in every language: reading it ends, says what it could not read, and
// keeps the honest tools beside it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toolSource } from '../../support/harvested-github.ts';
import {
  brokenSource,
  deepSources,
  type Files,
  largeSources,
  manyLookups,
} from '../../support/hostile-source.ts';
import { all, offlineRun } from '../../support/offline-run.ts';
import { tempDir } from '../../support/temp-dir.ts';
import { read } from './read.ts';

/** The harvest of a folder with the files and, beside them, an honest server. */
async function harvestedWith(files: Files) {
  await using directory = await tempDir();
  const folder = join(directory.path, 'server');
  mkdirSync(join(folder, 'honest'), { recursive: true });
  writeFileSync(join(folder, 'honest', 'z.ts'), toolSource('status'));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { store, result } = await offlineRun({
    until: 'harvest',
    config: { stages: { harvest: { packages: { servers: [] }, folders: { paths: [folder] } } } },
  });
  return {
    failed: result.stages.reduce((sum, { failed }) => sum + failed, 0),
    specs: (await all(store.read('specs'))).map(({ name }) => name),
    rejects: (await all(store.rejects())).map(({ reason, detail }) => `${reason}: ${detail}`),
  };
}

it.each(Object.keys(deepSources))('%s, nested 20,000 times, costs at most that tool', async (name) => {
  const { failed, specs, rejects } = await harvestedWith(deepSources[name] ?? {});
  expect(failed).toBe(0);
  expect(specs).toContain('status');
  // It is in the data with something missing, or it is a reject that says why.
  expect(
    [...specs, ...rejects].filter((each) => /hostile/i.test(each) || /a\.\w+:\d+: /.test(each)),
  ).not.toEqual([]);
});

it.each(Object.keys(largeSources))('%s cost at most that tool', async (name) => {
  const { failed, specs, rejects } = await harvestedWith(largeSources[name] ?? {});
  expect(failed).toBe(0);
  expect(specs).toContain('status');
  expect([...specs, ...rejects].join('\n')).toMatch(/hostile|takes more than \d+ steps/i);
});

it('a hundred lines that double a type are a reject that says so', async () => {
  const { rejects } = await harvestedWith(largeSources['Rust: wide structs'] ?? {});
  expect(rejects).toEqual([
    expect.stringMatching(/^tool not read: \S+: a\.rs:\d+: reading it takes more than 200000 steps$/),
  ]);
});

it('broken syntax without an end declares nothing, and the rest is read', async () => {
  const { failed, specs } = await harvestedWith(brokenSource);
  expect([failed, specs]).toEqual([0, ['status']]);
});

it('a name that nobody declares is looked for once, however many files use it', async () => {
  const { tools, unread } = await read(manyLookups);
  expect([tools.length, unread]).toEqual([400, []]);
  expect(tools.every(({ missing }) => missing.includes('description'))).toBe(true);
});

describe('honest source stays far below the limits', () => {
  it.each<[string, Files]>([
    [
      'thousands of tools in one file',
      { 'a.ts': Array.from({ length: 5000 }, (_, index) => toolSource(`tool_${index}`)).join('') },
    ],
    [
      'a description of 60 lines',
      {
        'a.ts': `server.tool('long', ${Array.from({ length: 60 }, (_, line) => `'line ${line} ' +\n`).join('')} '', {}, async () => {});`,
      },
    ],
    [
      'a base class with arguments',
      {
        'a.py':
          'from fastmcp import FastMCP\nmcp = FastMCP("b")\nclass A(*bases, metaclass=Meta):\n    a: str\n@mcp.tool()\ndef long(a: A) -> str:\n    """Does it."""\n',
      },
    ],
  ])('%s', async (_, files) => {
    const { tools, unread } = await read(files);
    expect(unread).toEqual([]);
    expect(tools.length).toBe(
      Object.values(files)
        .join('')
        .match(/server\.tool\(|@mcp\.tool/g)?.length,
    );
    for (const { name, description } of tools)
      expect([name, description?.length]).toEqual([name, expect.any(Number)]);
  });
});
