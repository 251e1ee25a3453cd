// map: real and grown tools on one plane. It shows a reader which regions the grown tools cover.
import { z } from 'zod';
import { withId } from '../pipeline/hash.ts';
import { defineStage, once } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { MapPoint } from '../schemas/map.ts';
import { coordinates } from './map/coordinates.ts';
import { growthOf, type ToolFacts, toolFacts } from './map/growth.ts';
import { decodeVector } from './vectors.ts';

export const map = defineStage({
  name: 'map',
  summary: 'place real and grown tools on one plane',
  writes: ['maps'],
  reads: ['specs', 'tools'],
  whole: true,
  share: 8,
  options: () => z.strictObject({}),
  units: () => once(),
  async work(_, { store, random }) {
    const tools = new Map<string, ToolFacts>();
    for await (const tool of store.read('tools')) tools.set(tool.id, toolFacts(tool));
    const { labels, vectors } = await labeledVectors(store, tools);
    if (vectors.length === 0)
      return {
        records: {},
        rejects: [{ reason: 'nothing to place', detail: 'there are neither specs nor tools' }],
      };
    const points = await coordinates(vectors, random);
    const placed = labels.map((label, index) => ({ ...label, ...(points[index] ?? { x: 0, y: 0 }) }));
    const isTool = (_: unknown, index: number): boolean => labels[index]?.kind === 'tool';
    const growth = await growthOf([...tools.values()], vectors.filter(isTool));
    return {
      records: { maps: [withId({ from: [], points: placed, ...(growth ? { growth } : {}) })] },
      rejects: [],
    };
  },
});

type PointLabel = Omit<MapPoint, 'x' | 'y'>;

/** The vectors of specs and tools, and what the map says at each of their points, by the same index. */
async function labeledVectors(
  store: Reader,
  tools: ReadonlyMap<string, ToolFacts>,
): Promise<{ labels: PointLabel[]; vectors: Float32Array[] }> {
  const groups = new Map<string, string>();
  for await (const { label, members } of store.read('clusters'))
    for (const id of members) groups.set(id, label);
  const labels: PointLabel[] = [];
  const vectors: Float32Array[] = [];
  for await (const { of, name, data } of store.read('vectors')) {
    const category = tools.get(of)?.path[0];
    const kind = category === undefined ? 'spec' : 'tool';
    labels.push({ of, kind, name, group: category ?? groups.get(of) ?? '' });
    vectors.push(decodeVector(data));
  }
  return { labels, vectors };
}
