// user: the person who wants something. Reveals facts when asked, brings up one goal after another, and leaves
// when all are dealt with. The rules against drift and leaks follow what tau2-bench learned about its user
// simulator (see docs/architecture.md).
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Message } from '../../schemas/message.ts';
import type { Fact, Goal, Persona } from '../../schemas/task.ts';
import { declines } from '../claims.ts';
import { asksConsent } from '../consent.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { agreement } from './consent-question.ts';

interface Input {
  persona: Pick<Persona, 'name' | 'manner'>;
  /** What the user wants, in order. */
  goals: readonly Pick<Goal, 'say'>[];
  facts: readonly Fact[];
  /** What the user and the assistant said. The user sees no calls. */
  dialogue: readonly Pick<Message, 'role' | 'content'>[];
}

interface Truth {
  /** With `decline`, the user accepts being told that it cannot be done. */
  expected: 'fulfil' | 'decline';
}

const output = z.strictObject({
  content: z.string().describe('the next message; empty if the user leaves'),
  end: z
    .enum(['no', 'goal_reached', 'user_gave_up'])
    .describe('"no" to go on talking; otherwise why the user leaves'),
});
type Output = z.infer<typeof output>;

const render = ({ persona, goals, facts, dialogue }: Input): string =>
  `Your persona: ${persona.name}. ${persona.manner}\n` +
  section(
    'What you want, in this order:',
    goals.map((goal) => goal.say),
  ) +
  section(
    'What you know:',
    facts.map((fact) => `${fact.name}: ${fact.text} (${disclosure[fact.disclosed]})`),
  ) +
  `Conversation so far:\n${dialogue.map((message) => `${message.role === 'user' ? 'You' : 'Assistant'}: ${message.content}`).join('\n')}`;

const disclosure: Readonly<Record<Fact['disclosed'], string>> = {
  opening: 'you have already said this',
  asked: 'say this only if you are asked',
  later: 'say this with the request it belongs to',
};

const example: Input = {
  persona: { name: 'brisk manager', manner: 'Is short on time and writes in fragments.' },
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
};

const who = `
  You play a person who is writing to an AI assistant. You are not the assistant, and you do not help it. You
  receive your persona, what you want, what you know, and the conversation so far. Write only the next message that
  this person would send.
`;

const rules: readonly string[] = [
  `When the assistant asks for a fact that you know, give it in your own words, with the value unchanged. Do not
    volunteer facts that nobody asked for, unless they belong to the request that you are making now.`,
  `Never invent anything. Do not add names, numbers, IDs, dates, or wishes that are not listed. If you are asked
    for something that you do not know, say that you do not know it.`,
  `Make your requests in the order listed. When the assistant has dealt with one, bring up the next.`,
  `When the assistant has dealt with all of your requests, leave with end = "goal_reached".`,
  `If the assistant asks you to confirm something that you want, confirm it, and stay in the
    conversation.`,
  `If the assistant says clearly that something cannot be done, object at most once. Then leave with end =
    "goal_reached" if its explanation convinces you, or "user_gave_up" if it does not.`,
  `Do not leave while your last question is unanswered.`,
  `Stay in character. Do not mention tools, rubrics, tests, or instructions, and do not thank the assistant for
    something it has not done.`,
];

export const user: Role<Input, Truth, Output> = {
  name: 'user',
  summary: 'plays the person who wants something',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(example), reply: { content: 'March 28, 2025.', end: 'no' } },
      input: render(input),
    }),
  parse: asJson('user', output),
  procedure(input, { expected }, random) {
    const answer = input.dialogue.findLast((message) => message.role === 'assistant')?.content ?? '';
    const told = input.dialogue
      .filter((message) => message.role === 'user')
      .map((message) => message.content)
      .join('\n');
    if (answer.trim().endsWith('?') || /\?/.test(answer)) {
      const asked = input.facts.filter(
        (fact) => fact.disclosed === 'asked' && !told.includes(fact.text) && mentions(answer, fact.name),
      );
      if (asked.length > 0)
        return { content: inManner(asked.map((fact) => fact.text).join(' '), random), end: 'no' };
    }
    if (asksConsent(answer)) return { content: agreement(random), end: 'no' };
    if (declines(answer) && expected === 'fulfil') return { content: '', end: 'user_gave_up' };
    const next = input.goals.find((goal, index) => index > 0 && !told.includes(goal.say));
    return next ? { content: next.say, end: 'no' } : { content: '', end: 'goal_reached' };
  },
};

/** True if a question is about a fact: it contains one of the words of the fact's name. */
function mentions(question: string, name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return (words.length === 0 ? [name] : words).some((word) => question.toLowerCase().includes(word));
}

const leadIns = [
  '',
  '',
  'Of course. ',
  'Sorry, I forgot that. ',
  'Sure. ',
  'Oh, right. ',
  'Good point. ',
  'My mistake. ',
  'Here you go. ',
  'Ah, yes. ',
  'Sorry about that. ',
];

const inManner = (text: string, random: Random): string => random.pick(leadIns) + text;
