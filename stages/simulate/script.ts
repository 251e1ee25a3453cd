// The script that the agent's procedure follows: the oracle's calls as items in order, with the questions that
// they need and an answer for each goal.

import type { Thought } from '../../schemas/development.ts';
import type { JsonObject } from '../../schemas/json.ts';
import type { Fact, Task } from '../../schemas/task.ts';

export interface ScriptCall {
  readonly tool: string;
  readonly arguments: JsonObject;
  readonly purpose: string;
  /** What leads to it, where that is more than its purpose. */
  readonly thought?: Thought | undefined;
}

/** The verb phrase of a purpose, without the records that a colon announces: "enter these orders". */
export function phraseOf(purpose: string): string {
  const phrase = purpose.replace(/^to /, '');
  const records = phrase.indexOf(': one with ');
  return records === -1 ? phrase : phrase.slice(0, records);
}

/** How an answer is given: by what the results show, or in one of the ways of a flawed agent. */
export type Manner =
  | 'report'
  | 'decline'
  | 'claim'
  | 'evade'
  | 'promise'
  | 'misreport'
  | 'hand_over'
  | 'claim_tests'
  | 'guess'
  | 'without_unit'
  | 'silence';

export interface AskedFact extends Pick<Fact, 'name' | 'value' | 'text' | 'options' | 'slip'> {
  /** True if the fact says which row is meant, so that its name is the noun of the row. */
  readonly isRow: boolean;
}

export type Item =
  | { readonly kind: 'ask'; readonly facts: readonly AskedFact[] }
  | { readonly kind: 'confirm'; readonly calls: readonly ScriptCall[] }
  | {
      readonly kind: 'calls';
      readonly calls: readonly ScriptCall[];
      readonly goal: number;
      readonly retries: number;
      /** A flawed agent's: whether it repeats a call where that is wrong. */
      readonly isStubborn?: true;
      /** A flawed agent's: whether it guesses the names of tools that it should search for. */
      readonly isGuess?: true;
    }
  | {
      readonly kind: 'answer';
      readonly manner: Manner;
      readonly goal: number;
      /** A flawed agent's: whether it declines although it has not searched for a tool. */
      readonly isGuess?: true;
    };

export type Script = readonly Item[];
export type ScriptedTask = Pick<
  Task,
  | 'goals'
  | 'facts'
  | 'expected'
  | 'oracle'
  | 'faults'
  | 'plants'
  | 'forbidden'
  | 'handOver'
  | 'obstacle'
  | 'research'
  | 'workspace'
  | 'account'
  | 'ways'
  | 'mathematics'
>;

/** How often a sound agent repeats a call whose failure may pass. */
export const soundRetries = 3;

export function oracleScript({ goals, facts, expected, oracle }: ScriptedTask): Script {
  return goals.flatMap(({ dropped }, goal): Item[] => {
    const asked = facts.filter((fact) => fact.disclosed === 'asked' && (fact.goal ?? 0) === goal);
    const own = oracle.calls.filter((call) => call.goal === goal);
    const turns = [...new Set(own.map((call) => call.turn))].sort((a, b) => a - b);
    if (dropped)
      return [
        ...turns.flatMap((turn) => itemsOf(own.filter((call) => call.turn === turn))),
        questionAbout(dropped, asked),
      ];
    const worked = turns.flatMap((turn, at) => {
      const due = asked.filter(({ before }) => (before === undefined ? at === 0 : before === turn));
      return [...questionFor(due), ...itemsOf(own.filter((call) => call.turn === turn))];
    });
    return [...worked, { kind: 'answer', manner: expected === 'decline' ? 'decline' : 'report', goal }];
  });
}

const questionFor = (facts: readonly Fact[]): Item[] =>
  facts.length > 0 ? [{ kind: 'ask', facts: facts.map(askedFact) }] : [];

/** What the assistant asks before a change that the user then drops: for what it lacks, or else for consent. */
const questionAbout = ({ tool, arguments: given, purpose }: ScriptCall, asked: readonly Fact[]): Item =>
  questionFor(asked)[0] ?? { kind: 'confirm', calls: [{ tool, arguments: given, purpose }] };

/** The calls of one turn, after a question where some of them need the user's consent. */
function itemsOf(turn: ScriptedTask['oracle']['calls']): Item[] {
  const scripted = ({ tool, arguments: given, purpose, thought }: ScriptCall): ScriptCall => ({
    tool,
    arguments: given,
    purpose,
    ...(thought ? { thought } : {}),
  });
  const final = turn.filter(({ confirm }) => confirm).map(scripted);
  const goal = turn[0]?.goal ?? 0;
  return [
    ...(final.length > 0 ? [{ kind: 'confirm' as const, calls: final }] : []),
    { kind: 'calls', goal, retries: soundRetries, calls: turn.map(scripted) },
  ];
}

const askedFact = ({ name, value, text, options, slip }: Fact): AskedFact => ({
  name,
  value,
  text,
  ...(options ? { options } : {}),
  ...(slip ? { slip } : {}),
  isRow:
    !/\b(?:code|number)$/.test(name) &&
    typeof value === 'string' &&
    (/^(?:[A-Z]{1,6}|[a-z]+)-\d+$/.test(value) ||
      value.startsWith(`the ${name} `) ||
      value.endsWith(`'s ${name}`)),
});
