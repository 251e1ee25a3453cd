// Applications that were written by hand, whole, in data/seeds/applications: the first of their categories.
import type { Thing } from '../../schemas/application.ts';
import { readSeed, seedNames } from '../seeds.ts';
import { applicationsFileSchema, type Blueprint } from './blueprint.ts';

export async function writtenBlueprints(category: string): Promise<(Blueprint & { things: Thing[] })[]> {
  for (const file of await seedNames('applications')) {
    const seed = await readSeed(file, applicationsFileSchema);
    if (seed.category === category)
      return seed.applications.map((blueprint) => ({ ...blueprint, things: thingsOf(blueprint) }));
  }
  return [];
}

const thingsOf = ({ entities }: Blueprint): Thing[] =>
  Object.entries(entities).map(([noun, { fields }]) => ({
    noun,
    is: 'written',
    of: [...new Set(Object.values(fields).flatMap((field) => field.ref ?? []))].filter(
      (owner) => owner !== noun,
    ),
  }));
