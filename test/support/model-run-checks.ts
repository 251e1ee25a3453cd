// What the tests of model runs check in the directory of a run.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readRunStore } from '../../pipeline/run.ts';
import type { CollectionName, Collections } from '../../schemas/index.ts';
import type { Trajectory } from '../../schemas/trajectory.ts';
import { neutralPlay } from '../../stages/neutral-play.ts';
import { key, type ModelRun, offlineTwin } from './model-run.ts';
import { all } from './offline-run.ts';

export interface Status {
  accepted: number;
  funnel: { stage: string; owed: number; kept: number; rejected: number }[];
  spending: { calls: number; input: number; output: number; cost: number; lost: number };
}
export const statusOf = async (run: ModelRun): Promise<Status> =>
  JSON.parse((await run.toolloom('status', '--json')).stdout) as Status;
export async function records<C extends CollectionName>(
  run: ModelRun,
  collection: C,
): Promise<Collections[C][]> {
  await using store = await readRunStore(run.run);
  return await all(store.read(collection));
}

/** Without who made a record, and what an endpoint wanted to see again. */
const bare = (list: object[]): object[] =>
  list.map((record) =>
    'messages' in record
      ? { ...neutralPlay(record as Trajectory), provenance: undefined } // no other record has messages
      : { ...record, provenance: undefined },
  );

const made = ['worlds', 'tools', 'agents', 'tasks', 'trajectories', 'judgements'] as const;

/** The records of the run are those of the procedures, but for who made them. */
export async function expectTwin(
  run: ModelRun,
  collections: readonly CollectionName[] = made,
): Promise<void> {
  const { store } = (await offlineTwin()).run;
  for (const collection of collections)
    expect(bare(await records(run, collection)), collection).toEqual(
      JSON.parse(JSON.stringify(bare(await all(store.read(collection))))),
    );
}

/** Goes on until nothing is owed, as a user would. */
export async function untilDone(run: ModelRun, ...args: string[]): Promise<void> {
  let last = '';
  for (let attempt = 0; attempt < 12; attempt += 1) {
    const { code, stderr } = await run.toolloom('run', '-c', 'c.yaml', ...args);
    if (code === 0) return;
    expect(code, stderr).toBe(4);
    last = stderr;
  }
  expect.unreachable(`twelve runs did not finish; the last one said:\n${last}`);
}

export function expectNoSecret(run: ModelRun, ...said: string[]): void {
  for (const text of said) expect(text).not.toContain(key);
  for (const file of readdirSync(run.path, { recursive: true, withFileTypes: true }))
    if (file.isFile())
      expect(readFileSync(join(file.parentPath, file.name)).includes(key), file.name).toBe(false);
}
