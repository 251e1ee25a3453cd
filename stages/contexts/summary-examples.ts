// What the summarizer is told, and the pool of worked examples for its prompt.
import type { Message } from '../../schemas/message.ts';

export interface SummaryInput {
  /** The part of the conversation that is replaced, as the agent saw it: perhaps with an earlier summary. */
  messages: readonly Message[];
}

interface SummaryExample {
  readonly field: readonly string[];
  readonly input: SummaryInput;
  readonly reply: { readonly summary: string };
}

export const summaryExamples: readonly [SummaryExample, ...SummaryExample[]] = [
  {
    field: ['library', 'loan', 'loans', 'book'],
    input: {
      messages: [
        { role: 'system', content: 'You are the assistant at the lending desk of a public library.' },
        {
          role: 'user',
          content: 'Please extend all loans of Ana Duarte that are still out until March 28, 2025.',
        },
        {
          role: 'assistant',
          content: '',
          reasoning: 'I need her loans first.',
          toolCalls: [
            { id: 'call_0', name: 'list_loans', arguments: { member: 'Ana Duarte', status: 'out' } },
          ],
        },
        {
          role: 'tool',
          content: '{"total":2,"loans":[{"id":"LN-1001"},{"id":"LN-1004"}]}',
          toolCallId: 'call_0',
        },
        {
          role: 'assistant',
          content: '',
          toolCalls: [
            { id: 'call_1', name: 'extend_loan', arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' } },
          ],
        },
        { role: 'tool', content: '{"id":"LN-1001","due_on":"2025-03-28"}', toolCallId: 'call_1' },
      ],
    },
    reply: {
      summary:
        'The user wants all loans of Ana Duarte that are still out extended until March 28, 2025. list_loans found ' +
        'two: LN-1001 and LN-1004. Done: extend_loan has set LN-1001 to 2025-03-28. Open: LN-1004, and then the ' +
        'answer to the user.',
    },
  },
  {
    field: ['greenhouse', 'plant', 'garden', 'sensor'],
    input: {
      messages: [
        { role: 'system', content: 'You watch over the greenhouses of a nursery.' },
        {
          role: 'user',
          content: 'Which beds are below 15 degrees? Close the vents of those, but not in house 3.',
        },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'call_0', name: 'read_beds', arguments: { page: 1 } }],
        },
        {
          role: 'tool',
          content:
            '{"page":1,"pages":2,"beds":[{"id":"bed-4","house":1,"degrees":13.5},{"id":"bed-7","house":3,"degrees":12}]}',
          toolCallId: 'call_0',
        },
        {
          role: 'assistant',
          content: '',
          toolCalls: [{ id: 'call_1', name: 'set_vent', arguments: { bed_id: 'bed-4', position: 'closed' } }],
        },
        { role: 'tool', content: '{"error":{"code":"VENT_JAMMED"}}', toolCallId: 'call_1' },
      ],
    },
    reply: {
      summary:
        'The user wants to know which beds are below 15 degrees, and the vents of those beds closed, but none in house ' +
        '3. read_beds has 2 pages; page 1 is read: bed-4 (house 1, 13.5 degrees) and bed-7 (house 3, 12 degrees, vent ' +
        'must stay as it is). Page 2 is still to be read. set_vent for bed-4 to closed failed with VENT_JAMMED. ' +
        'Nothing has been changed, and nothing has been answered yet.',
    },
  },
];
