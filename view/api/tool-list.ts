// Every tool of a run, real and grown, as a row of a list: what it is called, whose it is, and what it does.
import type { Reader } from '../../pipeline/store.ts';
import type { Spec } from '../../schemas/spec.ts';
import type { Tool } from '../../schemas/tool.ts';
import type { ToolRow } from '../contract/tools.ts';
import { keptFor } from './kept.ts';

/** Grown tools first, then those of real servers, each in the order of the store. */
export const toolRows = keptFor(async (store) => {
  const rows: ToolRow[] = [];
  const titles = await worldTitles(store);
  for await (const tool of store.read('tools')) rows.push(rowOfTool(tool, titles));
  const labels = await clusterLabels(store);
  for await (const spec of store.read('specs')) rows.push(rowOfSpec(spec, labels));
  return rows;
});

/** Characters of a description that a row holds. */
const mostDescription = 160;

function rowOfTool(tool: Tool, titles: ReadonlyMap<string, string>): ToolRow {
  const { id, name, description, path, world, effect, inputSchema, validation } = tool;
  return {
    ...{ id, kind: 'tool', name, effect, world, origin: originOf(tool) },
    description: beginning(description),
    group: path[0],
    owner: titles.get(world) ?? world,
    parameters: parameterCount(inputSchema),
    accepted: validation.accepted,
    refused: validation.refused,
  };
}

function rowOfSpec(spec: Spec, labels: ReadonlyMap<string, string>): ToolRow {
  const { id, name, description, server, source, inputSchema } = spec;
  return {
    ...{ id, kind: 'spec', name, origin: source.origin, owner: server.name },
    description: beginning(description),
    group: labels.get(id) ?? '',
    parameters: parameterCount(inputSchema),
  };
}

/** A tool that was made from a spec names it beside its world. */
export const originOf = ({ from }: Pick<Tool, 'from'>): 'grown' | 'inferred' =>
  from.length > 1 ? 'inferred' : 'grown';

function beginning(text: string): string {
  if (text.length <= mostDescription) return text;
  return `${text.slice(0, mostDescription).replace(/[\ud800-\udbff]$/, '')}…`;
}

function parameterCount({ properties }: Spec['inputSchema']): number {
  const isObject = typeof properties === 'object' && properties !== null && !Array.isArray(properties);
  return isObject ? Object.keys(properties).length : 0;
}

const worldTitles = keptFor(async (store) => {
  const titles = new Map<string, string>();
  for await (const { id, title } of store.read('worlds')) titles.set(id, title);
  return titles;
});

/** Label of the cluster, by the ID of a spec. */
export async function clusterLabels(store: Reader): Promise<ReadonlyMap<string, string>> {
  const labels = new Map<string, string>();
  for await (const { label, members } of store.read('clusters'))
    for (const id of members) labels.set(id, label);
  return labels;
}
