// A worked example for the prompt of the task-writer: a small executed task, who asks, and the words.
import type { PlannedCall, TaskPlan } from '../plan.ts';
import type { DrawnAxes } from './axes.ts';
import type { Words } from './check-words.ts';
import { briefFor } from './words-brief.ts';
import type { WordsInput } from './words-input.ts';

export interface WordsExample {
  /** Words of its field. An assistant whose prompt has one of them gets another example. */
  readonly field: readonly string[];
  readonly input: WordsInput;
  readonly reply: Words;
}

interface ExampleParts extends Pick<WordsInput, 'kind' | 'persona' | 'assistant'> {
  readonly field: readonly string[];
  /** What each message asks for, and the calls behind it. */
  readonly goals: readonly {
    readonly say: string;
    readonly calls: readonly Omit<PlannedCall, 'turn' | 'goal'>[];
    readonly told?: TaskPlan['communicate'][number]['value'];
  }[];
  readonly asked?: readonly { readonly name: string; readonly value: string; readonly text: string }[];
  readonly axes: readonly [
    situation: string,
    register: string,
    length: string,
    implicit: string,
    reason: string,
  ];
  readonly earlier: readonly string[];
  readonly reply: Words;
}

/** What is asked is worked out when a prompt shows it: most runs show none. */
export function exampleOf(parts: ExampleParts): WordsExample {
  let input: WordsInput | undefined;
  return {
    field: parts.field,
    get input() {
      input ??= inputOf(parts);
      return input;
    },
    reply: parts.reply,
  };
}

function inputOf({ goals, asked = [], axes, earlier, kind, persona, assistant }: ExampleParts): WordsInput {
  const calls = goals.flatMap(({ calls: own }, goal) => own.map((call, turn) => ({ ...call, turn, goal })));
  const plan: TaskPlan = {
    request: goals[0]?.say ?? '',
    goals: goals.map(({ say }, at) => ({
      say,
      calls: calls.flatMap(({ goal }, index) => (goal === at ? [index] : [])),
    })),
    facts: asked.map((fact) => ({ ...fact, disclosed: 'asked' as const })),
    expected: 'fulfil',
    withheld: [],
    calls,
    communicate: goals.flatMap(({ told }, goal) =>
      told === undefined ? [] : [{ name: 'answer', value: told, goal }],
    ),
    faults: [],
  };
  const tools = calls.map(({ tool, arguments: given }) => ({
    name: tool,
    inputSchema: { properties: Object.fromEntries(Object.keys(given).map((name) => [name, {}])) },
  }));
  const [situation, register, length, implicit, reason] = axes;
  const drawn: DrawnAxes = { situation, register, length, implicit, reason };
  const brief = briefFor(plan, { tools });
  return { kind, persona, assistant, brief, axes: drawn, earlier: () => earlier, example: 0 };
}
