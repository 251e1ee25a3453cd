// embed: one vector per spec, of its name, its description and its parameters.
import { z } from 'zod';
import { identified } from '../pipeline/hash.ts';
import { propertiesOf } from '../pipeline/json/json-schema.ts';
import { type Context, type Draft, defineStage, eachOf } from '../pipeline/stage.ts';
import type { Spec } from '../schemas/spec.ts';
import { encodeVector } from './vectors.ts';

export const embed = defineStage({
  name: 'embed',
  summary: 'place every spec in a vector space',
  writes: ['vectors'],
  reads: ['specs'],
  whole: false,
  options: () => z.strictObject({}),
  units: (store) => eachOf(store, 'specs'),
  async work({ id }, { store, embed: embedTexts }) {
    const spec = await store.get('specs', id);
    const [vector] = await embedTexts([embeddingText(spec)]);
    if (!vector) throw new Error('the model gave no vector');
    const record = identified({
      from: [spec.id],
      of: spec.id,
      name: spec.name,
      dimensions: vector.length,
      data: encodeVector(vector),
    });
    return { records: { vectors: [record] }, rejects: [] };
  },
});

/** What is embedded of anything that has the shape of a tool. */
export function embeddingText({
  name,
  description,
  inputSchema,
}: Pick<Spec, 'name' | 'description' | 'inputSchema'>): string {
  const parameters = propertiesOf(inputSchema).map(
    ([parameter, property]) => `${parameter} ${String(property.description ?? '')}`,
  );
  return [name, description, ...parameters].join('\n');
}

/** Tools are embedded as they are made. */
export async function vectorsOf(
  tools: readonly Draft<'tools'>[],
  { embed }: Context,
): Promise<Draft<'vectors'>[]> {
  const vectors = await embed(tools.map(embeddingText));
  return tools.map(({ id, name }, index) => {
    const vector = vectors[index] ?? new Float32Array();
    return identified({ from: [id], of: id, name, dimensions: vector.length, data: encodeVector(vector) });
  });
}
