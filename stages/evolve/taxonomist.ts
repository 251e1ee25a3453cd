// taxonomist: names domains that a category lacks, with real tools as hints. The path from category to domain
// follows Kimi K2 (section 3.1.1), where categories come from clusters of real tools and grow by evolution.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { exampleFor } from '../example-pool.ts';
import { narrowedSchema, oneOf } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { type DomainsInput, domainExamples } from './domain-examples.ts';
import type { Domain } from './taxonomy.ts';

const output = z.strictObject({
  domains: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z][a-z -]{2,60}$/)
          .describe('one to three lowercase words'),
        nouns: z
          .array(
            z.strictObject({
              noun: z
                .string()
                .regex(/^[A-Za-z][A-Za-z -]{1,60}$/)
                .describe('a thing that applications in the domain keep records of, in at most three words'),
              is: z.string().describe('its archetype'),
            }),
          )
          .min(4)
          .max(6),
      }),
    )
    .max(8),
});
type Output = z.infer<typeof output>;

const inWords = ({ name, nouns }: Domain): string =>
  `${name}: ${nouns.map(({ noun, is }) => `${noun} (${is})`).join(', ')}`;

const render = ({ category, domains, archetypes, exemplars }: DomainsInput): string =>
  `Category: ${category}\n` +
  section('Existing domains, with the things their applications keep records of:', domains.map(inWords)) +
  section(
    'Real tools from near this category:',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section(
    'Archetypes:',
    Object.entries(archetypes).map(([name, about]) => `${name}: ${about}`),
  );

const who = `
  You maintain a taxonomy of business software. You receive one category, the domains it already has with the kinds
  of records their applications keep, and some real tools from near the category. You name domains that are
  missing. Thousands of small applications will be built from your list.
`;

const rules: readonly string[] = [
  `Name up to eight domains that belong to the category, that real people work in, and that no existing domain
    covers. If little is missing, name fewer, or none. Do not repeat the nouns of an existing domain.`,
  `Use the real tools as hints of what agents are asked to do, and cover what they point to.`,
  `Give each domain four to six nouns: the things its applications keep as records. Use the names that people in
    the field say at work, in one to three words, and specific enough that nobody would mistake them for things
    from another field: "boat charter", not "boat" and not "sailing vessel charter agreement request". Write them
    in lowercase, except for abbreviations such as SMS.`,
  `Give each noun the archetype from the list that fits it best. An archetype gives a thing its fields and states,
    so check that they make sense: a beehive has no date of birth, and an app is not lent out.`,
  `Where the domain has them, include things that people quote, approve, reserve, bill, or balance: these give
    applications more to do than keep records.`,
  `In each domain, at least two nouns must stand on their own, and at least two must belong to, or record an
    event about, another noun.`,
  `Do not name companies, products, or trademarks.`,
];

export const taxonomist: Role<DomainsInput, undefined, Output> = {
  name: 'taxonomist',
  summary: 'names further domains of a category',
  output,
  example: domainExamples[0].input,
  prompt(input) {
    const shown = exampleFor(domainExamples, input.category);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      narrowed: narrowedSchema(schemaOf(output), {
        'domains.items.properties.nouns.items.properties.is': oneOf(Object.keys(input.archetypes)),
      }),
      example: { input: render(shown.input), reply: shown.reply },
      input: render(input),
    });
  },
  parse: asJson('taxonomist', output),
  /** Adds nothing: all it knows is data/seeds/taxonomy.yaml, which the category already has. */
  procedure: () => ({ domains: [] }),
};
