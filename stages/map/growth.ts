// The grown tools of a run in numbers: how many there are, of what kinds, and how much they resemble each
// other.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Growth } from '../../schemas/map.ts';
import type { Tool } from '../../schemas/tool.ts';
import { nearest } from '../cluster/nearest.ts';

/** The facts about a tool that are counted. They are small, so that twenty thousand fit in memory. */
export interface ToolFacts {
  readonly world: string;
  readonly path: Tool['path'];
  readonly isWrite: boolean;
  readonly isNested: boolean;
  readonly parameters: number;
}

export const toolFacts = ({ world, path, effect, inputSchema, outputSchema }: Tool): ToolFacts => ({
  world,
  path,
  isWrite: effect === 'write',
  isNested: [inputSchema, outputSchema].some((schema) =>
    members(schema).some(({ type }) => type === 'object' || type === 'array'),
  ),
  parameters: propertiesOf(inputSchema).length,
});

/** `vectors`: those of the tools, L2-normalized. Undefined if no tool was grown. */
export async function growthOf(
  tools: readonly ToolFacts[],
  vectors: readonly Float32Array[],
): Promise<Growth | undefined> {
  if (tools.length === 0) return undefined;
  const near = (await nearest(vectors, 1)).map(([first]) => first?.cosine ?? 0);
  const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
    round(items.filter(holds).length / items.length);
  const distinct = (of: (tool: ToolFacts) => string): number => new Set(tools.map(of)).size;
  const parameters = tools.map((tool) => tool.parameters);
  return {
    tools: tools.length,
    worlds: distinct(({ world }) => world),
    categories: distinct(({ path }) => path[0]),
    domains: distinct(({ path }) => `${path[0]}/${path[1]}`),
    writes: share(tools, ({ isWrite }) => isWrite),
    nested: share(tools, ({ isNested }) => isNested),
    parameters: {
      mean: round(parameters.reduce((sum, count) => sum + count, 0) / parameters.length),
      most: parameters.reduce((most, count) => Math.max(most, count), 0),
    },
    alike: {
      above085: share(near, (cosine) => cosine > 0.85),
      above092: share(near, (cosine) => cosine > 0.92),
    },
  };
}

/** The properties of an object; for a list, those of its items. */
function members(schema: JsonObject): JsonObject[] {
  const items = schema.items;
  if (schema.type === 'array' && items && typeof items === 'object' && !Array.isArray(items))
    return members(items);
  return propertiesOf(schema).map(([, property]) => property);
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
