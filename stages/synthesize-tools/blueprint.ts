// An application in outline, as data/seeds/applications/*.yaml hold it: nouns, fields, operations and rules.
// The offline procedures build a whole world from it.
import { z } from 'zod';
import { BugError } from '../../pipeline/errors.ts';
import { type Entity, entitySchema } from './entity.ts';

export const blueprintSchema = z.strictObject({
  domain: z.string(),
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  title: z.string(),
  summary: z.string(),
  clock: z.iso.datetime(),
  currency: z.string().default('EUR'),
  entities: z.record(z.string(), entitySchema),
  processes: z
    .array(z.strictObject({ name: z.string(), parts: z.record(z.string(), z.string()) }))
    .default([])
    .describe('processes by their name in the registry, with the nouns and fields that play their parts'),
});
export type Blueprint = z.infer<typeof blueprintSchema>;

export const applicationsFileSchema = z.strictObject({
  category: z.string(),
  applications: z.array(blueprintSchema).min(1),
});

export function entityNamed(noun: string, { name, entities }: Blueprint): Entity {
  const entity = entities[noun];
  if (entity) return entity;
  const known = Object.keys(entities).join(', ');
  throw new BugError(`application ${name} has no entity "${noun}"; it has ${known}`);
}
