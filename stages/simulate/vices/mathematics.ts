// Vices of those who calculate: in the head, with rounded values in between, without the unit, and with a tool where
// none is needed.
import { hasUnit } from '../answers/mathematics.ts';
import type { Item, ScriptCall } from '../script.ts';
import { type Vice, withManner } from './vice.ts';

/** guesses_result: the right figures, and not one of them computed. */
export const guessesResult: Vice = {
  name: 'guesses_result',
  isDefect: true,
  weight: 3,
  spoil(script, { task }) {
    if (!task.mathematics || task.oracle.calls.length === 0) return undefined;
    return withManner(
      script.filter(({ kind }) => kind !== 'calls'),
      0,
      'guess',
    );
  },
};

/** drops_unit: the figures are right, and what they are figures of is left to the user. */
export const dropsUnit: Vice = {
  name: 'drops_unit',
  isDefect: true,
  weight: 3,
  spoil: (script, { task }) =>
    task.mathematics?.answers.some(({ value }) => typeof value === 'string' && hasUnit(value))
      ? withManner(script, 0, 'without_unit')
      : undefined,
};

/** rounds_early: what one call has found goes into the next as a whole number. */
export const roundsEarly: Vice = {
  name: 'rounds_early',
  isDefect: true,
  weight: 3,
  spoil(script, { task }) {
    if (!task.mathematics) return undefined;
    const found = new Set(task.oracle.calls.flatMap(({ result }) => longNumbersIn(JSON.stringify(result))));
    const spoiled = script.map((item) =>
      item.kind === 'calls' ? { ...item, calls: item.calls.map((call) => rounded(call, found)) } : item,
    );
    return JSON.stringify(spoiled) === JSON.stringify(script) ? undefined : spoiled;
  },
};

/** With two decimals or more. */
const longNumbersIn = (text: string): string[] => text.match(/(?<![\w.])\d+\.\d{2,}(?![\w.])/g) ?? [];

const rounded = (call: ScriptCall, found: ReadonlySet<string>): ScriptCall => ({
  ...call,
  arguments: JSON.parse(
    JSON.stringify(call.arguments).replaceAll(/(?<![\w.])\d+\.\d{2,}(?![\w.])/g, (each) =>
      found.has(each) ? String(Math.round(Number(each))) : each,
    ),
  ),
});

/** needless_calculation: a tool for what anybody does in the head. */
export const needlessCalculation: Vice = {
  name: 'needless_calculation',
  isDefect: true,
  weight: 4,
  spoil(script, { task, agent }) {
    const tool = agent.tools.find(({ name }) => name === 'calculate_exact');
    const at = script.findLastIndex(({ kind }) => kind === 'answer');
    const item = script[at];
    const answer = task.mathematics?.answers.at(-1);
    if (!tool || item?.kind !== 'answer' || !answer || answer.call !== undefined) return undefined;
    const said = answer.name.match(/\d+/g) ?? ['90', '90'];
    return script.toSpliced(at, 0, calculation(said.join(' + '), item.goal));
  },
};

const calculation = (expression: string, goal: number): Item => ({
  kind: 'calls',
  goal,
  retries: 0,
  calls: [{ tool: 'calculate_exact', arguments: { expression }, purpose: 'to be sure of the figure' }],
});

export const mathVices: readonly Vice[] = [guessesResult, dropsUnit, roundsEarly, needlessCalculation];
