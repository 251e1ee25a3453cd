// The taxonomy: categories, their domains, and what is kept in each, from data/seeds/taxonomy.yaml.
import { z } from 'zod';
import { type Noun, nounsSchema } from '../synthesize-tools/archetype.ts';

export const taxonomySchema = z.record(z.string(), z.record(z.string(), nounsSchema));
type Taxonomy = z.infer<typeof taxonomySchema>;

export interface Domain {
  readonly name: string;
  readonly nouns: readonly Noun[];
}

interface DomainPlace {
  readonly category: string;
  /** Its other domains. */
  readonly known: readonly Domain[];
  readonly archetypes: Readonly<Record<string, unknown>>;
}

/** What keeps a further domain from being one: nouns that nothing can be made of, or nothing that is new. */
export function domainFault(
  { name, nouns }: Domain,
  { category, known, archetypes }: DomainPlace,
): string | undefined {
  const strange = nouns.find(({ is }) => !Object.hasOwn(archetypes, is));
  if (strange) return `"${strange.noun}" has the unknown archetype "${strange.is}"`;
  const words = nouns.map(({ noun }) => noun);
  const twice = words.find((noun, at) => words.indexOf(noun) < at);
  if (twice) return `it names "${twice}" twice`;
  if (name === category) return 'it has the name of its category';
  if (known.some((other) => other.name === name)) return 'a domain with that name exists';
  const covering = known.find(({ nouns: own }) => {
    const shared = own.filter(({ noun }) => words.includes(noun)).length;
    return shared * 2 >= words.length;
  });
  return covering ? `half of its nouns or more are those of ${covering.name}` : undefined;
}

export const domainsOf = (taxonomy: Taxonomy, category: string): Domain[] =>
  Object.entries(taxonomy[category] ?? {}).map(([name, nouns]) => ({ name, nouns }));
