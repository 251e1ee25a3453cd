// Units that failed for a reason that passes: owed, given up, and tried again.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FunnelRow } from '../../pipeline/commands/funnel.ts';
import { start, toolloom } from '../support/cli.ts';
import { scriptServer, serverScript } from '../support/harvested.ts';
import { runBytes } from '../support/run-bytes.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Two servers, of which one does not start until it is mended. */
async function withServers(): ReturnType<typeof tempDir> {
  const directory = await tempDir();
  const mendable = {
    command: process.execPath,
    args: [serverScript('mendable.mjs'), directory.path],
    licence: 'MIT',
  };
  const config = {
    name: 'mend',
    target: 2,
    stages: {
      harvest: {
        packages: { servers: [] },
        servers: { list: { mendable, mixed: scriptServer('mixed.mjs') } },
      },
      evolve: { categories: ['education'], worlds: 2 },
      'check-programs': { programs: [] },
    },
  };
  await writeFile(join(directory.path, 'mend.yaml'), JSON.stringify(config));
  return directory;
}

const mend = (directory: string): Promise<void> => writeFile(join(directory, 'mended'), '');
const bytesIn = (directory: string) => runBytes(join(directory, 'data', 'runs', 'mend'));
const run = (directory: string, ...more: string[]) =>
  toolloom(['run', '-c', 'mend.yaml', ...more], directory);

it('a server that does not start is owed, and once it is mended the same command ends the run', async () => {
  await using directory = await withServers();
  const first = await run(directory.path);
  expect(first.code).toBe(4);
  expect(first.stderr).toContain(
    'Not finished: harvest owes 1 unit, and cluster waits for them. ' +
      'Try again with: toolloom run --run data/runs/mend (to reject what fails instead, add --give-up)',
  );
  expect(first.stderr).toContain('the database is missing');
  await mend(directory.path);
  expect((await run(directory.path)).code).toBe(0);
});

it('--retry-rejects makes rejected units and what follows from them again, also after a kill', async () => {
  await using undisturbed = await withServers();
  await mend(undisturbed.path);
  expect((await run(undisturbed.path)).code).toBe(0);

  await using directory = await withServers();
  const gaveUp = await run(directory.path, '--give-up');
  expect(gaveUp.code, gaveUp.stderr).toBe(0);
  const { stdout } = await toolloom(['status', '--json'], directory.path);
  const [reason = ''] = Object.keys(JSON.parse(stdout).funnel[1].unitReasons);
  expect(reason).toMatch(/^server /);
  expect((await bytesIn(directory.path)).specs).not.toBe((await bytesIn(undisturbed.path)).specs);

  await mend(directory.path);
  const wrong = await run(directory.path, '--retry-rejects', 'server was rude');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain(
    `toolloom: no unit was rejected for "server was rude"; the reasons are harvest: "${reason}"`,
  );

  const { child, result } = start(['run', '--retry-rejects', reason], directory.path);
  let stderr = '';
  child.stderr?.on('data', (data) => {
    stderr += data;
    if (stderr.includes('"event":"stage","stage":"evolve"')) child.kill('SIGKILL');
  });
  expect((await result).code).toBe(null);
  expect(stderr).toContain(`harvest: trying 1 unit again, rejected for \\"${reason}\\"`);
  expect(stderr).toMatch(
    /harvest servers\/mendable now makes something else.*later stages are made again: embed \d+, cluster 1, /,
  );

  const last = await toolloom(['run'], directory.path);
  expect(last.code, last.stderr).toBe(0);
  expect(await bytesIn(directory.path)).toEqual(await bytesIn(undisturbed.path));
  const again = await toolloom(['run', '--retry-rejects', reason], directory.path);
  expect(again.code).toBe(2);
  expect(again.stderr).toContain(`no unit was rejected for "${reason}"`);
});

it('a unit that comes out the same makes nothing stale; one that made records is not tried again', async () => {
  await using directory = await withServers();
  await mend(directory.path);
  expect((await run(directory.path)).code).toBe(0);
  const { stdout } = await toolloom(['status', '--json'], directory.path);
  const funnel = JSON.parse(stdout).funnel as FunnelRow[];
  const rowOf = (stage: string) => funnel.find((row) => row.stage === stage);

  // Servers with few tools become no worlds, whenever they are asked.
  const [rejected = ''] = Object.keys(rowOf('infer-worlds')?.unitReasons ?? {});
  const before = await bytesIn(directory.path);
  const again = await toolloom(['run', '--retry-rejects', rejected], directory.path);
  expect(again.code, again.stderr).toBe(0);
  expect(again.stderr).toContain('infer-worlds: trying 2 units again');
  expect(again.stderr).not.toContain('now makes something else');
  expect(await bytesIn(directory.path)).toEqual(before);

  // The server `mixed` lists sound tools as well.
  const [partial = ''] = Object.keys(rowOf('harvest')?.reasons ?? {});
  expect(rowOf('harvest')?.unitReasons).toEqual({});
  const refused = await toolloom(['run', '--retry-rejects', partial], directory.path);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain(
    `no unit can be tried again for "${partial}": every unit with such a reject made records as well`,
  );
});
