// map: real and grown tools on one plane, so that a reader sees which regions are covered by which.
import { z } from 'zod';
import { identified } from '../pipeline/hash.ts';
import { defineStage, once } from '../pipeline/stage.ts';
import type { MapPoint } from '../schemas/map.ts';
import { coordinates } from './map/coordinates.ts';
import { type Counted, counted, growthOf } from './map/growth.ts';
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
    const places: Omit<MapPoint, 'x' | 'y'>[] = [];
    const vectors: Float32Array[] = [];
    const groups = new Map<string, string>();
    for await (const { label, members } of store.read('clusters'))
      for (const id of members) groups.set(id, label);
    const tools = new Map<string, Counted>();
    for await (const tool of store.read('tools')) tools.set(tool.id, counted(tool));
    for await (const { of, name, data } of store.read('vectors')) {
      const category = tools.get(of)?.path[0];
      places.push({
        of,
        kind: category === undefined ? 'spec' : 'tool',
        name,
        group: category ?? groups.get(of) ?? '',
      });
      vectors.push(decodeVector(data));
    }
    if (vectors.length === 0)
      return {
        records: {},
        rejects: [{ reason: 'nothing to place', detail: 'there are neither specs nor tools' }],
      };
    const points = await coordinates(vectors, random);
    const placed = places.map((place, index) => ({ ...place, ...(points[index] ?? { x: 0, y: 0 }) }));
    const isTool = (_: unknown, index: number): boolean => places[index]?.kind === 'tool';
    const growth = await growthOf([...tools.values()], vectors.filter(isTool));
    return {
      records: { maps: [identified({ from: [], points: placed, ...(growth ? { growth } : {}) })] },
      rejects: [],
    };
  },
});
