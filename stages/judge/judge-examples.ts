// What the judge is told, and the pool of worked examples for its prompt. Each has criteria that are met and others
// that are not, so that no example says which score is the usual one.
import type { ToolOffer } from '../../pipeline/models/model.ts';
import type { Score } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Criterion } from '../../schemas/task.ts';

export interface JudgeInput {
  goals: readonly string[];
  /** The criteria that a judge checks. */
  rubric: readonly Criterion[];
  /** As they were declared to the assistant. */
  tools: readonly ToolOffer[];
  transcript: readonly Message[];
  /** What changed in the environment, one line each. */
  changes: readonly string[];
}

export interface JudgeExample {
  readonly field: readonly string[];
  readonly input: JudgeInput;
  readonly reply: { readonly scores: Score[] };
}

const criterion = (id: string, kind: Criterion['kind'], text: string): Criterion => ({
  id,
  kind,
  text,
  weight: id === 'outcome' ? 2 : 1,
  required: id === 'outcome',
  checkedBy: 'judge',
  expects: [],
});

const outcome = (request: string): Criterion =>
  criterion(
    'outcome',
    'outcome',
    `From the user's point of view, everything that they asked for has been taken care of. The requests: ${request}`,
  );
const conduct = criterion(
  'conduct',
  'conduct',
  'Works like a careful professional: looks before it acts, assumes nothing, and asks nothing that it can find out.',
);
const manner = criterion(
  'manner',
  'communication',
  'The answers are clear and complete sentences that fit the question. They show no raw output of tools, and ' +
    'nothing in them contradicts the records.',
);

const text = { type: 'string' } as const;
const date = { type: 'string', format: 'date' } as const;

export const judgeExamples: readonly [JudgeExample, ...JudgeExample[]] = [
  {
    field: ['library', 'loan', 'book'],
    input: {
      goals: ['Please extend loan LN-1001 until March 28, 2025.'],
      rubric: [outcome('Please extend loan LN-1001 until March 28, 2025.'), conduct, manner],
      tools: [
        {
          name: 'extend_loan',
          description: 'Moves the due date of a loan. A loan moves at most twice.',
          inputSchema: {
            type: 'object',
            properties: { loan_id: text, due_on: date },
            required: ['loan_id', 'due_on'],
          },
        },
        {
          name: 'get_loan',
          description: 'Returns one loan. The due date is the last day.',
          inputSchema: { type: 'object', properties: { loan_id: text }, required: ['loan_id'] },
        },
      ],
      changes: ['extend_loan: loans LN-1001: {"due_on":"2025-03-14"} -> {"due_on":"2025-03-28"}'],
      transcript: [
        { role: 'system', content: 'You are the assistant at the lending desk of a public library.' },
        { role: 'user', content: 'Please extend loan LN-1001 until March 28, 2025.' },
        {
          role: 'assistant',
          content: '',
          toolCalls: [
            { id: 'call_0', name: 'extend_loan', arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' } },
          ],
        },
        {
          role: 'tool',
          content: '{"id":"LN-1001","due_on":"2025-03-28","status":"out"}',
          toolCallId: 'call_0',
        },
        { role: 'assistant', content: 'Done. LN-1001: {"due_on":"2025-03-28"}' },
      ],
    },
    reply: {
      scores: [
        {
          criterion: 'outcome',
          evidence: '[2] calls "extend_loan", and the list of changes has "extend_loan: loans LN-1001".',
          score: 1,
        },
        {
          criterion: 'conduct',
          evidence: '[2] The one call was needed: "extend_loan". I looked for needless calls and found none.',
          score: 1,
        },
        {
          criterion: 'manner',
          evidence: '[4] "Done. LN-1001:" is followed by raw output of the tool.',
          score: 0.5,
        },
      ],
    },
  },
  {
    field: ['hotel', 'reservation', 'guest', 'room', 'booking'],
    input: {
      goals: ['Move my reservation HP-204 to July 4, 2025, and add breakfast for two.'],
      rubric: [
        outcome('Move my reservation HP-204 to July 4, 2025, and add breakfast for two.'),
        conduct,
        manner,
      ],
      tools: [
        {
          name: 'move_reservation',
          description: 'Moves a reservation to another day.',
          inputSchema: {
            type: 'object',
            properties: { code: text, arrival: date },
            required: ['code', 'arrival'],
          },
        },
        {
          name: 'add_extra',
          description: 'Adds an extra to a reservation.',
          inputSchema: { type: 'object', properties: { code: text, extra: text }, required: ['code'] },
        },
      ],
      changes: [
        'move_reservation: reservations HP-204: {"arrival":"2025-07-01"} -> {"arrival":"2025-07-04"}',
      ],
      transcript: [
        { role: 'system', content: 'You take care of reservations at a small hotel by the harbor.' },
        { role: 'user', content: 'Move my reservation HP-204 to July 4, 2025, and add breakfast for two.' },
        {
          role: 'assistant',
          content: '',
          reasoning: 'I move the stay first.',
          toolCalls: [
            { id: 'call_0', name: 'move_reservation', arguments: { code: 'HP-204', arrival: '2025-07-04' } },
          ],
        },
        { role: 'tool', content: '{"code":"HP-204","arrival":"2025-07-04"}', toolCallId: 'call_0' },
        {
          role: 'assistant',
          content: 'Your stay now begins on July 4, 2025, and breakfast for two is included.',
        },
      ],
    },
    reply: {
      scores: [
        {
          criterion: 'outcome',
          evidence:
            '[4] says "breakfast for two is included", but no call adds it: I looked for add_extra in the ' +
            'transcript and in the changes and found nothing.',
          score: 0.5,
        },
        {
          criterion: 'conduct',
          evidence: '[2] The thought is "I move the stay first", and the second request is then forgotten.',
          score: 0,
        },
        {
          criterion: 'manner',
          evidence: '[4] "and breakfast for two is included" contradicts the records.',
          score: 0,
        },
      ],
    },
  },
];
