// application-writer: outlines one application of a domain: its name and the things it keeps records of. The
// path from category to domain to application follows Kimi K2 (section 3.1.1); the operators follow WizardLM
// and ToolACE.
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { type ApplicationDraft, applicationDraftSchema } from '../../schemas/application.ts';
import { snakeCase } from '../english.ts';
import { exampleFor, refuseCopies } from '../example-pool.ts';
import { narrowedSchema, oneOf } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Archetypes } from '../synthesize-tools/archetype.ts';
import { type ApplicationInput, applicationExamples } from './application-examples.ts';
import { thingsAround } from './operators.ts';
import { type Titles, titleAndSummary } from './titles.ts';

interface Truth {
  archetypes: Archetypes;
  titles: Titles;
  /** Titles that other applications of the category have. */
  taken: readonly string[];
}

const render = ({
  category,
  domain,
  brief,
  around,
  archetypes,
  taken,
  titles,
  fault,
}: ApplicationInput): string =>
  `Category: ${category}\nDomain: ${domain}\nWanted: ${brief}\n` +
  section(
    'Build it around these things:',
    around.map(({ noun, is }) => `${noun} (${is})`),
  ) +
  section('Already kept by other applications of the domain:', taken) +
  section('Titles of other applications, which yours must not resemble:', titles) +
  section(
    'Archetypes:',
    Object.entries(archetypes).map(([name, about]) => `${name}: ${about}`),
  ) +
  (fault === undefined ? '' : `Your last outline could not be used. ${fault}\n`);

/** Shown where nothing is known of the field. */
const [{ input: example }] = applicationExamples;

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

export const applicationWriter: Role<ApplicationInput, Truth, ApplicationDraft> = {
  name: 'application-writer',
  summary: 'outlines an application: its name and what it keeps',
  output: applicationDraftSchema,
  example,
  prompt(input) {
    const shown = exampleOf(input);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(applicationDraftSchema),
      narrowed: narrowedSchema(schemaOf(applicationDraftSchema), {
        'things.items.properties.is': oneOf(Object.keys(input.archetypes)),
      }),
      example: { input: render(shown.input), reply: shown.reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('application-writer', applicationDraftSchema)(reply);
    refuseCopies({
      role: 'application-writer',
      reply: reply.content,
      texts: [parsed.output.summary],
      example: exampleOf(input).reply.summary,
      input: render(input),
    });
    return parsed;
  },
  procedure({ domain, around }, { archetypes, titles, taken }, random) {
    const things = thingsAround(around, archetypes, random);
    const named = titleAndSummary({ domain, things }, { titles, taken }, random.fork('title'));
    return { name: snakeCase(named.title).replaceAll(/[^a-z0-9_]/g, ''), ...named, things };
  },
};

const exampleOf = ({ category, domain }: ApplicationInput) =>
  exampleFor(applicationExamples, `${category} ${domain}`);
