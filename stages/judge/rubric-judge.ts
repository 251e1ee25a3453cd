// judge: scores a play by the rubric of its task, one criterion at a time, with evidence. Code checks run first
// and reject on their own; the judge looks for what code cannot see.
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
  section('Changes in the environment:', changes.length > 0 ? changes : ['none']) +
  `Transcript:\n${transcript.map((message, index) => `[${index}] ${message.role}: ${messageText(message)}`).join('\n')}`;

const messageText = (message: Message): string =>
  [
    message.content,
    ...(message.toolCalls ?? []).map((call) => `calls ${call.name}(${JSON.stringify(call.arguments)})`),
  ]
    .filter((part) => part !== '')
    .join(' ');

const example: Input = {
  goals: ['Please extend loan LN-1001 until March 28, 2025.'],
  rubric: [
    {
      id: 'outcome',
      kind: 'outcome',
      text: 'Loan LN-1001 is due on 2025-03-28, and nothing else has changed.',
      weight: 3,
      required: true,
      expects: [],
    },
  ],
  changes: ['loans LN-1001: due_on 2025-03-14 -> 2025-03-28'],
  transcript: [
    { role: 'user', content: 'Please extend loan LN-1001 until March 28, 2025.' },
    {
      role: 'assistant',
      content: '',
      toolCalls: [
        { id: 'call_0', name: 'extend_loan', arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' } },
      ],
    },
    { role: 'tool', content: '{"id":"LN-1001","due_on":"2025-03-28","status":"out"}', toolCallId: 'call_0' },
    { role: 'assistant', content: 'Done. Loan LN-1001 is now due on March 28, 2025.' },
  ],
};

const who = `
  You evaluate transcripts of AI assistants that work with tools. You receive what the user wanted, a rubric, the
  changes that were actually made, and the transcript. You score every criterion of the rubric from 0 to 1.

  Your scores decide whether the transcript becomes training data. A model will learn any defect that you miss.
  Automated checks of the calls and of the final state have already passed, so look for what code cannot see.
`;

const rules: readonly string[] = [
  `For each criterion, first find the evidence: quote a few words from the transcript with the message number, or
    quote a line from the list of changes. If you find no evidence, say what you looked for. Only then decide on
    the score.`,
  'Score 1 if the criterion is fully met, 0.5 if it is partly met, and 0 if it is not met or you ' +
    'found no evidence.',
  `Score every criterion exactly once, under its ID.`,
  `Trust tool results and the list of changes over anything the assistant says about them. A claim that no change
    supports is a serious defect.`,
  `Accept any route to the goal. An unnecessary call lowers the score for conduct, not for outcome.`,
  `Do not reward length, politeness, or confidence.`,
  `Do not blame the assistant for mistakes of the user or failures of the environment. Do judge how the assistant
    handled them.`,
];

export const judge: Role<Input, Truth, Output> = {
  name: 'judge',
  summary: 'scores a play against the rubric of its task',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: {
        input: render(example),
        reply: {
          scores: [
            {
              criterion: 'outcome',
              evidence: 'Changes: "loans LN-1001: due_on 2025-03-14 -> 2025-03-28". No other row is listed.',
              score: 1,
            },
          ],
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
      throw new ReplyError({
        fault: 'schema',
        role: 'judge',
        reply: reply.content,
        issues: missing.map((criterion) => `criterion "${criterion.id}" must be scored exactly once`),
      });
    return parsed;
  },
  procedure: (input, { findings }) => ({
    scores: input.rubric.map((criterion) => scoreOf(criterion, input, findings)),
  }),
};

function scoreOf(criterion: Criterion, { transcript }: Input, findings: readonly Finding[]): Score {
  switch (criterion.kind) {
    case 'tool_use':
      return toolUse(criterion, transcript);
    case 'communication':
      return communication(criterion, transcript);
    case 'conduct':
      return conduct(criterion, findings);
    case 'outcome': // the code checks have compared the final state before the judge is asked
      return { criterion: criterion.id, evidence: 'the final state matches the expected state', score: 1 };
  }
}

function conduct({ id }: Criterion, findings: readonly Finding[]): Score {
  const repeated = findings.find((finding) => finding.rule === 'loops');
  return repeated
    ? { criterion: id, evidence: `[${repeated.message}] ${repeated.evidence}`, score: 0.5 }
    : { criterion: id, evidence: 'looked for repeated calls and found none', score: 1 };
}

function toolUse({ id, expects }: Criterion, transcript: readonly Message[]): Score {
  const called = transcript.flatMap((message, index) =>
    (message.toolCalls ?? []).map((call) => ({ name: call.name, index })),
  );
  const met = expects.filter((name) => called.some((call) => call.name === name));
  const first = called.find((call) => met.includes(call.name));
  return {
    criterion: id,
    evidence: first
      ? `[${first.index}] calls ${first.name}; used ${met.length} of ${expects.length} expected tools`
      : `made ${called.length} calls, none of them to an expected tool`,
    score: expects.length > 0 ? met.length / expects.length : called.length === 0 ? 1 : 0.5,
  };
}

function communication({ id, expects }: Criterion, transcript: readonly Message[]): Score {
  const answers = transcript.flatMap((message, index) =>
    message.role === 'assistant' && !message.toolCalls ? [{ index, text: message.content }] : [],
  );
  const last = answers.at(-1);
  if (!last) return { criterion: id, evidence: 'looked for an answer and found none', score: 0 };
  const text = answers.map((answer) => answer.text).join('\n');
  const met = expects.filter((value) => tells(text, '', plainValue(value)));
  return {
    criterion: id,
    evidence: `[${last.index}] "${last.text.slice(0, 100)}"`,
    score: expects.length > 0 ? met.length / expects.length : last.text.trim() === '' ? 0 : 1,
  };
}

/** Numbers are expected by value, however they are written. */
const plainValue = (value: string): string | number =>
  /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : value;
