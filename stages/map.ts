// map: real and grown tools on one plane, so that a reader sees which regions are covered by which.
import { z } from 'zod';
import { identified } from '../pipeline/hash.ts';
import { defineStage, once } from '../pipeline/stage.ts';
import type { MapPoint } from '../schemas/map.ts';
import { embeddingText } from './embed.ts';
import { coordinates } from './map/coordinates.ts';
import { decodeVector } from './vectors.ts';

/** Texts embedded at once: bounds memory, not speed. */
const chunk = 1000;

export const map = defineStage({
  name: 'map',
  summary: 'place real and grown tools on one plane',
  writes: ['maps'],
  whole: true,
  options: () => z.strictObject({}),
  units: () => once(),
  async work(_, { store, embed, random }) {
    const places: Omit<MapPoint, 'x' | 'y'>[] = [];
    const vectors: Float32Array[] = [];
    const groups = new Map<string, string>();
    for await (const { label, members } of store.read('clusters')) for (const id of members) groups.set(id, label);
    for await (const { of, name, data } of store.read('vectors')) {
      places.push({ of, kind: 'spec', name, group: groups.get(of) ?? '' });
      vectors.push(decodeVector(data));
    }
    let texts: string[] = [];
    const flush = async (): Promise<void> => {
      vectors.push(...(await embed(texts)));
      texts = [];
    };
    for await (const tool of store.read('tools')) {
      places.push({ of: tool.id, kind: 'tool', name: tool.name, group: tool.path[0] });
      if (texts.push(embeddingText(tool)) === chunk) await flush();
    }
    if (texts.length > 0) await flush();
    if (vectors.length === 0)
      return { records: {}, rejects: [{ reason: 'nothing to place', detail: 'there are neither specs nor tools' }] };
    const points = await coordinates(vectors, random);
    const placed = places.map((place, index) => ({ ...place, ...(points[index] ?? { x: 0, y: 0 }) }));
    return { records: { maps: [identified({ from: [], points: placed })] }, rejects: [] };
  },
});
