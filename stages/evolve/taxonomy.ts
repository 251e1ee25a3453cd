// The taxonomy: categories, their domains, and what is kept in each, from data/seeds/taxonomy.yaml.
import { z } from 'zod';
import { type Noun, nounsSchema } from '../synthesize-tools/archetype.ts';

export const taxonomySchema = z.record(z.string(), z.record(z.string(), nounsSchema));
type Taxonomy = z.infer<typeof taxonomySchema>;

export interface Domain {
  readonly name: string;
  readonly nouns: readonly Noun[];
}

export const domainsOf = (taxonomy: Taxonomy, category: string): Domain[] =>
  Object.entries(taxonomy[category] ?? {}).map(([name, nouns]) => ({ name, nouns }));
