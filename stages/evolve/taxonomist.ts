// taxonomist: names further domains of a category, from what real tools show and the taxonomy lacks. The walk
// from category to domain follows Kimi K2 (section 3.1.1), where categories come from clusters of real tools
// and grow by evolution.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Domain } from './taxonomy.ts';

interface Input {
  category: string;
  domains: readonly Domain[];
  /** Archetypes with what they are about. */
  archetypes: Readonly<Record<string, string>>;
  /** Real tools of the nearest cluster. */
  exemplars: { name: string; description: string }[];
}

const output = z.strictObject({
  domains: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z][a-z -]{2,60}$/)
          .describe('one to four words, lower case'),
        nouns: z
          .array(
            z.strictObject({
              noun: z
                .string()
                .regex(/^[a-z][a-z -]{1,60}$/)
                .describe('a thing that applications of the domain keep'),
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

const render = ({ category, domains, archetypes, exemplars }: Input): string =>
  `Category: ${category}\n` +
  section('Domains so far, with what their applications keep:', domains.map(inWords)) +
  section(
    'Real tools from near this category:',
    exemplars.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 160)}`),
  ) +
  section(
    'Archetypes:',
    Object.entries(archetypes).map(([name, about]) => `${name}: ${about}`),
  );

const example: Input = {
  category: 'public services',
  domains: [
    {
      name: 'libraries',
      nouns: [
        { noun: 'library member', is: 'person' },
        { noun: 'library loan', is: 'loan' },
      ],
    },
  ],
  archetypes: {
    person: 'somebody who is served, with ways to reach them',
    loan: 'something that was lent and must come back',
    booking: 'a place or a time kept for somebody',
    document: 'a text with versions and an author',
  },
  exemplars: [{ name: 'renew_parking_permit', description: 'Renews a parking permit for another year.' }],
};

export const taxonomist: Role<Input, undefined, Output> = {
  name: 'taxonomist',
  summary: 'names further domains of a category',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are a librarian of trades. You are shown one category of a taxonomy of software, the domains that it has and what applications of each domain keep, and you name domains that are missing. Thousands of small applications will be grown from them.',
      rules: [
        'Name up to eight domains that belong to the category, that people work in, and that none of the domains so far covers. Fewer, or none, is right where little is missing.',
        'The real tools show what agents are asked for; cover what they hint at.',
        'Each domain has four to six nouns: things that its applications keep as rows, specific enough that nobody would mistake them for things of another trade. Give each the archetype that fits it best, from the list.',
        'At least two of the nouns are things that stand by themselves, and two are things that belong to others or happen to them.',
        'No companies, no products, no trade marks.',
      ],
      schema: schemaOf(output),
      example: {
        input: render(example),
        reply: {
          domains: [
            {
              name: 'parking permits',
              nouns: [
                { noun: 'permit holder', is: 'person' },
                { noun: 'parking permit', is: 'document' },
                { noun: 'visitor permit', is: 'document' },
                { noun: 'bay reservation', is: 'booking' },
              ],
            },
          ],
        },
      },
      input: render(input),
    }),
  parse: asJson('taxonomist', output),
  /** Knows what data/seeds/taxonomy.yaml holds, which it is shown, and nothing beyond it. */
  procedure: () => ({ domains: [] }),
};
