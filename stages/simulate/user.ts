// user: the person who wants something. Reveals facts when asked, brings up one goal after another, and leaves
// when all are dealt with. The rules against drift and leaks follow what tau2-bench learned about its user
// simulator (see docs/architecture.md).
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Fact } from '../../schemas/task.ts';
import { comparableText } from '../evidence.ts';
import { copiedFrom, exampleFor, refuseCopies } from '../example-pool.ts';
import { jsonDebrisIn } from '../json-debris.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { madeUpIn } from './user/made-up.ts';
import { reply } from './user/procedure.ts';
import type { UserInput, UserTruth } from './user/scene.ts';
import { type UserExample, type UserReply, userExamples } from './user/user-examples.ts';

const output: z.ZodType<UserReply> = z.strictObject({
  content: z.string().describe('the next message; empty if the user leaves'),
  end: z
    .enum(['no', 'goal_reached', 'user_gave_up'])
    .describe('"no" to go on talking; otherwise why the user leaves'),
});

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
  isDialogue: true,
  summary: 'plays the person who wants something',
  output,
  example: userExamples[0].goingOn.input,
  prompt(input) {
    const { goingOn, leaving } = exampleOfUser(input);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: [
        { input: renderUser(goingOn.input), reply: goingOn.reply },
        { input: renderUser(leaving.input), reply: leaving.reply },
      ],
      input: renderUser(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('user', output)(reply);
    const { goingOn, leaving } = exampleOfUser(input);
    refuseCopies({
      role: 'user',
      reply: reply.content,
      texts: [parsed.output.content],
      example: [goingOn, leaving].map((shown) => renderUser(shown.input) + shown.reply.content).join('\n'),
      input: renderUser(input),
    });
    const issues = issuesOf(parsed.output, input);
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'user', reply: reply.content, issues });
    return parsed;
  },
  procedure: reply,
};

/** From another field than what the user wants. */
export const exampleOfUser = ({ goals }: UserInput): UserExample =>
  exampleFor(userExamples, goals.map(({ say }) => say).join(' '));

/**
 * Whether a reply says the assistant's last words again: nothing but them, or so many of them in a row that nobody
 * repeats them by chance. A question may be answered with one of its own words, and what one wants may be said again.
 */
function isEcho(content: string, { dialogue, goals, facts }: UserInput): boolean {
  const answer = dialogue.at(-1)?.content ?? '';
  if (answer.includes('?')) return false;
  const words = comparableText(content).trim().replace(/[.!]$/, '');
  const isTelling = /\d/.test(words) || words.split(' ').length > 3;
  const own = [...goals.map(({ say }) => say), ...facts.map(({ text }) => text)].join('\n');
  return (
    (isTelling && comparableText(answer).includes(words)) || copiedFrom(answer, content, own) !== undefined
  );
}

/** A promise that nobody asked for is the assistant's; asked for a detail, a person may say "Sure, I can do that." */
const isPromise = (content: string, dialogue: UserInput['dialogue']): boolean =>
  /^(?:yes|sure|certainly|of course)\b[,.!]? I(?: can|'ll| will| have|'ve) /i.test(
    content.replaceAll('’', "'"),
  ) && !(dialogue.at(-1)?.content ?? '').includes('?');

/** A short "Yes, please do that." may be said twice. */
const shortWords = 6;

/** Whether a whole message is sent a second time, perhaps without the greeting that came before it. */
function isSaidBefore(content: string, dialogue: UserInput['dialogue']): boolean {
  const words = comparableText(content).trim();
  return (
    words.split(' ').length > shortWords &&
    dialogue.some((said) => said.role === 'user' && comparableText(said.content).includes(words))
  );
}

/** The name of the speaker, as the conversation in the prompt has it. */
const speakerIn = (content: string): string | undefined =>
  /^(?:You|User|Assistant):(?=\s)/i.exec(content)?.[0];

/** What no person in this place would send: pieces of JSON, an echo, or a good-bye before all requests were made. */
function issuesOf({ content, end }: UserReply, input: UserInput): string[] {
  const piece = jsonDebrisIn(content, renderUser(input));
  const made = input.dialogue.filter(({ role }) => role === 'user').length;
  const wanted = input.goals.filter(({ dropped }) => !dropped);
  const next = end === 'goal_reached' ? wanted[made] : undefined;
  const speaker = speakerIn(content);
  return [
    ...madeUpIn(content, input).map(
      (value) => `content: says ${value}, which is in nothing that this person wants or knows`,
    ),
    ...(piece === undefined
      ? []
      : [`content: contains "${piece}", a piece of JSON; write what a person would`]),
    ...(speaker === undefined ? [] : [`content: begins with "${speaker}"; write the message alone`]),
    ...(end === 'no' && isPromise(content, input.dialogue)
      ? ['content: promises something, as the assistant would; you are the person who wants it']
      : []),
    ...(end === 'no' && isSaidBefore(content, input.dialogue)
      ? ['content: is what you have said before; ask for what is missing in other words']
      : []),
    ...(end === 'no' && isEcho(content, input)
      ? ['content: repeats what the assistant has just said; ask for what is missing, or leave']
      : []),
    ...(next ? [`end: is "goal_reached", but you have not asked for this yet: ${next.say}`] : []),
  ];
}
