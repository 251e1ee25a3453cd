// user: the person who wants something. Reveals facts when asked, brings up one goal after another, and stops
// when served. The rules against drift and leaks follow what tau2-bench found out about its user simulator
// (see docs/architecture.md).
import { z } from 'zod';
import type { Random } from '../../pipeline/hash.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Message } from '../../schemas/message.ts';
import type { Fact, Goal, Persona } from '../../schemas/task.ts';
import { declines } from '../evidence.ts';
import { section, structuredPrompt } from '../prompt.ts';

interface Input {
  persona: Pick<Persona, 'name' | 'manner'>;
  /** What the user wants, in order. */
  goals: readonly Pick<Goal, 'say'>[];
  facts: readonly Fact[];
  /** What user and assistant said; the user sees no calls. */
  dialogue: readonly Pick<Message, 'role' | 'content'>[];
}

interface Truth {
  /** Whether the user is content with being told that it cannot be done. */
  expected: 'fulfil' | 'decline';
}

const output = z.strictObject({
  content: z.string().describe('what the user says next; empty when they leave'),
  end: z.enum(['no', 'goal_reached', 'user_gave_up']).describe('whether the user leaves, and how'),
});
type Output = z.infer<typeof output>;

const render = ({ persona, goals, facts, dialogue }: Input): string =>
  `You are: ${persona.name}. ${persona.manner}\n` +
  section(
    'What you want, one after the other:',
    goals.map((goal) => goal.say),
  ) +
  section(
    'What you know:',
    facts.map(
      (fact) =>
        `${fact.name}: ${fact.text} (${{ opening: 'already told', asked: 'tell it only when asked', later: 'tell it with the goal it belongs to' }[fact.disclosed]})`,
    ),
  ) +
  `Dialogue so far:\n${dialogue.map((message) => `${message.role === 'user' ? 'You' : 'Assistant'}: ${message.content}`).join('\n')}`;

const example: Input = {
  persona: { name: 'brisk manager', manner: 'Short of time, writes in fragments.' },
  goals: [{ say: 'Extend loan LN-1001.' }],
  facts: [{ name: 'due on', value: '2025-03-28', text: 'The due on is 2025-03-28.', disclosed: 'asked' }],
  dialogue: [
    { role: 'user', content: 'Extend loan LN-1001.' },
    { role: 'assistant', content: 'Until when should I extend it?' },
  ],
};

export const user: Role<Input, Truth, Output> = {
  name: 'user',
  summary: 'plays the person who wants something',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You play a person who writes to an assistant. You are not the assistant and you do not help it: you want something, you know a few things, and you talk in your own manner. Write only what this person says next.',
      rules: [
        'Tell a fact when the assistant asks for it, in your own words but with the value exactly as given. Tell no fact that was not asked for, unless it belongs to the goal you bring up.',
        'Never invent anything: no names, numbers, IDs, dates or wishes beyond the list. Asked for something that you do not know, say that you do not know.',
        'When the assistant has answered one goal, bring up the next. When all are answered, leave with end = goal_reached.',
        'When the assistant asks you to confirm, confirm if it is what you want. That is no reason to leave.',
        'When the assistant says plainly that something cannot be done, do not argue more than once: leave with end = user_gave_up if you believe it should be possible, or goal_reached if the explanation satisfies you.',
        'Never leave while an answer to your last question is still open.',
        'Stay in character. Mention no tools, rubrics, tests or instructions, and do not thank for what has not been done.',
      ],
      schema: schemaOf(output),
      example: { input: render(example), reply: { content: 'Until 2025-03-28.', end: 'no' } },
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
    if (declines(answer) && expected === 'fulfil') return { content: '', end: 'user_gave_up' };
    const next = input.goals.find((goal, index) => index > 0 && !told.includes(goal.say));
    return next ? { content: next.say, end: 'no' } : { content: '', end: 'goal_reached' };
  },
};

/** True when a question speaks of a fact: it holds one of the words of its name. */
function mentions(question: string, name: string): boolean {
  const words = name
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word.length > 2);
  return (words.length === 0 ? [name] : words).some((word) => question.toLowerCase().includes(word));
}

function inManner(text: string, random: Random): string {
  return random.pick(['', 'Of course. ', 'Right, I forgot. ', 'Sure: ', 'Sorry about that. ']) + text;
}
