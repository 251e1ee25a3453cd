// application-writer: outlines one application of a domain: its name and the things it keeps records of. The
// path from category to domain to application follows Kimi K2 (section 3.1.1); the operators follow WizardLM
// and ToolACE.
import type { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { applicationDraftSchema } from '../../schemas/application.ts';
import { snakeCase } from '../english.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Archetypes, Noun } from '../synthesize-tools/archetype.ts';
import { thingsAround } from './operators.ts';
import { type Titles, titleAndSummary } from './titles.ts';

interface Input {
  category: string;
  domain: string;
  /** What kind of application the operator asks for. */
  brief: string;
  around: readonly Noun[];
  /** Archetypes, each with a description. */
  archetypes: Readonly<Record<string, string>>;
  /** Nouns that other applications of the domain already keep. */
  taken: readonly string[];
}

interface Truth {
  archetypes: Archetypes;
  titles: Titles;
  /** Titles that other applications of the category have. */
  taken: readonly string[];
}

type Output = z.infer<typeof applicationDraftSchema>;

const render = ({ category, domain, brief, around, archetypes, taken }: Input): string =>
  `Category: ${category}\nDomain: ${domain}\nWanted: ${brief}\n` +
  section(
    'Build it around these things:',
    around.map(({ noun, is }) => `${noun} (${is})`),
  ) +
  section('Already kept by other applications:', taken) +
  section(
    'Archetypes:',
    Object.entries(archetypes).map(([name, about]) => `${name}: ${about}`),
  );

const example: Input = {
  category: 'public services',
  domain: 'libraries',
  brief: 'the first application of the domain, built around the most important things in it',
  around: [
    { noun: 'library member', is: 'person' },
    { noun: 'book loan', is: 'loan' },
  ],
  archetypes: {
    person: 'someone who is served, with contact details',
    loan: 'something that was lent and must be returned',
    message: 'something that is sent to someone',
    invoice: 'an amount that someone is asked to pay',
  },
  taken: [],
};

const who = `
  You are a product analyst who outlines small business applications. You receive a domain, what kind of
  application is wanted, and the things to build it around. Your outline becomes a database with tools that AI
  agents are trained on, so it must be an application that people in the field would recognize.
`;

const rules: readonly string[] = [
  'Build the application around the things you are given, and add one or two that belong with them ' +
    'in daily work.',
  `Use three to four things in all. Call each what people in the field call it at work, in at most three words:
    "refund request", not "course cancellation refund request record". Write nouns in lowercase, except for
    abbreviations such as SMS.`,
  `Give each thing the archetype from the list that fits it best. An archetype gives a thing its fields and
    states, so check that they make sense: a beehive has no date of birth, and an app is not lent out.`,
  `Where the domain has them, choose things for more than keeping records: quotes before orders, approvals,
    availability and bookings, accounts whose entries add up, stock with reservations, tickets with deadlines.`,
  `"of" lists the things in this application that a thing belongs to. At least one thing must belong to another.
    Nothing may belong to itself, directly or through others.`,
  'Do not use a noun that another application of the domain already keeps.',
  `Write a title of one to four words that a product team would choose. Name what the service does ("Dialysis
    scheduling"), what it is ("Clinic bookings API"), or, now and then, a coined product name. Do not simply add
    desk, manager, system, register, board, or office to a noun.`,
  `The name is the title in snake case. The summary is one full sentence that says what the application manages
    and for whom.`,
  'Do not use the names of real companies, products, or trademarks.',
];

export const applicationWriter: Role<Input, Truth, Output> = {
  name: 'application-writer',
  summary: 'outlines an application: its name and what it keeps',
  output: applicationDraftSchema,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(applicationDraftSchema),
      example: {
        input: render(example),
        reply: {
          name: 'library_lending',
          title: 'Library lending',
          summary: 'Manages the loans of library members for branch staff, with late fees and reminders.',
          things: [
            { noun: 'library member', is: 'person', of: [] },
            { noun: 'book loan', is: 'loan', of: ['library member'] },
            { noun: 'late fee', is: 'invoice', of: ['book loan'] },
            { noun: 'due date reminder', is: 'message', of: ['book loan'] },
          ],
        },
      },
      input: render(input),
    }),
  parse: asJson('application-writer', applicationDraftSchema),
  procedure({ domain, around }, { archetypes, titles, taken }, random) {
    const things = thingsAround(around, archetypes, random);
    const named = titleAndSummary({ domain, things }, { titles, taken }, random.fork('title'));
    return { name: snakeCase(named.title).replaceAll(/[^a-z0-9_]/g, ''), ...named, things };
  },
};
