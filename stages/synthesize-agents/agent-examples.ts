// What the agent-writer is told, and the pool of worked examples for its prompt.
import type { AgentStyle } from '../../schemas/agent.ts';
import type { Service } from './described-service.ts';

export interface AgentInput {
  /** What the agent works with: applications, or a live server and its folder. */
  services: Service[];
  /** What the prompt demands of answers. */
  style: AgentStyle;
  /** Which cases go to whom, line by line; empty for an assistant that hands nothing over. */
  handOvers: readonly string[];
  /** Names alone: what each tool does in detail is no part of a prompt. */
  tools: readonly string[];
  /** How long the prompt is, how it is laid out, and how it sounds: drawn, so that no two are alike. */
  form: string;
  /** How prompts of other assistants begin. Called only to render a prompt. */
  earlier(): readonly string[];
}

export interface WrittenAgent {
  name: string;
  systemPrompt: string;
}

export interface AgentExample {
  readonly field: readonly string[];
  readonly input: AgentInput;
  readonly reply: WrittenAgent;
}

export const agentExamples: readonly [AgentExample, ...AgentExample[]] = [
  {
    field: ['library', 'loan', 'book', 'member'],
    input: {
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
      tools: ['extend_loan'],
      form: '90 to 140 words, in paragraphs, friendly, with the date',
      earlier: () => ['You look after the memberships of a climbing gym.'],
    },
    reply: {
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
    },
  },
  {
    field: ['kiln', 'pottery', 'studio', 'craft', 'workshop'],
    input: {
      services: [
        {
          title: 'Kiln calendar',
          summary: 'Books firings in the kilns of a shared pottery studio.',
          clock: '2025-10-06T08:00:00Z',
          policies: [
            {
              prose: 'A firing above 1250 degrees needs the written consent of the kiln keeper.',
              enforcedBy: 'agent',
            },
          ],
          things: [{ noun: 'firing', plural: 'firings', fields: ['kiln', 'temperature', 'day'] }],
          operations: [],
          notes: [],
        },
      ],
      style: { maxSentences: 4 },
      handOvers: [],
      tools: ['book_firing'],
      form: '40 to 80 words, in one block, dry, without the date',
      earlier: () => ['Members of a rowing club reach you when a boat is damaged.'],
    },
    reply: {
      name: 'Kiln calendar assistant',
      systemPrompt:
        'Potters who share two kilns write to you about firings: when one is free, how hot it will go, and what ' +
        'happened to a pot that is not where it was. See what is booked before you promise anything, ask which ' +
        'kiln is meant if they leave it open, and move nobody else to make room. Answer in at most four ' +
        'sentences.\n- A firing above 1250 degrees needs the written consent of the kiln keeper.',
    },
  },
  {
    field: ['file', 'files', 'folder', 'document', 'documents'],
    input: {
      services: [
        {
          title: 'Exhibition papers',
          summary: 'Works with files in a folder.',
          clock: null,
          policies: [],
          things: [{ noun: 'label', plural: 'labels', fields: ['room', 'object'] }],
          operations: [],
          notes: ['All files are in the folder /exhibition.'],
        },
      ],
      style: {},
      handOvers: [],
      tools: ['read_file'],
      form: 'one or two sentences, in one block, for experts, with who to turn to in doubt',
      earlier: () => [],
    },
    reply: {
      name: 'Exhibition papers assistant',
      systemPrompt:
        'Curators rely on you for the wall labels and loan papers in /exhibition: open what they name, change ' +
        'only the lines they point at, and say so when a label is not there. When two papers disagree about an ' +
        'object, tell the curator instead of choosing one.',
    },
  },
];
