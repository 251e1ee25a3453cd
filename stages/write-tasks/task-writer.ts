// task-writer: writes a task of a given kind for an agent: what the user wants and knows, and the calls that
// reach it. Rubric and oracle are made by executing those calls; the form (goals, hidden facts, oracle by
// execution) follows APIGen-MT and tau2.
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Persona } from '../../schemas/task.ts';
import { section, structuredPrompt } from '../prompt.ts';
import type { Material, TaskKind } from './kinds/kind.ts';
import { taskPlanSchema } from './plan.ts';

interface Input {
  kind: Pick<TaskKind, 'name' | 'brief'>;
  persona: Pick<Persona, 'name' | 'manner'>;
  systemPrompt: string;
  tools: readonly ToolOffer[];
  /** Rows or contents of the environment, a line each. */
  contents: readonly string[];
}

interface Truth {
  kind: TaskKind;
  material: Material;
}

const output = z.union([
  z.strictObject({ task: taskPlanSchema }),
  z.strictObject({ impossible: z.string().describe('why no such task can be written here') }),
]);
type Output = z.infer<typeof output>;

const render = ({ kind, persona, systemPrompt, tools, contents }: Input): string =>
  `Kind of task: ${kind.name}. ${kind.brief}\nThe user: ${persona.name}. ${persona.manner}\nSystem prompt of the agent:\n${systemPrompt}\n` +
  section(
    'Tools of the agent:',
    tools.map((tool) => `${tool.name}: ${tool.description} Arguments: ${JSON.stringify(tool.inputSchema)}`),
  ) +
  section('What the environment holds:', contents);

const example: Input = {
  kind: { name: 'single_call', brief: 'One call of one tool is enough.' },
  persona: { name: 'brisk manager', manner: 'Short of time, writes in fragments.' },
  systemPrompt: 'You are the assistant of a public library’s lending desk. Today is 2025-03-01.',
  tools: [
    {
      name: 'extend_loan',
      description: 'Moves the due date of one loan.',
      inputSchema: {
        type: 'object',
        properties: { loan_id: { type: 'string' }, due_on: { type: 'string' } },
        required: ['loan_id', 'due_on'],
      },
    },
  ],
  contents: ['loans: {"id":"LN-1001","title":"The Tide Tables","due_on":"2025-03-14","status":"out"}'],
};

const exampleReply: Output = {
  task: {
    request: 'Need LN-1001 for longer. Until 2025-03-28.',
    goals: [{ say: 'Extend loan LN-1001 until 2025-03-28.', calls: [0] }],
    facts: [
      { name: 'loan', value: 'LN-1001', text: 'The loan is LN-1001.', disclosed: 'opening' },
      { name: 'due on', value: '2025-03-28', text: 'It should be due on 2025-03-28.', disclosed: 'opening' },
    ],
    expected: 'fulfil',
    withheld: [],
    calls: [
      {
        tool: 'extend_loan',
        arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' },
        turn: 0,
        goal: 0,
        purpose: 'to make the change that was asked for',
      },
    ],
    communicate: [],
    faults: [],
  },
};

export const taskWriter: Role<Input, Truth, Output> = {
  name: 'task-writer',
  summary: 'writes a task with its oracle for an agent',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who: 'You write tasks for assistants that work with tools. A task is a person with a wish, what that person knows, and the calls that fulfil the wish. Your calls will be executed before the task is accepted; then plays without them, with a wrong argument and with the last call missing are tried, and all of those must fail.',
      rules: [
        'The request is what this person would really write, in their manner, in everyday words. It never holds the name of a tool or parameter, nor an ID that the person could not know.',
        'Every value in a call is either said by the user (then it is a fact, with the value exactly as in the call) or returned by an earlier call. Nothing is left to taste.',
        'facts: "opening" is said in the request, "asked" is kept back until the assistant asks, "later" is said with a later goal.',
        'calls: in order, with turn numbers; calls that do not need each other’s results share a turn. Each serves one goal; goals are what the user brings up one after the other.',
        'communicate: the values that the user wants to be told, with a name in plain words. For a task without writes there must be at least one.',
        'expected is "decline" where the right act is to say that it cannot be done; then calls hold only what the assistant must try first, if anything. withheld names tools that are taken away for this task.',
        'faults only for a kind that speaks of failures: timeout, rate_limited or unavailable, for a tool of your calls, with the occurrence it strikes.',
        'If the tools and the contents allow no task of this kind, reply with {"impossible": "why"}.',
      ],
      schema: schemaOf(output),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('task-writer', output),
  procedure(_, { kind, material }, random) {
    const task = kind.draft(material, random);
    return task ? { task } : { impossible: `the tools and rows allow no ${kind.name}` };
  },
};
