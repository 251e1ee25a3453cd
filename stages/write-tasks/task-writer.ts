// task-writer: writes a task of a given kind for an agent: what the user wants, what they know, and the calls
// that fulfill it. Running those calls makes the oracle and the rubric. Goals, hidden facts, and an oracle by
// execution follow APIGen-MT and tau2.
import { z } from 'zod';
import type { ToolOffer } from '../../pipeline/models/model.ts';
import { asJson, type Role, schemaOf } from '../../pipeline/role.ts';
import type { Persona } from '../../schemas/task.ts';
import { section, structuredPrompt } from '../prompt.ts';
import { inStyle } from './in-style.ts';
import type { Material, TaskKind } from './kinds/kind.ts';
import { taskPlanSchema } from './plan.ts';

interface Input {
  kind: Pick<TaskKind, 'name' | 'brief'>;
  persona: Pick<Persona, 'name' | 'manner'>;
  systemPrompt: string;
  tools: readonly ToolOffer[];
  /** Rows or files in the environment, one per line. */
  contents: readonly string[];
}

interface Truth {
  kind: TaskKind;
  material: Material;
}

const output = z.union([
  z.strictObject({ task: taskPlanSchema }),
  z.strictObject({ impossible: z.string().describe('why this kind of task cannot be written here') }),
]);
type Output = z.infer<typeof output>;

const render = ({ kind, persona, systemPrompt, tools, contents }: Input): string =>
  `Kind of task: ${kind.name}. ${kind.brief}\nUser persona: ${persona.name}. ${persona.manner}\nSystem prompt of the assistant:\n${systemPrompt}\n` +
  section(
    'Tools of the assistant:',
    tools.map((tool) => `${tool.name}: ${tool.description} Arguments: ${JSON.stringify(tool.inputSchema)}`),
  ) +
  section('Contents of the environment:', contents);

const example: Input = {
  kind: {
    name: 'single_call',
    brief: 'One call is enough. The opening message contains everything that the call needs.',
  },
  persona: { name: 'brisk manager', manner: 'Is short on time and writes in fragments.' },
  systemPrompt: 'You are the assistant at the lending desk of a public library. Today is March 1, 2025.',
  tools: [
    {
      name: 'extend_loan',
      description: 'Change the due date of a loan.',
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
    request: 'Need to keep loan LN-1001 longer. March 28, 2025, please.',
    goals: [{ say: 'Please extend loan LN-1001 until March 28, 2025.', calls: [0] }],
    facts: [
      { name: 'loan', value: 'LN-1001', text: 'The loan is LN-1001.', disclosed: 'opening' },
      {
        name: 'due date',
        value: '2025-03-28',
        text: 'The new due date is March 28, 2025.',
        disclosed: 'opening',
      },
    ],
    expected: 'fulfil',
    withheld: [],
    calls: [
      {
        tool: 'extend_loan',
        arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' },
        turn: 0,
        goal: 0,
        purpose: 'to extend the loan',
      },
    ],
    communicate: [],
    faults: [],
  },
};

const who = `
  You write tasks that train AI assistants to work with tools. You receive a kind of task, the user's persona, the
  assistant's system prompt and tools, and the contents of its environment. You write a task: what the user wants,
  what the user knows, and the calls that fulfill the request.

  Your calls are run before the task is accepted. Then the task is tried without them, without the last one, and
  with a wrong argument. All of those attempts must fail.
`;

const rules: readonly string[] = [
  `request: Write what this person would really send, in their manner and in everyday words. Never include the name
    of a tool or a parameter, or an ID that the person could not know.`,
  `Every value in a call must come from the user or from the result of an earlier call. If it comes from the user,
    list it as a fact with exactly the value that the call uses. Leave no value to interpretation.`,
  `facts: Use "opening" for what the request says, "asked" for what the user holds back until asked, and "later" for
    what the user says with a later goal.`,
  `calls: List them in order. Calls that do not need each other's results share a turn number. Each call serves one
    goal. \`goals\` lists the user's requests in order.`,
  `communicate: List the values that the user needs to hear, each with a name in plain words. A task that changes
    nothing needs at least one.`,
  `expected: Use "decline" if the right response is to say that it cannot be done. In that case, calls lists only
    what the assistant must try first, if anything. withheld lists tools that this task takes away.`,
  `faults: Add faults only for kinds of task that involve failures. Use timeout, rate_limited, or unavailable, name
    a tool from your calls, and say which call to that tool fails.`,
  `If the tools and contents allow no task of this kind, reply with {"impossible": "the reason"}.`,
];

export const taskWriter: Role<Input, Truth, Output> = {
  name: 'task-writer',
  summary: 'writes a task with its oracle for an agent',
  output,
  example,
  prompt: (input) =>
    structuredPrompt({
      who,
      rules,
      schema: schemaOf(output),
      example: { input: render(example), reply: exampleReply },
      input: render(input),
    }),
  parse: asJson('task-writer', output),
  procedure(_, { kind, material }, random) {
    const task = kind.draft(material, random);
    return task
      ? { task: inStyle(task, material.persona, random) }
      : { impossible: `the tools and rows allow no task of kind ${kind.name}` };
  },
};
