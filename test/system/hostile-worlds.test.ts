// Worlds whose programs use up more than they may, in whole runs: no stage hangs, Ctrl-C works, and the world is blamed.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unitLine } from '../../pipeline/store/unit-line.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { World } from '../../schemas/world.ts';
import { start, toolloom } from '../support/cli.ts';
import { tempDir } from '../support/temp-dir.ts';
import { tinyConfig, tinyRun } from '../support/tiny-run.ts';

/** The rest of the run would not end within a test if a single call did not. */
const withinReason = 120_000;

type Spoil = (result: string, world: World) => string;

const endless: Spoil = (result, { tables }) => {
  const many = Array.from({ length: 14 }, (_, at) => `"${Object.keys(tables)[0]}" AS t${at}`).join(', ');
  return `SELECT * FROM (${result}) WHERE (SELECT count(*) FROM ${many}) > 0`;
};

const tooLong: Spoil = (result) => `SELECT *, printf('%.*c', 300000, 'x') AS more FROM (${result})`;

/** Spoils the results of all tools, as if they had passed validation like that. */
async function poison(run: string, spoil: Spoil): Promise<void> {
  const path = join(run, 'units', 'synthesize-tools.jsonl');
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  const poisoned = lines.map((line) => {
    const { unit, yield: committed } = JSON.parse(line);
    const [world]: World[] = committed.records.worlds ?? [];
    if (!world) return line;
    const spoiled = ({ program, ...tool }: Tool) => {
      const result = { ...program.result, sql: spoil(program.result.sql, world) };
      return { ...tool, program: { ...program, result } };
    };
    const tools = committed.records.tools.map(spoiled);
    return unitLine(unit, { ...committed, records: { ...committed.records, tools } }).text;
  });
  await writeFile(path, `${poisoned.join('\n')}\n`);
}

const reasonsIn = async (cwd: string): Promise<string[]> =>
  (await toolloom(['cat', 'rejects'], cwd)).stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).reason);

it('tasks are not planned on calls that never end, and Ctrl-C ends the planning', {
  timeout: withinReason,
}, async () => {
  await using directory = await tempDir();
  await writeFile(join(directory.path, 'tiny.yaml'), tinyConfig);
  const made = await toolloom(['run', '-c', 'tiny.yaml', '--until', 'synthesize-agents'], directory.path);
  expect(made.code, made.stderr).toBe(0);
  await poison(join(directory.path, 'data', 'runs', 'tiny'), endless);
  const { child, result } = start(['run', '--json'], directory.path);
  for await (const data of child.stderr ?? []) if (`${data}`.includes('"stage":"write-tasks"')) break;
  child.kill('SIGINT');
  expect((await result).code).toBe(130);
  const { code, stderr } = await toolloom(['run'], directory.path);
  expect(code, stderr).toBe(0);
  expect(await reasonsIn(directory.path)).toContain('world breaks');
});

it('plays end at a call that is stopped, and the judge blames the environment', {
  timeout: withinReason,
}, async () => {
  await using directory = await tinyRun();
  const run = join(directory.path, 'data', 'runs', 'tiny');
  expect(await reasonsIn(directory.path)).not.toContain('environment-faulty: stopped program');
  await poison(run, tooLong);
  for (const stage of ['simulate', 'judge', 'select', 'pair', 'export'])
    await rm(join(run, 'units', `${stage}.jsonl`), { force: true });
  const { code, stderr } = await toolloom(['run'], directory.path);
  expect(code, stderr).toBe(0);
  expect(await reasonsIn(directory.path)).toContain('environment-faulty: stopped program');
});
