// Hand-written plays at a library desk, for tests of the rules of the judge. A play is a list of turns; the
// builders number the calls, and they put the step and the tool message behind each of them.
import type { Agent, ToolDeclaration } from '../../schemas/agent.ts';
import type { Json, JsonObject } from '../../schemas/json.ts';
import type { Message } from '../../schemas/message.ts';
import type { Step, ToolResult } from '../../schemas/trajectory.ts';
import { noPolicies } from '../../stages/judge/policy-record.ts';
import type { Rule } from '../../stages/judge/rules/rule.ts';

/** What a rule looks at. */
export type PlayUnderTest = Parameters<Rule['check']>[0];

interface MadeCall {
  readonly name: string;
  readonly arguments: JsonObject;
  readonly result: ToolResult;
}

type Turn = { readonly message: Message } | { readonly calls: readonly MadeCall[] };

export const user = (content: string): Turn => ({ message: { role: 'user', content } });
export const says = (content: string): Turn => ({ message: { role: 'assistant', content } });
/** A turn that the protocol cannot read, and the correction that follows it. */
export const mumbles = (text: string, issue: string): Turn[] => [
  { message: { role: 'assistant', content: '', malformed: { text, issue } } },
  { message: { role: 'tool', content: `Your last message could not be used: ${issue}.` } },
];
export const calls = (...made: readonly MadeCall[]): Turn => ({ calls: made });

/** A call with what came of it, for instance `call('get_loan', { loan_id: 'LN-1001' }, gives({}))`. */
export const call = (name: string, given: JsonObject, result: ToolResult): MadeCall => ({
  name,
  arguments: given,
  result,
});

export const gives = (value: Json, ...changes: ToolResult['changes']): ToolResult => ({
  ok: true,
  value,
  tier: 'code',
  changes,
});

export const refuses = (code: string, message = 'The call was refused.'): ToolResult => ({
  ok: false,
  value: { error: { code, message } },
  tier: 'code',
  changes: [],
});

/** A planned fault, by its name in the registry of faults. */
export const breaks = (fault: string): ToolResult => ({
  ...refuses(fault.toUpperCase(), 'Try again later.'),
  fault,
});

/** A row of the loans that a call changes; `before` is null for a new row. */
export const loanChange = (key: string, before: Json, after: Json): ToolResult['changes'][number] => ({
  table: 'loans',
  key,
  before,
  after,
});

const tool = (name: string, properties: Record<string, JsonObject>, required: string[]): ToolDeclaration => ({
  name,
  description: `The tool ${name}.`,
  inputSchema: { type: 'object', properties, required, additionalProperties: false },
  origin: { collection: 'tools', id: name },
});

export const deskTools: readonly ToolDeclaration[] = [
  tool('get_loan', { loan_id: { type: 'string' } }, ['loan_id']),
  tool(
    'list_loans',
    { status: { type: 'string', enum: ['out', 'back'] }, limit: { type: 'integer', default: 10 } },
    [],
  ),
  tool('extend_loan', { loan_id: { type: 'string' }, due_on: { type: 'string' }, note: { type: 'string' } }, [
    'loan_id',
  ]),
  {
    ...tool(
      'hand_over',
      { receiver: { type: 'string' }, record: { type: 'string' }, summary: { type: 'string' } },
      ['receiver', 'record', 'summary'],
    ),
    origin: { collection: 'desks', id: 'desk' },
  },
  tool('add_fee', { loan_id: { type: 'string' }, amount: { type: 'number' } }, ['loan_id', 'amount']),
];

export const deskAgent: Agent = {
  id: 'a',
  from: [],
  provenance: { stage: 'synthesize-agents', unit: 'a', seed: 1, roles: {} },
  name: 'Desk',
  mix: 'one_world',
  systemPrompt: 'You work at the desk of a library.',
  tools: [...deskTools],
  distractors: [],
  parts: [],
};

const extendUntilMarch28: PlayUnderTest['task'] = {
  request: 'Please extend loan LN-1001 until 2025-03-28.',
  goals: [{ say: 'Please extend loan LN-1001 until 2025-03-28.', calls: [0] }],
  facts: [],
  expected: 'fulfil',
  withheld: [],
  oracle: {
    calls: [
      {
        tool: 'extend_loan',
        arguments: { loan_id: 'LN-1001', due_on: '2025-03-28' },
        turn: 0,
        goal: 0,
        effect: 'write',
        purpose: 'extend the loan',
        result: {},
      },
    ],
    finalState: 'extended',
    touched: ['loans:LN-1001'],
    communicate: [{ name: 'due date', value: '2025-03-28', goal: 0 }],
    checkpoints: [],
  },
  faults: [],
};

/** A task in which the user only asks about something: nothing is to be changed. */
export const question = (request: string): TaskChanges => ({
  request,
  goals: [{ say: request, calls: [] }],
  oracle: { calls: [], finalState: 'extended', touched: [], communicate: [] },
});

type TaskChanges = Partial<Omit<PlayUnderTest['task'], 'oracle'>> & {
  readonly oracle?: Partial<PlayUnderTest['task']['oracle']>;
};

interface PlayOptions {
  readonly task?: TaskChanges;
  readonly end?: PlayUnderTest['played']['end'];
  readonly finalState?: string;
  readonly policies?: Partial<PlayUnderTest['policies']>;
  readonly context?: PlayUnderTest['played']['context'];
}

/**
 * A play of the task "extend loan LN-1001 until 2025-03-28", changed as the options say. Message 0 is the
 * system prompt and message 1 the request, so the first of the turns is message 2.
 */
export function play(turns: readonly Turn[], options: PlayOptions = {}): PlayUnderTest {
  const task = {
    ...extendUntilMarch28,
    ...options.task,
    oracle: { ...extendUntilMarch28.oracle, ...options.task?.oracle },
  };
  const messages: Message[] = [
    { role: 'system', content: 'You work at the desk of a library.' },
    { role: 'user', content: task.request },
  ];
  const steps: Step[] = [];
  for (const turn of turns) {
    if ('message' in turn) messages.push(turn.message);
    else addCalls(turn.calls, messages, steps);
  }
  const { end = 'goal_reached', finalState = 'extended' } = options;
  const policies = { ...noPolicies, ...options.policies };
  const played = { messages, steps, end, finalState, context: options.context };
  return { task, agent: { tools: [...deskTools] }, played, policies };
}

function addCalls(made: readonly MadeCall[], messages: Message[], steps: Step[]): void {
  const message = messages.length;
  const toolCalls = made.map(({ name, arguments: given }, index) => ({
    id: `call_${steps.length + index}`,
    name,
    arguments: given,
  }));
  messages.push({ role: 'assistant', content: '', toolCalls });
  for (const [index, { result }] of made.entries()) {
    const toolCall = toolCalls[index];
    if (!toolCall) continue;
    steps.push({ message, call: toolCall, result });
    messages.push({ role: 'tool', content: JSON.stringify(result.value), toolCallId: toolCall.id });
  }
}

/** The loan as it was when the play began. */
export const loan = { id: 'LN-1001', title: 'The Waves', due_on: '2025-03-14', fee: 13, status: 'out' };

/** The call that reaches the goal, with the change that it makes. */
export const extension = call(
  'extend_loan',
  { loan_id: 'LN-1001', due_on: '2025-03-28' },
  gives({ ...loan, due_on: '2025-03-28' }, loanChange('LN-1001', loan, { ...loan, due_on: '2025-03-28' })),
);

export const lookup = call('get_loan', { loan_id: 'LN-1001' }, gives(loan));
export const done = says('I have extended the loan. LN-1001 is now due on 2025-03-28.');

/** No rule has anything against this one. */
export const rightPlay = play([calls(lookup), calls(extension), done]);
