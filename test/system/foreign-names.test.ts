// Names that every object of JavaScript has as members, from a server's list to the rows of a dataset.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { toolloom } from '../support/cli.ts';
import { serverScript } from '../support/harvested.ts';
import { tempDir } from '../support/temp-dir.ts';

const names = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];

it('tools and parameters of such names go through every stage like any other', async () => {
  await using directory = await tempDir();
  const server = { command: process.execPath, args: [serverScript('prototypes.mjs')], licence: 'MIT' };
  await writeFile(
    join(directory.path, 'names.yaml'),
    JSON.stringify({
      name: 'names',
      target: 4,
      stages: {
        harvest: { packages: { servers: [] }, servers: { list: { prototypes: server } } },
        evolve: { categories: ['education'], worlds: 2 },
        'check-programs': { programs: [] },
        'write-tasks': { kinds: { long_horizon: 0, for_each: 0, tools_on_demand: 0 } },
      },
    }),
  );
  const { code, stderr } = await toolloom(['run', '-c', 'names.yaml'], directory.path);
  expect(code, stderr).toBe(0);
  const all = async (collection: string) =>
    (await toolloom(['cat', collection], directory.path)).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const specs = await all('specs');
  expect(specs.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['constructor', 'toString']));
  const create = specs.find(({ name }) => name === 'create_valueOf');
  expect(Object.keys(create?.inputSchema.properties).sort()).toEqual([...names].sort());
  const agents = await all('agents');
  const offered = agents.flatMap(({ tools }) => tools.map(({ name }: { name: string }) => name));
  expect(offered.filter((name: string) => /valueOf|constructor|toString/i.test(name))).not.toEqual([]);
  expect((await all('judgements')).length).toBeGreaterThanOrEqual(4);
  expect((await all('datasets')).length).toBeGreaterThan(0);
});
