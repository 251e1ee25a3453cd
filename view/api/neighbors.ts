// The tools whose vectors are nearest to the vector of one tool.
import type { Reader } from '../../pipeline/store.ts';
import { cosine, decodeVector } from '../../stages/vectors.ts';
import type { Neighbor } from '../contract/tools.ts';
import { keptFor } from './kept.ts';
import { toolRows } from './tool-list.ts';

/** Nearest first; none where the run has no vector of this tool. */
export async function neighborsOf(id: string, store: Reader, most: number): Promise<Neighbor[]> {
  const vectors = await vectorsById(store);
  const own = vectors.get(id);
  if (!own) return [];
  const near: { id: string; cosine: number }[] = [];
  for (const [other, vector] of vectors)
    if (other !== id) near.push({ id: other, cosine: cosine(own, vector) });
  near.sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1));
  const rows = new Map((await toolRows(store)).map((row) => [row.id, row]));
  return near
    .flatMap(({ id: other, cosine: closeness }) => {
      const row = rows.get(other);
      if (!row) return []; // the vector of something else
      const { kind, name, owner, description } = row;
      return [{ id: other, kind, name, owner, description, cosine: Math.round(closeness * 1e4) / 1e4 }];
    })
    .slice(0, most);
}

/** Of 20,000 tools, the vectors take some 30 MB, and comparing one with all of them some ten milliseconds. */
const vectorsById = keptFor(async (store) => {
  const vectors = new Map<string, Float32Array>();
  for await (const { of, data } of store.read('vectors')) vectors.set(of, decodeVector(data));
  return vectors;
});
