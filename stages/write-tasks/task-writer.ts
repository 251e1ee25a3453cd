// task-writer: puts a task into the words of its user. The calls of the task were planned and executed before; a
// model gets what each message asks for and the values that it must contain, and writes the messages. Words after
// executed calls follow APIGen-MT; axes of variety drawn beforehand follow Cosmopedia and Persona Hub.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Persona } from '../../schemas/persona.ts';
import { refuseCopies } from '../example-pool.ts';
import { exactly, narrowedSchema } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { valueInWords } from '../values-in-words.ts';
import { inStyle } from './in-style.ts';
import type { TaskPlan } from './plan.ts';
import { faultsIn, type Words } from './task-writer/check-words.ts';
import { exampleAt } from './task-writer/examples.ts';
import { heldBack, type MessageBrief } from './task-writer/words-brief.ts';
import type { WordsInput } from './task-writer/words-input.ts';

interface Truth {
  readonly plan: TaskPlan;
  readonly persona: Pick<Persona, 'style'>;
}

const output = z.strictObject({
  request: z.string().min(5).describe('the opening message'),
  later: z.array(z.string().min(2)).describe('one message for each later request, in order'),
  answers: z.array(z.string().min(1)).describe('one answer for each question, in order'),
});

/** Of a long series of calls, the first tell what it is about. */
const stepsShown = 6;
const hiddenShown = 10;

const quoted = (values: readonly (string | number)[]): string => values.map(valueInWords).join('; ');

const messageLines = ({ wants, steps, values, hides }: MessageBrief): string[] => [
  `Asks for: ${wants}`,
  ...(steps.length > 0 ? [`What the assistant does: ${steps.slice(0, stepsShown).join('; ')}`] : []),
  ...(values.length > 0 ? [`Must contain: ${quoted(values)}`] : []),
  ...(hides.length > 0 ? [`Must not contain: ${quoted(hides.slice(0, hiddenShown))}`] : []),
];

/** Everything that the writer is told before the requests that it should not resemble. */
function given({ kind, persona, assistant, brief, axes }: Omit<WordsInput, 'earlier' | 'example'>): string {
  const [opening, ...later] = brief.messages;
  return [
    `Kind of task: ${kind.name}. ${kind.brief}\nPerson: ${persona.name}. ${persona.manner}\n`,
    `Assistant: ${assistant.name}. ${assistant.about}\n`,
    section(
      'For this message:',
      Object.entries(axes).map(([axis, value]) => `${axis}: ${value}`),
    ),
    section('Opening message:', opening ? messageLines(opening) : []),
    ...later.map((message, at) => section(`Later message ${at + 1}:`, messageLines(message))),
    section(
      'Answers to questions:',
      brief.answers.map(({ name, text, values }) =>
        [
          `Asked for: ${name}. Says: ${text}`,
          ...(values.length > 0 ? [`Must contain: ${quoted(values)}`] : []),
        ].join(' '),
      ),
    ),
  ].join('');
}

/** The earlier requests come first: a small model goes on with whatever stands last, and that is what it must write. */
const render = (input: WordsInput): string =>
  section('Earlier requests, about other records, which the opening must not resemble:', input.earlier()) +
  given(input) +
  (input.fault === undefined ? '' : `Your last words for this task could not be used: ${input.fault}\n`);

const who = `
  You write what a person says to an AI assistant that works with tools. The task itself exists already: its calls
  have been run, and what they return is known. You decide nothing about it. You put it into the words of the person
  who is described, so that thousands of tasks sound like thousands of people.

  Your words become training data, and code compares every value in them with the calls. A value that is missing,
  changed, or added makes the task useless.
`;

const rules: readonly string[] = [
  `request: Write the opening message as this person would really send it. It asks for everything under "Opening
    message" and for nothing else. Somebody who reads only this message must know exactly what is wanted: keep every
    condition, comparison, order, and "if not", even where you choose other words.`,
  `Say every value under "Must contain" exactly: IDs, names, numbers, and quoted texts letter by letter. Write dates
    with the name of the month ("March 28, 2025") or as 2025-03-28.`,
  `Add nothing: no names, numbers, dates, amounts, IDs, deadlines, or wishes that you were not given. A reason for
    asking is welcome if it needs none of those.`,
  `Leave out what is listed under "Must not contain": the person does not know it, holds it back, or says it later.
    Do not hint at it either.`,
  `later: Write one message for each later request. The assistant has just answered the message before, so go on
    naturally and do not greet again.`,
  `answers: Write what the person says when the assistant asks for that detail: one short sentence or a fragment, with
    the value unchanged.`,
  `Sound like the person: their manner decides spelling, punctuation, and tone. The lines under "For this message" say
    how this message differs from others; follow them as far as they fit, and never at the cost of a value. Do not
    announce any of it ("as a busy manager, I ...").`,
  `Use the words people use for things. Never name a tool or a parameter, never speak of tests or instructions to the
    assistant, and do not fill in forms: no "(field: value)", no lists of labels. "Installed on July 19" is English;
    "the date installed is July 19" is a form.`,
  `Do not resemble the earlier requests: begin differently, build the sentences differently, and give another reason
    or none.`,
  `Write in English.`,
];

export const taskWriter: Role<WordsInput, Truth, Words> = {
  name: 'task-writer',
  summary: 'puts a task into the words of its user',
  output,
  example: exampleAt(0).input,
  async prepare(input) {
    const found = await input.findEarlier?.();
    return found ? { ...input, earlier: () => found } : input;
  },
  prompt(input) {
    const example = exampleAt(input.example);
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      narrowed: narrowedSchema(schemaOf(output), {
        later: exactly(input.brief.messages.length - 1),
        answers: exactly(input.brief.answers.length),
      }),
      example: { input: render(example.input), reply: example.reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('task-writer', output)(reply);
    refuseCopies({
      role: 'task-writer',
      reply: reply.content,
      texts: messagesOf(parsed.output),
      example: messagesOf(exampleAt(input.example).reply).join('\n'),
      input: given(input),
    });
    const issues = faultsIn(parsed.output, input.brief, given(input));
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'task-writer', reply: reply.content, issues });
    return parsed;
  },
  procedure(_, { plan, persona }, random) {
    const { request, goals, ...styled } = inStyle(plan, persona, random);
    return {
      request,
      later: goals.slice(1).map(({ say }) => say),
      answers: heldBack(styled).map(({ text }) => text),
    };
  },
};

const messagesOf = ({ request, later, answers }: Words): string[] => [request, ...later, ...answers];

/** The plan with its user's words. The first goal stays in plain words: it is what the rubric says of the request. */
export function inWords(plan: TaskPlan, { request, later, answers }: Words): TaskPlan {
  const asked = heldBack(plan);
  return {
    ...plan,
    request,
    goals: plan.goals.map((goal, at) => (at === 0 ? goal : { ...goal, say: later[at - 1] ?? goal.say })),
    facts: plan.facts.map((fact) => ({ ...fact, text: answers[asked.indexOf(fact)] ?? fact.text })),
  };
}
