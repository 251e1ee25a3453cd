// The documents that derive from the registries are current, and those written by hand name nothing that is
// not there.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stages } from '../../stages/index.ts';
import { root, toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';

it.each(['data-format.md', 'configuration.md', 'config.schema.json', 'import.schema.json'])(
  'docs/%s is what `npm run docs` writes',
  async (name) => {
    await using directory = await tempDir();
    expect((await toolloom(['docs', '--out', directory.path], directory.path)).code).toBe(0);
    expect(readFileSync(join(root, 'docs', name), 'utf8')).toBe(
      readFileSync(join(directory.path, name), 'utf8'),
    );
  },
);

describe.each(['README.md', 'AGENTS.md', 'docs/architecture.md', 'docs/extending.md', 'docs/serve.md'])(
  '%s',
  (name) => {
    it('points only at files that are there', () => {
      const text = readFileSync(join(root, name), 'utf8');
      const named = [
        ...text.matchAll(/`((?:schemas|pipeline|stages|serve|data|docs|test|bench)\/[\w./-]*\w)`/g),
      ].map((match) => match[1] ?? '');
      expect(
        named.filter(
          (path) => !path.includes('runs/') && !/NAME|FORMAT/.test(path) && !existsSync(join(root, path)),
        ),
      ).toEqual([]);
    });
  },
);

it('AGENTS.md has at most 100 lines', () => {
  expect(readFileSync(join(root, 'AGENTS.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(101);
});

it('docs/architecture.md lists every stage, in order, and counts them', () => {
  const text = readFileSync(join(root, 'docs', 'architecture.md'), 'utf8');
  const listed = [...text.matchAll(/^\| `([a-z-]+)` \|/gm)].map((match) => match[1]);
  expect(listed).toEqual(stages.map((stage) => stage.name));
  expect(/in (\d+) stages/.exec(text)?.[1]).toBe(String(stages.length));
});

it('decisions are numbered one after another, and none shares its number', () => {
  const numbers = readdirSync(join(root, 'docs', 'decisions')).map((name) => Number(name.slice(0, 4)));
  expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, at) => at + 1));
});
