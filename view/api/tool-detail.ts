// One tool in full: its declaration, the program behind it, what validation said, and what lies near it.
import type { Reader } from '../../pipeline/store.ts';
import type { ToolDetail, ToolLink } from '../contract/tools.ts';
import { keptFor } from './kept.ts';
import { neighborsOf } from './neighbors.ts';
import { clusterLabels, originOf } from './tool-list.ts';

const mostNeighbors = 12;

/** Undefined where the run has no such tool. */
export async function toolDetail(id: string, store: Reader): Promise<ToolDetail | undefined> {
  if ((await idsOf(store)).tools.has(id)) return grownDetail(id, store);
  if ((await idsOf(store)).specs.has(id)) return specDetail(id, store);
  return undefined;
}

const idsOf = keptFor(async (store) => ({
  tools: new Set(store.ids('tools')),
  specs: new Set(store.ids('specs')),
}));

async function grownDetail(id: string, store: Reader): Promise<ToolDetail> {
  const tool = await store.get('tools', id);
  const { worlds = [], tools = [] } = await store.siblings('tools', id);
  const found = worlds.find((each) => each.id === tool.world) ?? (await store.get('worlds', tool.world));
  const { name, title, path, clock, evolution } = found;
  const specs = tool.from.filter((each) => each !== tool.world);
  return {
    kind: 'tool',
    tool,
    origin: originOf(tool),
    world: { id: found.id, name, title, path, clock, evolution },
    siblings: tools.filter((each) => each.id !== id).map((each) => ({ id: each.id, name: each.name })),
    specs: await Promise.all(
      specs.map(async (each) => ({ id: each, name: (await store.get('specs', each)).name })),
    ),
    neighbors: await neighborsOf(id, store, mostNeighbors),
  };
}

async function specDetail(id: string, store: Reader): Promise<ToolDetail> {
  return {
    kind: 'spec',
    spec: await store.get('specs', id),
    cluster: (await clusterLabels(store)).get(id) ?? '',
    tools: (await inferredTools(store)).get(id) ?? [],
    neighbors: await neighborsOf(id, store, mostNeighbors),
  };
}

/** By the ID of the spec that they were inferred from. */
const inferredTools = keptFor(async (store) => {
  const tools = new Map<string, ToolLink[]>();
  for await (const { id, name, world, from } of store.read('tools'))
    for (const spec of from.filter((each) => each !== world))
      tools.set(spec, [...(tools.get(spec) ?? []), { id, name }]);
  return tools;
});
