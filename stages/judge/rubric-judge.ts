// judge: scores a play by the rubric of its task, criterion by criterion, with evidence. Code checks come
// before it and reject on their own; what is left for the judge is what code cannot see.
import { z } from 'zod';
import { ReplyError } from '../../pipeline/errors.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Finding, Score } from '../../schemas/judgement.ts';
import { scoreSchema } from '../../schemas/judgement.ts';
import type { Message } from '../../schemas/message.ts';
import type { Criterion } from '../../schemas/task.ts';
import { tells } from '../evidence.ts';
import { section, structuredPrompt } from '../prompt.ts';

interface Input {
  goals: readonly string[];
  rubric: readonly Criterion[];
  transcript: readonly Message[];
  /** What changed in the environment, one line each. */
  changes: readonly string[];
}

/** What the code checks found. None of it is fatal: a fatal finding rejects the play before the judge is asked. */
interface Truth {
  findings: readonly Finding[];
}

const output = z.strictObject({ scores: z.array(scoreSchema).min(1) });
type Output = z.infer<typeof output>;

const render = ({ goals, rubric, transcript, changes }: Input): string =>
  section('What the user wanted:', goals) +
  section(
    'Rubric:',
    rubric.map((criterion) => `${criterion.id} (${criterion.kind}): ${criterion.text}`),
  ) +
  section('What changed in the environment:', changes.length > 0 ? changes : ['nothing']) +
  `Transcript:\n${transcript.map((message, index) => `[${index}] ${message.role}: ${shown(message)}`).join('\n')}`;

const shown = (message: Message): string =>
  [
    message.content,
    ...(message.toolCalls ?? []).map((call) => `calls ${call.name}(${JSON.stringify(call.arguments)})`),
  ]
    .filter((part) => part !== '')
    .join(' ');

const example: Input = {
  goals: ['Extend loan LN-1001 until 2025-03-28.'],
  rubric: [
    {
      id: 'outcome',
      kind: 'outcome',
      text: 'The loan is due on 2025-03-28.',
      weight: 3,
      required: true,
      expects: [],
    },
  ],
  changes: ['loans LN-1001: due_on 2025-03-14 -> 2025-03-28'],
  transcript: [
    { role: 'user', content: 'Extend loan LN-1001 until 2025-03-28.' },
    {
      role: 'assistant',
      content: '',
      toolCalls: [
        { id: 'call_0', name: 'extend_loan', arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' } },
      ],
    },
    { role: 'tool', content: '{"id":"LN-1001","due_on":"2025-03-28","status":"out"}', toolCallId: 'call_0' },
    { role: 'assistant', content: 'Done. LN-1001 is now due on 2025-03-28.' },
  ],
};

export const judge: Role<Input, Truth, Output> = {
  name: 'judge',
  summary: 'scores a play by the rubric of its task',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You are an examiner of assistants that work with tools. You are given one transcript, what really changed in the environment, and a rubric. You score each criterion from 0 to 1 by what happened, not by how well it is told. Your scores decide whether the transcript becomes training data, and a defect that you let pass will be learned.',
      rules: [
        'Score every criterion of the rubric once, under its id. 1: fully met. 0.5: met in part. 0: not met, or no evidence.',
        'For each score quote the evidence: a few words of the transcript with the number of the message, or a line of the changes. Where there is none, say what you looked for.',
        'Trust results and changes, never the claims of the assistant about them. A claim without a change behind it is a serious defect.',
        'Another way to the goal is as good as the expected one. An unneeded call costs conduct, not outcome.',
        'Do not reward length, politeness or confidence.',
        'A fault of the user or of the environment is not the assistant’s; how the assistant dealt with it is.',
      ],
      schema: schemaOf(output),
      example: {
        input: render(example),
        reply: {
          scores: [{ criterion: 'outcome', score: 1, evidence: 'changes: due_on 2025-03-14 -> 2025-03-28' }],
        },
      },
      input: render(input),
    }),
  parse(reply, { rubric }) {
    const parsed = asJson('judge', output)(reply);
    const missing = rubric.filter(
      (criterion) => parsed.output.scores.filter((score) => score.criterion === criterion.id).length !== 1,
    );
    if (missing.length > 0)
      throw new ReplyError(
        'schema',
        'judge',
        reply.content,
        missing.map((criterion) => `criterion ${criterion.id} is not scored exactly once`),
      );
    return parsed;
  },
  procedure: (input, { findings }) => ({
    scores: input.rubric.map((criterion) => scoreOf(criterion, input, findings)),
  }),
};

function scoreOf(criterion: Criterion, { transcript }: Input, findings: readonly Finding[]): Score {
  if (criterion.kind === 'tool_use') return toolUse(criterion, transcript);
  if (criterion.kind === 'communication') return communication(criterion, transcript);
  if (criterion.kind === 'conduct') {
    const slips = findings.filter((finding) => !finding.fatal && finding.rule === 'loops');
    const [first] = slips;
    return first
      ? { criterion: criterion.id, score: 0.5, evidence: `[${first.message}] ${first.evidence}` }
      : { criterion: criterion.id, score: 1, evidence: 'no needless repetition found' };
  }
  return { criterion: criterion.id, score: 1, evidence: 'the final state is the expected one' };
}

function toolUse(criterion: Criterion, transcript: readonly Message[]): Score {
  const called = transcript.flatMap((message, index) =>
    (message.toolCalls ?? []).map((call) => ({ name: call.name, index })),
  );
  const met = criterion.expects.filter((name) => called.some((call) => call.name === name));
  const score =
    criterion.expects.length === 0 ? (called.length === 0 ? 1 : 0.5) : met.length / criterion.expects.length;
  const first = called.find((call) => met.includes(call.name));
  return {
    criterion: criterion.id,
    score,
    evidence: first
      ? `[${first.index}] calls ${first.name}; ${met.length} of ${criterion.expects.length} expected tools used`
      : `${called.length} calls made, none expected among them`,
  };
}

function communication(criterion: Criterion, transcript: readonly Message[]): Score {
  const answers = transcript.flatMap((message, index) =>
    message.role === 'assistant' && !message.toolCalls ? [{ index, text: message.content }] : [],
  );
  const text = answers.map((answer) => answer.text).join('\n');
  const met = criterion.expects.filter((value) => tells(text, '', value));
  const last = answers.at(-1);
  const score =
    criterion.expects.length === 0
      ? last && last.text.trim().length > 0
        ? 1
        : 0
      : met.length / criterion.expects.length;
  return {
    criterion: criterion.id,
    score,
    evidence: last ? `[${last.index}] "${last.text.slice(0, 100)}"` : 'there is no answer',
  };
}
