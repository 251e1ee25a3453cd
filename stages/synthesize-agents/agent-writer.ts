// agent-writer: writes the system prompt of an agent that has a given set of tools.
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { AgentStyle } from '../../schemas/agent.ts';
import { andList } from '../english.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Service } from './described-service.ts';
import type { PromptSeeds } from './prompt-seeds.ts';
import { writeAgent } from './system-prompt.ts';

interface Input {
  /** What the agent works with: applications, or a live server and its folder. */
  services: Service[];
  /** What the prompt demands of answers. */
  style: AgentStyle;
  /** Which cases go to whom, line by line; empty for an assistant that hands nothing over. */
  handOvers: readonly string[];
  tools: { name: string; description: string }[];
  /** How long the prompt is, how it is laid out, and how it sounds: drawn, so that no two are alike. */
  form: string;
}

interface Truth {
  seeds: PromptSeeds;
}

const output = z.strictObject({
  name: z.string().min(3).max(60).describe('the name of the assistant'),
  systemPrompt: z.string().min(60),
});
type Output = z.infer<typeof output>;

const render = ({ services, style, handOvers, tools, form }: Input): string =>
  services
    .map(
      ({ title, summary, clock, policies, things, notes }) =>
        `Service: ${title}. ${summary}${clock ? ` Its clock shows ${clock}.` : ''}\n` +
        (things.length > 0 ? `It keeps ${andList(things.map(({ plural }) => plural))}.\n` : '') +
        section(
          'Policies:',
          policies.map(({ prose }) => prose),
        ) +
        section('Facts that the assistant needs:', notes),
    )
    .join('') +
  `Form of the prompt: ${form}\n` +
  section('Demands on answers:', demandsOf(style)) +
  section('Cases to hand over:', handOvers) +
  section(
    'Tools of the assistant:',
    tools.map(({ name, description }) => `${name}: ${description.split('\n')[0]?.slice(0, 120)}`),
  );

const demandsOf = ({ maxSentences, noToolNames, noIds, language }: AgentStyle): string[] => [
  ...(maxSentences === undefined ? [] : [`At most ${maxSentences} sentences in an answer.`]),
  ...(noToolNames ? ['No names of tools.'] : []),
  ...(noIds ? ['No internal codes, such as IDs, unless the user says them or asks for them.'] : []),
  ...(language ? ['Answers are in English, whatever the language of the user.'] : []),
];

const example: Input = {
  services: [
    {
      title: 'Lending desk',
      summary: 'Manages loans of books to the members of a public library.',
      clock: '2025-03-01T09:00:00Z',
      policies: [{ prose: 'A member who is blocked cannot borrow books.', enforcedBy: 'tools' }],
      things: [
        { noun: 'member', plural: 'members', fields: ['name', 'email'] },
        { noun: 'loan', plural: 'loans', fields: ['due date', 'status'] },
      ],
      operations: [],
      notes: [],
    },
  ],
  style: { noToolNames: true },
  handOvers: [
    'What the policies on members rule out goes to the head librarian, who may make an exception.',
    "Keep all other cases: do what you can and decline what you can't.",
  ],
  tools: [{ name: 'extend_loan', description: 'Change the due date of a loan.' }],
  form: '90 to 140 words in paragraphs, friendly, with the date',
};

const exampleReply: Output = {
  name: 'Lending desk assistant',
  systemPrompt: [
    'You are the assistant at the lending desk of a public library. Members write to you to find books, ' +
      'borrow them, and extend their loans, often between two errands. Never mention the names of your ' +
      'tools.',
    'Today is March 1, 2025.',
    'Policies:\n- A member who is blocked cannot borrow books.',
    'When to hand over:\n- What the policies on members rule out goes to the head librarian, who may make ' +
      "an exception.\n- Keep all other cases: do what you can and decline what you can't.",
    'Check the records before you make a change, and rely on what they say rather than on memory. ' +
      'If a request leaves out something you need, ask for it. Make only the changes that the member ' +
      'asked for, and report what came of them. If your tools cannot do what a member wants, say so ' +
      'and explain what you can do instead.',
  ].join('\n\n'),
};

const who = `
  You write system prompts for AI assistants that work with tools. You receive the services that an operator runs
  and the tools that the assistant will have. You write the prompt that this one assistant works under. Thousands of
  assistants are made this way, so give each one a character and a voice of its own.
`;

const rules: readonly string[] = [
  `Say who the assistant is, whom it serves, and what it helps with.`,
  `Make the demands on answers that are listed, if there are any, and no other demands on their length, tone, or
    format: an answer is checked against the listed ones alone.`,
  `Include the facts that the assistant needs.`,
  `Write it in the form that is given: length (not counting policies), layout, and tone. In a short form, say only
    what matters most.`,
  `If a service has a clock, state the current date, unless the form says to leave it out and no policy is about
    time.`,
  `List the policies one per line, word for word. If there are cases to hand over, list those sentences in
    the same way.`,
  `Say how the assistant works: it looks things up before it acts, asks for details that are missing, does only what
    it was asked to do, and says so when it cannot do something.`,
  `Do not name or describe any tool. Tools are declared elsewhere and may change.`,
  `Say things that hold for this service and no other: what it keeps, what people ask about it, what goes wrong
    there. Avoid sentences that would fit any assistant.`,
  `Write plain American English. Do not write headings in capitals, use emoji, or make promises about speed or
    quality.`,
];

export const agentWriter: Role<Input, Truth, Output> = {
  name: 'agent-writer',
  summary: 'writes the system prompt of an agent',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('agent-writer', output),
  procedure: ({ services, style, handOvers }, { seeds }, random) =>
    writeAgent({ services, style, handOvers }, seeds, random),
};
