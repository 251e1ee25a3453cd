// Evaluates expressions: exactly as long as every value is a fraction, and with doubles where one is not, such as
// the root of 2. No step may grow beyond the limits.
import type { MathNode } from 'mathjs';
import { asNumber, type Fraction, fraction, isExact, type Value } from './engine.ts';
import { argumentsOf, constantOf, nameOf, opOf, parseExpression } from './expression.ts';
import { functions } from './functions.ts';
import { MathError } from './math-error.ts';
import { power, withinLimits } from './powers.ts';

export type Variables = Readonly<Record<string, Value>>;

export const evaluateText = (text: string, variables: Variables = {}): Value =>
  evaluate(parseExpression(text, Object.keys(variables)), variables);

export function evaluate(node: MathNode, variables: Variables): Value {
  const value = computed(node, variables);
  if (isExact(value)) return withinLimits(value);
  if (Number.isNaN(value))
    throw new MathError('UNDEFINED_RESULT', 'A part of the expression has no real value.');
  if (!Number.isFinite(value))
    throw new MathError('TOO_LARGE', 'A value along the way is too large for this calculator.');
  return value;
}

function computed(node: MathNode, variables: Variables): Value {
  const type: string = node.type;
  if (type === 'ConstantNode') return constantOf(node) ?? fraction(0);
  if (type === 'ParenthesisNode')
    return evaluate((node as unknown as { content: MathNode }).content, variables);
  if (type === 'SymbolNode') return symbol(nameOf(node), variables);
  const given = argumentsOf(node).map((each) => evaluate(each, variables));
  if (type === 'FunctionNode') return callOf(nameOf(node), given);
  const [left, right] = given;
  if (left === undefined) throw new MathError('SYNTAX_ERROR', `${node.toString()} has no operand.`);
  return right === undefined ? unary(opOf(node), left) : binary(opOf(node), left, right);
}

function symbol(name: string, variables: Variables): Value {
  const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (value !== undefined) return value;
  return name === 'pi' ? Math.PI : Math.E;
}

function callOf(name: string, given: readonly Value[]): Value {
  const known = functions[name];
  const [least, most] = known?.takes ?? [0, 0];
  if (!known || given.length < least || given.length > most) {
    const count = least === most ? String(least) : `${least} or more`;
    throw new MathError('SYNTAX_ERROR', `${name} takes ${count} values, not ${given.length}.`);
  }
  return known.call(given);
}

function unary(op: string, value: Value): Value {
  if (op === '!') return callOf('factorial', [value]);
  if (op === '+') return value;
  return isExact(value) ? value.neg() : -value;
}

function binary(op: string, left: Value, right: Value): Value {
  if (op === '^') return power(left, right);
  if (op === '%') return callOf('mod', [left, right]);
  if ((op === '/' || op === '%') && asNumber(right) === 0)
    throw new MathError('UNDEFINED_RESULT', 'Division by zero has no result.');
  return isExact(left) && isExact(right)
    ? exactly(op, left, right)
    : inexactly(op, asNumber(left), asNumber(right));
}

function exactly(op: string, left: Fraction, right: Fraction): Fraction {
  if (op === '+') return left.add(right);
  if (op === '-') return left.sub(right);
  return op === '*' ? left.mul(right) : left.div(right);
}

function inexactly(op: string, left: number, right: number): number {
  if (op === '+') return left + right;
  if (op === '-') return left - right;
  return op === '*' ? left * right : left / right;
}

/** Fails where a value is not exact, because what it is for needs exact ones. */
export function exactText(text: string): Fraction {
  const value = evaluateText(text);
  return isExact(value) ? value : fraction(String(value));
}
