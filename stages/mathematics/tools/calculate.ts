// Exact arithmetic: one expression, or the same expression for every row of a table.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import { asNumber, fraction, type Value } from '../engine.ts';
import { evaluate, evaluateText, type Variables } from '../evaluate.ts';
import { parseExpression } from '../expression.ts';
import { MathError } from '../math-error.ts';
import { asJson, withFraction } from '../notation.ts';
import { roundedTo } from '../rounding.ts';
import { decimals, expression, list, type MathTool, object, textIn } from './tool.ts';

const values: JsonObject = {
  type: 'object',
  additionalProperties: { type: 'number' },
  maxProperties: 12,
  description: 'Values of the names that the expression uses, such as {"rate": 0.04}.',
};

export const variablesFrom = (given: unknown): Variables =>
  Object.fromEntries(
    Object.entries(isObject(given as JsonObject) ? (given as JsonObject) : {}).flatMap(([name, value]) =>
      typeof value === 'number' ? [[name, fraction(value)]] : [],
    ),
  );

/** The result of a calculation, rounded where that is asked for, with the unrounded value beside it. */
export function shownResult(value: Value, places: unknown, name = 'result'): JsonObject {
  if (typeof places !== 'number') return withFraction(name, value);
  return { [name]: asJson(roundedTo(value, places)), unrounded: asJson(value) };
}

export const calculate: MathTool = {
  name: 'calculate_exact',
  description:
    'Evaluates an arithmetic expression exactly, with fractions instead of floating-point numbers, and returns the ' +
    'decimal value and, where that does not end, the fraction. Knows + - * / ^ % and functions such as sqrt, round, ' +
    'floor, ceil, min, max, ln, log, exp, sin (radians), factorial, combinations, and gcd.',
  inputSchema: object(
    {
      expression: expression('What to evaluate, such as "(1200 - 85.50) * 1.08".'),
      variables: values,
      decimals,
    },
    ['expression'],
  ),
  run: ({ expression: text, variables, decimals: places }) =>
    shownResult(evaluateText(textIn(text), variablesFrom(variables)), places),
};

export const evaluateTable: MathTool = {
  name: 'evaluate_table',
  description:
    'Evaluates one expression for every row of a table and returns the value of each row with their sum, mean, ' +
    'smallest, and largest. The names in the expression are the columns.',
  inputSchema: object(
    {
      expression: expression('The expression for one row, such as "units * price".'),
      rows: list(
        {
          type: 'object',
          additionalProperties: { type: ['number', 'string'] },
          minProperties: 1,
          maxProperties: 12,
        },
        'The rows. A text in a row is its label.',
      ),
      decimals,
    },
    ['expression', 'rows'],
  ),
  run({ expression: text, rows, decimals: places }) {
    const table = (Array.isArray(rows) ? rows : []).filter(isObject);
    const computed = table.map((row) => rowValue(textIn(text), row));
    const shown = (value: Value) => asJson(typeof places === 'number' ? roundedTo(value, places) : value);
    const total = evaluateText('0', {});
    const sum = computed.reduce((all, value) => added(all, value), total);
    const sorted = [...computed].sort((a, b) => asNumber(a) - asNumber(b));
    return {
      values: table.map((row, at) => ({ ...labelOf(row), value: shown(computed[at] ?? 0) })),
      sum: shown(sum),
      mean: shown(divided(sum, computed.length)),
      min: shown(sorted[0] ?? 0),
      max: shown(sorted.at(-1) ?? 0),
    };
  },
};

function rowValue(text: string, row: JsonObject): Value {
  const variables = variablesFrom(row);
  return evaluate(parseExpression(text, Object.keys(variables)), variables);
}

const labelOf = (row: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === 'string'));

const added = (one: Value, other: Value): Value =>
  typeof one === 'number' || typeof other === 'number' ? asNumber(one) + asNumber(other) : one.add(other);

function divided(value: Value, by: number): Value {
  if (by === 0) throw new MathError('INVALID_VALUE', 'The table has no rows.');
  return typeof value === 'number' ? value / by : value.div(by);
}
