// judge: scores a play by those criteria of its rubric that take a reader, one at a time, with evidence. Code
// scores the others and rejects on its own; the judge looks for what code cannot see.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import { scoreSchema } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Criterion } from '../../schemas/task.ts';
import { exampleFor } from '../example-pool.ts';
import { exactly, narrowedSchema, oneOf } from '../narrowed-schema.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { declarationLines } from './declarations.ts';
import { type JudgeInput, judgeExamples } from './judge-examples.ts';
import { hasQuotation, inventedQuotations, misattributedQuotations, misplacedNumbers } from './quotations.ts';
import { type ProcedureSource, scoreByProcedure } from './scores-by-procedure.ts';

/** What code found. None of it is fatal: a fatal finding rejects the play before the judge is asked. */
type Truth = Omit<ProcedureSource, 'transcript'>;

// Without the samples, which are those of several replies.
const output = z.strictObject({ scores: z.array(scoreSchema.omit({ samples: true })).min(1) });
type Output = z.infer<typeof output>;

/** What the scores mean, by kind of criterion. */
const anchors: Readonly<Record<Criterion['kind'], string>> = {
  outcome: '0: not done, or something else was done; 0.5: a part of it; 1: all of it, and nothing more',
  tool_use: '0: a tool it must not use, or none of those it must; 0.5: a detour; 1: as the rubric says',
  communication: '0: not said, or wrong; 0.5: said in part or hard to find; 1: said, right, and clear',
  conduct: '0: harmful, or the opposite; 0.5: a detour or a slip without harm; 1: as a careful person would',
};

const render = ({ goals, rubric, tools, transcript, changes }: JudgeInput): string =>
  section('What the user wanted:', goals) +
  section(
    'Rubric:',
    rubric.map(({ id, kind, text }) => `${id} (${kind}): ${text} (${anchors[kind]})`),
  ) +
  section('Tools of the assistant:', declarationLines(tools, transcript)) +
  section('Changes in the environment:', changes.length > 0 ? changes : ['none']) +
  `Transcript:\n${transcript.map(transcriptLine).join('\n')}`;

const transcriptLine = (message: Message, index: number): string =>
  `[${index}] ${message.role}: ${messageText(message)}`;

const messageText = ({ content, reasoning = '', toolCalls = [] }: Message): string =>
  [
    reasoning === '' ? '' : `(thinks: ${reasoning})`,
    content,
    ...toolCalls.map((call) => `calls ${call.name}(${JSON.stringify(call.arguments)})`),
  ]
    .filter((part) => part !== '')
    .join(' ');

const who = `
  You evaluate transcripts of AI assistants that work with tools. You receive what the user wanted, a rubric, the
  tools that the assistant had, the changes that were actually made, and the transcript with the assistant's
  thoughts, which the user did not see. You score every criterion of the rubric from 0 to 1.

  Your scores decide whether the transcript becomes training data. A model will learn any defect that you miss.
  Code has already checked the calls, the final state, and the values that the user must be told. The criteria that
  you receive are the ones that take a reader.
`;

const rules: readonly string[] = [
  `For each criterion, first find the evidence: quote a few words from the transcript between quotation marks, with the
    number of their message, or quote a line from the list of changes. If you find no evidence, say what you looked
    for. Only then decide on the score.`,
  `What was done or said takes a quotation; if you find none, the score is 0. Where the question is whether something
    went wrong, say which faults you looked for.`,
  `Score every criterion exactly once, under its ID. What 0, 0.5, and 1 mean stands beside it.`,
  `Quote word for word. An evaluation whose quotations do not occur in the transcript or the list of changes is
    thrown away.`,
  `Trust tool results and the list of changes over anything the assistant says about them. A claim that no change
    supports is a serious defect.`,
  `Accept any route to the goal. An unnecessary call lowers the score for conduct, not for outcome.`,
  `Do not reward length, politeness, or confidence.`,
  `Do not blame the assistant for mistakes of the user or failures of the environment. Do judge how the assistant
    handled them.`,
];

const steps = Array.from({ length: 11 }, (_, tenths) => tenths / 10);

/** A part of it was done. More than that, and there must be a place to point at. */
const half = 0.5;

const isOutcome = (criterion: string, { rubric }: JudgeInput): boolean =>
  rubric.some(({ id, kind }) => id === criterion && kind === 'outcome');

function issuesOf({ scores }: Output, input: JudgeInput): string[] {
  const unscored = input.rubric.filter(
    ({ id }) => scores.filter(({ criterion }) => criterion === id).length !== 1,
  );
  return [
    ...unscored.map(({ id }) => `criterion "${id}" must be scored exactly once`),
    ...scores
      .filter(
        ({ criterion, evidence, score }) =>
          score > half && isOutcome(criterion, input) && !hasQuotation(evidence, input),
      )
      .map(
        ({ criterion }) =>
          `the evidence for "${criterion}" quotes nothing that occurs in the transcript or the changes`,
      ),
    ...scores.flatMap(({ criterion, evidence }) =>
      misplacedNumbers(evidence, input.transcript).map(
        (number) => `the evidence for "${criterion}" names message [${number}], which does not exist`,
      ),
    ),
    ...scores.flatMap(({ criterion, evidence }) =>
      inventedQuotations(evidence, input).map(
        (quoted) =>
          `the evidence for "${criterion}" quotes "${quoted}", which does not occur in the transcript`,
      ),
    ),
    ...scores.flatMap(({ criterion, evidence }) =>
      misattributedQuotations(evidence, input).map(
        (quoted) =>
          `the evidence for "${criterion}" quotes "${quoted}", which is not in the messages that it names`,
      ),
    ),
  ];
}

export const judge: Role<JudgeInput, Truth, Output> = {
  name: 'judge',
  summary: 'scores a play against the rubric of its task',
  judges: ['agent'],
  output,
  example: judgeExamples[0].input,
  prompt(input) {
    const shown = exampleFor(judgeExamples, input.goals.join(' '));
    return structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      narrowed: narrowedSchema(schemaOf(output), {
        scores: exactly(input.rubric.length),
        'scores.items.properties.criterion': oneOf(input.rubric.map(({ id }) => id)),
        // No grammar holds a number between 0 and 1, and a small model gives 1.5.
        'scores.items.properties.score': { enum: steps },
      }),
      example: { input: render(shown.input), reply: shown.reply },
      input: render(input),
    });
  },
  parse(reply, input) {
    const parsed = asJson('judge', output)(reply);
    const issues = issuesOf(parsed.output, input);
    if (issues.length > 0)
      throw new ReplyError({ fault: 'schema', role: 'judge', reply: reply.content, issues });
    return parsed;
  },
  procedure: ({ rubric, transcript }, truth) => ({
    scores: rubric.map((criterion) => scoreByProcedure(criterion, { transcript, ...truth })),
  }),
};
