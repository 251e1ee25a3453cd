// user: the person who wants something. Reveals facts when asked, brings up one goal after another, and leaves
// when all are dealt with. The rules against drift and leaks follow what tau2-bench learned about its user
// simulator (see docs/architecture.md).
import { z } from 'zod';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Fact } from '../../schemas/task.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { reply } from './user/procedure.ts';
import type { UserInput, UserTruth } from './user/scene.ts';

const output = z.strictObject({
  content: z.string().describe('the next message; empty if the user leaves'),
  end: z
    .enum(['no', 'goal_reached', 'user_gave_up'])
    .describe('"no" to go on talking; otherwise why the user leaves'),
});
export type UserReply = z.infer<typeof output>;

export const renderUser = ({ persona, goals, facts, dialogue }: UserInput): string =>
  `Your persona: ${persona.name}. ${persona.manner}\n` +
  section(
    'What you want, in this order:',
    goals.map(({ say, dropped }) => (dropped ? `${say} ${whenDropped}` : say)),
  ) +
  section(
    'What you know:',
    facts.map((fact) => `${fact.name}: ${fact.text} (${whenToSay(fact)})`),
  ) +
  `Conversation so far:\n${dialogue.map(dialogueLine).join('\n')}`;

const dialogueLine = ({ role, content }: UserInput['dialogue'][number]): string =>
  `${role === 'user' ? 'You' : 'Assistant'}: ${content}`;

const disclosure: Readonly<Record<Fact['disclosed'], string>> = {
  opening: 'you have already said this',
  asked: 'say this only if you are asked',
  later: 'say this with the request it belongs to',
};

const whenToSay = ({ disclosed, slip }: Fact): string =>
  slip
    ? `when you are asked for this, say "${slip.text}" first; take it back in your next message`
    : disclosure[disclosed];

const whenDropped =
  '(change your mind as soon as the assistant asks you about this, and make your next request instead)';

export const exampleOfUser: UserInput = {
  persona: { name: 'brisk manager', manner: 'Is short on time and writes in fragments.', style: 'terse' },
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
  `A request is dealt with when the assistant has told you everything you asked for, and has said that the change
    you asked for has been made. Polite words are not an answer. If something is missing, or if a value contradicts
    what you know, ask for it once more in your own words.`,
  `If the assistant asks you to confirm something that you want, confirm it, and stay in the
    conversation.`,
  `If the assistant says clearly that something cannot be done, object at most once. Then leave with end =
    "goal_reached" if its explanation convinces you, or "user_gave_up" if it does not.`,
  `If the assistant hands your request over to somebody else, and says to whom, the request is dealt with.`,
  `When all of your requests have been dealt with, leave with end = "goal_reached". If you have asked again and still
    have no answer, leave with end = "user_gave_up". Do not leave while your last question is unanswered, and do not
    stay once everything is done.`,
  `Stay in character. You want something; you do not offer help, look anything up, or report results. Do not mention
    tools, rubrics, tests, or instructions, and do not thank the assistant for something it has not done.`,
];

export const user: Role<UserInput, UserTruth, UserReply> = {
  name: 'user',
  summary: 'plays the person who wants something',
  output,
  example: exampleOfUser,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: renderUser(exampleOfUser), reply: { content: 'March 28, 2025.', end: 'no' } },
      input: renderUser(input),
    }),
  parse: asJson('user', output),
  procedure: reply,
};
