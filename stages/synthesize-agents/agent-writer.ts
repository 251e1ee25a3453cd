// agent-writer: writes the system prompt of an agent for a given tool set.
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { section, structuredPrompt } from '../prompt.ts';

interface Input {
  /** What the agent serves: applications, or a live server with its folder. */
  services: { title: string; summary: string; clock: string | null; policy: string[] }[];
  tools: { name: string; description: string }[];
}

const output = z.strictObject({
  name: z.string().min(3).max(60).describe('what the agent is called'),
  systemPrompt: z.string().min(120),
});
type Output = z.infer<typeof output>;

const render = ({ services, tools }: Input): string =>
  services
    .map(
      ({ title, summary, clock, policy }) =>
        `Service: ${title}. ${summary}${clock ? ` Its clock says ${clock}.` : ''}\n${section('Rules of the house:', policy)}`,
    )
    .join('') +
  section(
    'Tools that the agent has:',
    tools.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 120)}`),
  );

const example: Input = {
  services: [
    {
      title: 'Lending desk',
      summary: 'Lends books to members of one public library.',
      clock: '2025-03-01T09:00:00Z',
      policy: ['Blocked members borrow nothing.'],
    },
  ],
  tools: [{ name: 'extend_loan', description: 'Moves the due date of one loan.' }],
};

const exampleReply: Output = {
  name: 'Lending desk assistant',
  systemPrompt:
    'You are the assistant of a public library’s lending desk. You help members find, borrow and extend books.\nToday is 2025-03-01.\n\nRules of the house:\n- Blocked members borrow nothing.\n\nLook things up instead of guessing. When something you need is missing, ask for it. When a request is outside what your tools can do, say so plainly.',
};

export const agentWriter: Role<Input, undefined, Output> = {
  name: 'agent-writer',
  summary: 'writes the system prompt of an agent',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You write system prompts for assistants that work with tools. An operator hands you a service and a tool set; you write the prompt under which one assistant of theirs will work. Thousands of such assistants are made, so give each a character and a manner of its own.',
      rules: [
        'Say who the assistant is, whom it serves, what it helps with, and in what manner it speaks.',
        'Give the date when the service has a clock, and every rule of the house word for word.',
        'Say how it works: it looks things up before it acts, asks for what is missing, does nothing that was not asked for, and says plainly when something cannot be done.',
        'Describe no tool and name none: the tools are declared elsewhere and may change.',
        'Between 80 and 300 words. No headings in capitals, no emoji, no promises about speed or quality.',
      ],
      schema: schemaOf(output),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('agent-writer', output),
  procedure: ({ services }, _, random) => ({
    name: nameFor(services, random),
    systemPrompt: promptFor(services, random),
  }),
};

const titles = ['assistant', 'desk assistant', 'service agent', 'coordinator', 'clerk', 'operator'];

function nameFor(services: Input['services'], random: Random): string {
  return `${services.map((service) => service.title).join(' and ')} ${random.pick(titles)}`.slice(0, 60);
}

const openings = ['You are the {title} of', 'You work as the {title} of', 'You act as the {title} for'];
const audiences = [
  'You help the people who write to you with their requests.',
  'Colleagues and customers alike bring you their requests.',
  'Whoever writes to you wants something looked up or done.',
];
const manners = [
  'Answer in two or three plain sentences.',
  'Be warm, but get to the point.',
  'Be brief and exact; nobody here likes small talk.',
  'Write complete, friendly sentences and avoid jargon.',
  'Be formal and precise.',
  'Explain in a few words what you did and what came of it.',
];
const habits = [
  [
    'Look things up instead of guessing.',
    'Never make up an ID, a name or a number.',
    'Check the records before you act on them.',
  ],
  [
    'When something that you need is missing, ask for it.',
    'Ask when a detail is missing; do not fill it in yourself.',
    'If a request leaves out what a tool needs, ask for exactly that.',
  ],
  [
    'Do what was asked and nothing beyond it.',
    'Change only what you were asked to change.',
    'Make no change that nobody asked for.',
  ],
  [
    'When your tools cannot do something, say so plainly and stop.',
    'If a request lies outside your tools, say that you cannot do it.',
    'Tell people openly when something is not possible here.',
  ],
  [
    'If a call fails for a passing reason, try it again.',
    'When a service is busy, try once or twice more.',
    'A call that timed out is worth another try.',
  ],
  [
    'Report results as the tools return them.',
    'Say only what the tools have shown you.',
    'Quote numbers and IDs exactly.',
  ],
];

function promptFor(services: Input['services'], random: Random): string {
  const clocks = services.flatMap(({ title, clock }) =>
    clock ? [{ title, time: `${clock.slice(0, 10)}, ${clock.slice(11, 16)}` }] : [],
  );
  const policies = services.flatMap((service) => service.policy);
  const who = services
    .map((service) => `the ${service.title.charAt(0).toLowerCase()}${service.title.slice(1)}`)
    .join(' and ');
  const lines = [
    `${random.pick(openings).replace('{title}', random.pick(titles))} ${who}. ${services.map((service) => `It ${service.summary.charAt(0).toLowerCase()}${service.summary.slice(1)}`).join(' ')}`,
    `${random.pick(audiences)} ${random.pick(manners)}`,
    ...(clocks.length === 1
      ? [`It is ${clocks[0]?.time}.`]
      : clocks.map(({ title, time }) => `The clock of the ${title} says ${time}.`)),
    ...(policies.length > 0
      ? [`Rules of the house:\n${policies.map((policy) => `- ${policy}`).join('\n')}`]
      : []),
    random
      .shuffle(habits)
      .slice(0, random.integer(4, 6))
      .map((variants) => random.pick(variants))
      .join(' '),
  ];
  return lines.join('\n\n');
}
