// How large and how deep a schema is that other schemas are made of. Parts are shared, so that twenty lines of source
// may stand for a million nodes; each part is measured once.
import type { Json, JsonObject } from '../../../../schemas/json.ts';

/** Real schemas have some hundred nodes and stay below 20 levels. */
const most = { nodes: 50_000, levels: 90 };

interface Size {
  readonly nodes: number;
  readonly levels: number;
}

const sizes = new WeakMap<object, Size>();

export function isWithinLimits(schema: JsonObject): boolean {
  const { nodes, levels } = sizeOf(schema);
  return nodes <= most.nodes && levels <= most.levels;
}

/** Goes only a few levels deeper than what was measured before, because schemas grow level by level. */
function sizeOf(value: Json): Size {
  if (value === null || typeof value !== 'object') return { nodes: 1, levels: 1 };
  const known = sizes.get(value);
  if (known) return known;
  const parts = Object.values(value).map(sizeOf);
  const size = {
    nodes: parts.reduce((sum, { nodes }) => sum + nodes, 1),
    levels: parts.reduce((deepest, { levels }) => Math.max(deepest, levels), 0) + 1,
  };
  sizes.set(value, size);
  return size;
}
