// embed: one vector per spec, of its name, its description and its parameters.
import { z } from 'zod';
import { BugError } from '../pipeline/errors.ts';
import { withId } from '../pipeline/hash.ts';
import { propertiesOf } from '../pipeline/json/json-schema.ts';
import { type Context, defineStage, eachOf, type NewRecord } from '../pipeline/stage.ts';
import type { Reader } from '../pipeline/store.ts';
import type { Spec } from '../schemas/spec.ts';
import { vectorFields } from './vectors.ts';

export const embed = defineStage({
  name: 'embed',
  summary: 'place every spec in a vector space',
  writes: ['vectors'],
  reads: ['specs'],
  whole: false,
  options: () => z.strictObject({}),
  units: (store) => eachOf(store, 'specs'),
  async work({ id }, context) {
    const spec = await readSpec(context.store, id);
    return { records: { vectors: await vectorsOf([spec], context) }, rejects: [] };
  },
});

/**
 * The specs of the server that was read last, per store. A store reads all specs of a server to find one, so
 * a server with ten thousand would be read ten thousand times.
 */
const lastRead = new WeakMap<Reader, Promise<ReadonlyMap<string, Spec>>>();

async function readSpec(store: Reader, id: string): Promise<Spec> {
  const known = (await lastRead.get(store))?.get(id);
  if (known) return known;
  const reading = store
    .siblings('specs', id)
    .then(({ specs = [] }) => new Map(specs.map((spec) => [spec.id, spec])));
  lastRead.set(store, reading);
  const spec = (await reading).get(id);
  if (!spec) throw new BugError(`the unit of spec ${id} does not hold it`);
  return spec;
}

type Embeddable = Pick<Spec, 'name' | 'description' | 'inputSchema'>;

/** The text that stands for anything with the shape of a tool. */
export function embeddingText({ name, description, inputSchema }: Embeddable): string {
  const parameters = propertiesOf(inputSchema).map(
    ([parameter, property]) => `${parameter} ${String(property.description ?? '')}`,
  );
  return [name, description, ...parameters].join('\n');
}

/** One vector per tool, in their order. Grown tools are embedded as they are made. */
export async function vectorsOf(
  tools: readonly (Embeddable & { id: string })[],
  { embed }: Pick<Context, 'embed'>,
): Promise<NewRecord<'vectors'>[]> {
  const vectors = await embeddings(tools, embed);
  return tools.map(({ id, name }, index) =>
    withId({ from: [id], of: id, name, ...vectorFields(vectors[index]) }),
  );
}

/** One vector per tool, in their order. */
export async function embeddings(
  tools: readonly Embeddable[],
  embed: Context['embed'],
): Promise<readonly Float32Array[]> {
  const vectors = await embed(tools.map(embeddingText));
  if (vectors.length !== tools.length)
    throw new BugError(`the embedder gave ${vectors.length} vectors for ${tools.length} texts`);
  return vectors;
}
