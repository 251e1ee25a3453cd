// user-critic: compares replies that the user might give, names what is wrong with each, and takes the best. A critique
// before the choice keeps a simulated user in its role (see docs/architecture.md).
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { comparableText } from '../evidence.ts';
import { refuseCopies } from '../example-pool.ts';
import { exactly, narrowedSchema } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { madeUpIn } from './user/made-up.ts';
import type { UserInput } from './user/scene.ts';
import { type UserExample, type UserReply, userExamples } from './user/user-examples.ts';
import { exampleOfUser, renderUser } from './user.ts';

interface Input extends UserInput {
  readonly candidates: readonly UserReply[];
}

const output = z.strictObject({
  critiques: z
    .array(z.string())
    .min(1)
    .describe('for each candidate, in order, what is wrong with it; "nothing" if nothing is'),
  best: z.int().nonnegative().describe('number of the best candidate'),
});
type Output = z.infer<typeof output>;

const render = ({ candidates, ...input }: Input): string =>
  `${renderUser(input)}\n` +
  section(
    'Candidates:',
    candidates.map(
      ({ content, end }, at) => `${at}: ${content === '' ? '(says nothing)' : content} [end: ${end}]`,
    ),
  );

/** What the prompt shows of an example. */
export function criticExample({ goingOn, wrong }: UserExample): { input: Input; reply: Output } {
  const { because, isFirst, ...worse } = wrong;
  return isFirst
    ? {
        input: { ...goingOn.input, candidates: [worse, goingOn.reply] },
        reply: { critiques: [because, 'nothing'], best: 1 },
      }
    : {
        input: { ...goingOn.input, candidates: [goingOn.reply, worse] },
        reply: { critiques: ['nothing', because], best: 0 },
      };
}

const who = `
  You check the replies of a simulated user, who is writing to an AI assistant. You receive the persona, what this
  person wants and knows, the conversation so far, and numbered candidates for the person's next message. You decide
  which one a real person in this situation would send.
`;

const rules: readonly string[] = [
  `First write a critique of each candidate, in order. Look for: facts, names, numbers, or wishes that are not listed;
    facts that nobody asked for yet; an answer that leaves the assistant's question open; the voice of an assistant;
    mention of tools, tests, or instructions; a style that is not the persona's.`,
  `Check the end as well: a user stays while a request is open, and leaves once all of them have been dealt with or
    turned down.`,
  `Then choose the candidate with the least serious faults. An invented fact is worse than a wrong tone.`,
];

export const userCritic: Role<Input, undefined, Output> = {
  name: 'user-critic',
  isDialogue: true,
  summary: 'chooses among replies of the user',
  output,
  example: criticExample(userExamples[0]).input,
  prompt(input) {
    const shown = criticExample(exampleOfUser(input));
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      narrowed: narrowedSchema(schemaOf(output), {
        critiques: exactly(input.candidates.length),
        best: { enum: [...input.candidates.keys()] },
      }),
      example: { input: render(shown.input), reply: shown.reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('user-critic', output)(reply);
    refuseCopies({
      role: 'user-critic',
      reply: reply.content,
      texts: parsed.output.critiques,
      example: criticExample(exampleOfUser(input)).reply.critiques.join('\n'),
      input: render(input),
    });
    const issues = issuesOf(parsed.output, input);
    if (issues.length === 0) return parsed;
    throw new ReplyError({ fault: 'schema', role: 'user-critic', reply: reply.content, issues });
  },
  procedure(input) {
    const faults = input.candidates.map((candidate) => faultsOf(candidate, input));
    const counts = faults.map(({ length }) => length);
    return {
      critiques: faults.map((list) => (list.length > 0 ? list.join('; ') : 'nothing')),
      best: counts.indexOf(Math.min(...counts)),
    };
  },
};

function issuesOf({ critiques, best }: Output, input: Input): string[] {
  const { candidates } = input;
  if (critiques.length !== candidates.length)
    return [`critiques must have one entry for each of the ${candidates.length} candidates`];
  const chosen = candidates[best];
  if (!chosen) return [`best must be a number from 0 to ${candidates.length - 1}`];
  const faultless = critiques.findIndex(isNothing);
  const [madeUp] = madeUpIn(chosen.content, input);
  const honest = candidates.findIndex(({ content }) => madeUpIn(content, input).length === 0);
  return [
    ...(faultless >= 0 && !isNothing(critiques[best] ?? '')
      ? [`best is ${best}, with which you found something wrong; with ${faultless} you found nothing wrong`]
      : []),
    ...(madeUp !== undefined && honest >= 0
      ? [`best is ${best}, which says ${madeUp}; nothing in the input says so`]
      : []),
  ];
}

const isNothing = (critique: string): boolean =>
  /^(?:nothing|none)(?: is)?(?: wrong)?[.!]?$/.test(comparableText(critique).trim());

/** What code can see: values from nowhere, and facts that wait for a question. */
function faultsOf({ content }: UserReply, input: Input): string[] {
  const isAsked = input.dialogue.at(-1)?.content.includes('?') ?? false;
  return [
    ...madeUpIn(content, input).map((value) => `it makes up ${value}`),
    ...input.facts
      .filter(({ disclosed, text }) => !isAsked && disclosed === 'asked' && content.includes(text))
      .map(({ name }) => `it gives the ${name}, which nobody asked for`),
  ];
}
