// The worlds of a run: a row of a list for each, and one in full with its tables, rows, rules, and tools.
import type { Reader } from '../../pipeline/store.ts';
import type { WorldDetail, WorldRow } from '../contract/worlds.ts';
import { keptFor } from './kept.ts';
import { originOf } from './tool-list.ts';

export const worldRows = keptFor(async (store) => {
  const tools = new Map<string, { count: number; origin: WorldRow['origin'] }>();
  for await (const tool of store.read('tools'))
    tools.set(tool.world, { count: (tools.get(tool.world)?.count ?? 0) + 1, origin: originOf(tool) });
  const rows: WorldRow[] = [];
  for await (const world of store.read('worlds')) {
    const { id, name, title, path, summary, validation } = world;
    rows.push({
      ...{ id, name, title, path, summary, origin: tools.get(id)?.origin ?? 'grown' },
      tables: Object.keys(world.tables).length,
      rows: Object.values(world.rows).reduce((sum, list) => sum + list.length, 0),
      tools: tools.get(id)?.count ?? 0,
      policies: world.policies.length,
      evolution: world.evolution.length,
      accepted: validation.accepted,
      refused: validation.refused,
      dropped: validation.dropped.length,
    });
  }
  return rows;
});

/** Undefined where the run has no such world. */
export async function worldDetail(id: string, store: Reader): Promise<WorldDetail | undefined> {
  if (!(await worldIds(store)).has(id)) return undefined;
  const world = await store.get('worlds', id);
  const { tools = [] } = await store.siblings('worlds', id);
  return {
    world,
    tools: tools.map((tool) => ({
      ...{ id: tool.id, name: tool.name, description: tool.description, effect: tool.effect },
      ...{ operation: tool.operation, inputSchema: tool.inputSchema, samples: tool.samples },
      ...{ references: tool.references, validation: tool.validation },
    })),
  };
}

const worldIds = keptFor(async (store) => new Set(store.ids('worlds')));
