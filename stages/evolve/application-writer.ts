// application-writer: outlines one application of a domain: what it is called and which things it keeps. The
// walk from category to domain to application follows Kimi K2 (section 3.1.1); the operators follow WizardLM
// and ToolACE.
import type { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { applicationDraftSchema } from '../../schemas/application.ts';
import { andList, upperFirst as capital, snakeCase as snake } from '../english.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Archetypes, Noun } from '../synthesize-tools/archetype.ts';
import { plurals, thingsAround } from './operators.ts';

interface Input {
  category: string;
  domain: string;
  /** What the operator asks for. */
  brief: string;
  around: readonly Noun[];
  /** Archetypes with what they are about. */
  archetypes: Readonly<Record<string, string>>;
  /** Nouns that applications of the domain keep already. */
  taken: readonly string[];
}

interface Truth {
  archetypes: Archetypes;
}

type Output = z.infer<typeof applicationDraftSchema>;

const render = ({ category, domain, brief, around, archetypes, taken }: Input): string =>
  `Category: ${category}\nDomain: ${domain}\nWanted: ${brief}\n` +
  section(
    'Around these things:',
    around.map(({ noun, is }) => `${noun} (${is})`),
  ) +
  section('Kept by other applications already:', taken) +
  section(
    'Archetypes:',
    Object.entries(archetypes).map(([name, about]) => `${name}: ${about}`),
  );

const example: Input = {
  category: 'public services',
  domain: 'libraries',
  brief: 'the first application of the domain, around what matters most in it',
  around: [
    { noun: 'library member', is: 'person' },
    { noun: 'library loan', is: 'loan' },
  ],
  archetypes: {
    person: 'somebody who is served, with ways to reach them',
    loan: 'something that was lent and must come back',
    message: 'something that is sent to somebody',
  },
  taken: [],
};

export const applicationWriter: Role<Input, Truth, Output> = {
  name: 'application-writer',
  summary: 'outlines an application: its name and what it keeps',
  output: applicationDraftSchema,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are a product analyst who outlines small business applications. Each will become a database with tools that agents are trained on, so it must be one that people in the trade would recognise.',
      rules: [
        'Build the application around the things that are named, and add one or two that belong to them in daily work.',
        'Three to four things in all. Each has a noun of one to four words that nobody would mistake for a thing of another trade, and the archetype that fits it best, from the list.',
        '"of" names the things of this application that it belongs to. At least one thing belongs to another; nothing belongs to itself or in a circle.',
        'Use none of the nouns that other applications keep already.',
        'The title has two to four words. The name is the title in snake case. The summary is one sentence on what the application is for. No companies, no trade marks.',
      ],
      schema: schemaOf(applicationDraftSchema),
      example: {
        input: render(example),
        reply: {
          name: 'library_lending_desk',
          title: 'Library lending desk',
          summary: 'Lends books to library members and reminds them when they are due.',
          things: [
            { noun: 'library member', is: 'person', of: [] },
            { noun: 'library loan', is: 'loan', of: ['library member'] },
            { noun: 'overdue reminder', is: 'message', of: ['library loan'] },
          ],
        },
      },
      input: render(input),
    }),
  parse: asJson('application-writer', applicationDraftSchema),
  procedure({ domain, around }, { archetypes }, random) {
    const things = thingsAround(around, archetypes, random);
    const names = plurals(things);
    const title = `${capital(things[0]?.noun ?? domain)} ${random.pick(['desk', 'register', 'office', 'board', 'system', 'manager'])}`;
    return {
      name: snake(title).replaceAll(/[^a-z0-9_]/g, ''),
      title,
      summary: random.pick([
        `Keeps track of ${andList(names)} in ${domain}.`,
        `Serves ${domain}: ${andList(names)} in one place.`,
        `Holds the records of ${domain}: ${andList(names)}.`,
      ]),
      things,
    };
  },
};
