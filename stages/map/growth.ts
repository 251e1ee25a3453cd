// The grown tools of a run in numbers: how many, of what kinds, and how near they lie to each other.
import { propertiesOf } from '../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Growth } from '../../schemas/map.ts';
import type { Tool } from '../../schemas/tool.ts';
import { nearest } from '../cluster/nearest.ts';

/** What is counted of a tool, so that twenty thousand need not be held. */
export interface Counted {
  readonly world: string;
  readonly path: Tool['path'];
  readonly isWrite: boolean;
  readonly isNested: boolean;
  readonly parameters: number;
}

export const counted = ({ world, path, effect, inputSchema, outputSchema }: Tool): Counted => ({
  world,
  path,
  isWrite: effect === 'write',
  isNested: [inputSchema, outputSchema].some((schema) =>
    members(schema).some(({ type }) => type === 'object' || type === 'array'),
  ),
  parameters: propertiesOf(inputSchema).length,
});

/** `vectors`: of the tools, L2-normalised. Undefined where none was grown. */
export async function growthOf(
  tools: readonly Counted[],
  vectors: readonly Float32Array[],
): Promise<Growth | undefined> {
  if (tools.length === 0) return undefined;
  const near = (await nearest(vectors, 1)).map(([first]) => first?.cosine ?? 0);
  const share = <Item>(items: readonly Item[], holds: (item: Item) => boolean): number =>
    rounded(items.filter(holds).length / items.length);
  const distinct = (of: (tool: Counted) => string): number => new Set(tools.map(of)).size;
  const parameters = tools.map((tool) => tool.parameters);
  return {
    tools: tools.length,
    worlds: distinct(({ world }) => world),
    categories: distinct(({ path }) => path[0]),
    domains: distinct(({ path }) => `${path[0]}/${path[1]}`),
    writes: share(tools, ({ isWrite }) => isWrite),
    nested: share(tools, ({ isNested }) => isNested),
    parameters: {
      mean: rounded(parameters.reduce((sum, count) => sum + count, 0) / parameters.length),
      most: parameters.reduce((most, count) => Math.max(most, count), 0),
    },
    alike: {
      above085: share(near, (cosine) => cosine > 0.85),
      above092: share(near, (cosine) => cosine > 0.92),
    },
  };
}

/** Of a list, those of its items. */
function members(schema: JsonObject): JsonObject[] {
  const items = schema.items;
  if (schema.type === 'array' && items && typeof items === 'object' && !Array.isArray(items))
    return members(items);
  return propertiesOf(schema).map(([, property]) => property);
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
