// The tasks that are served, in the splits of the export: no world of the training tasks is among those of the test.
import type { Reader } from '../../pipeline/store.ts';
import { testRows } from '../../stages/export/split.ts';
import { testTasks } from '../../stages/export/write-rows.ts';
import { playedOn } from '../../stages/select/task-facts.ts';

export const splits = ['train', 'test'] as const;
export type Split = (typeof splits)[number];

export interface ServedTask {
  readonly id: string;
  readonly agent: string;
  readonly difficulty: number;
  /** Undefined for a task on worlds of both: it is served by its ID alone. */
  readonly split: Split | undefined;
}

interface Placed extends Omit<ServedTask, 'split'> {
  readonly settings: readonly string[];
}

/** `share`: of the rows in the test split, as the export has it. */
export async function servedTasks(store: Reader, share: number): Promise<readonly ServedTask[]> {
  const settingsOf = new Map<string, readonly string[]>();
  for await (const agent of store.read('agents')) settingsOf.set(agent.id, playedOn(agent));
  const placed: Placed[] = [];
  for await (const { id, agent, difficulty } of store.read('tasks'))
    placed.push({ id, agent, difficulty, settings: settingsOf.get(agent) ?? [] });
  const isTest = await testTask(placed, store, share);
  return placed.map(({ settings, ...task }) => ({ ...task, split: isTest({ ...task, settings }) }));
}

/** Tasks that were not selected go where the worlds are that they are played on. */
async function testTask(
  placed: readonly Placed[],
  store: Reader,
  share: number,
): Promise<(task: Placed) => Split | undefined> {
  const exported = new Set<string>();
  for await (const { task } of store.read('selections')) exported.add(task);
  const test = exported.size > 0 ? await testTasks(store, share) : testRows(placed, share);
  const worlds = { test: new Set<string>(), train: new Set<string>() };
  for (const { id, settings } of placed)
    if (exported.size === 0 || exported.has(id))
      for (const setting of settings) worlds[test.has(id) ? 'test' : 'train'].add(setting);
  return ({ id, settings }) => {
    if (test.has(id)) return 'test';
    if (exported.has(id) || !settings.some((setting) => worlds.test.has(setting))) return 'train';
    return settings.every((setting) => worlds.test.has(setting)) ? 'test' : undefined;
  };
}
