// The pool of worked examples for the prompts of the user and of its critic. Each shows a user who goes on and one who
// leaves: a model that sees only one of them does nothing else.
import type { UserInput } from './scene.ts';

export interface UserReply {
  content: string;
  end: 'no' | 'goal_reached' | 'user_gave_up';
}

interface Exchange {
  readonly input: UserInput;
  readonly reply: UserReply;
}

export interface UserExample {
  readonly field: readonly string[];
  readonly goingOn: Exchange;
  readonly leaving: Exchange;
  /** A reply that gives away or makes up something, and what is wrong with it. */
  readonly wrong: UserReply & { readonly because: string; readonly isFirst: boolean };
}

const brisk = {
  name: 'brisk manager',
  manner: 'Is short on time and writes in fragments.',
  style: 'terse',
} as const;
const polite = {
  name: 'retired teacher',
  manner: 'Writes whole, polite sentences and explains a little.',
  style: 'formal',
} as const;

export const userExamples: readonly [UserExample, ...UserExample[]] = [
  {
    field: ['library', 'loan', 'book'],
    goingOn: {
      input: {
        persona: brisk,
        goals: [{ say: 'Please extend loan LN-1001.' }],
        facts: [
          {
            name: 'due date',
            value: '2025-03-28',
            text: 'The new due date is March 28, 2025.',
            disclosed: 'asked',
          },
        ],
        dialogue: [
          { role: 'user', content: 'Please extend loan LN-1001.' },
          { role: 'assistant', content: 'Sure. What should the new due date be?' },
        ],
      },
      reply: { content: 'March 28, 2025.', end: 'no' },
    },
    leaving: {
      input: {
        persona: brisk,
        goals: [{ say: 'How many loans of Ana Silva are overdue?' }],
        facts: [],
        dialogue: [
          { role: 'user', content: 'How many loans of Ana Silva are overdue?' },
          { role: 'assistant', content: 'Two of her loans are overdue.' },
        ],
      },
      reply: { content: '', end: 'goal_reached' },
    },
    wrong: {
      content: 'March 28, 2025. Also, the reader is Ana Silva, member 20481.',
      end: 'no',
      because: 'It adds a name and a member number that are in none of the facts.',
      isFirst: true,
    },
  },
  {
    field: ['hotel', 'reservation', 'guest', 'room', 'booking', 'table'],
    goingOn: {
      input: {
        persona: polite,
        goals: [
          { say: 'Could you move my reservation HP-204 to July 4, 2025?' },
          { say: 'Please add breakfast for two to that reservation.' },
        ],
        facts: [],
        dialogue: [
          { role: 'user', content: 'Good morning. Could you move my reservation HP-204 to July 4, 2025?' },
          { role: 'assistant', content: 'Your reservation HP-204 now begins on July 4, 2025.' },
        ],
      },
      reply: {
        content: 'That suits us well. Could you also add breakfast for two to it?',
        end: 'no',
      },
    },
    leaving: {
      input: {
        persona: polite,
        goals: [{ say: 'Could you cancel my reservation HP-311 without a fee?' }],
        facts: [],
        dialogue: [
          { role: 'user', content: 'Could you cancel my reservation HP-311 without a fee?' },
          { role: 'assistant', content: 'I am sorry, on the day of arrival the fee of one night is due.' },
          {
            role: 'user',
            content: 'I only learned this morning that I have to stay at home. Is there no way?',
          },
          { role: 'assistant', content: 'No. The house makes no exceptions on the day of arrival.' },
        ],
      },
      reply: { content: 'Then I shall think about it. Good day.', end: 'user_gave_up' },
    },
    wrong: {
      content: 'I have added breakfast for two to your reservation. Is there anything else?',
      end: 'no',
      because: 'It speaks as the assistant and reports a result; the user should make the second request.',
      isFirst: false,
    },
  },
];
