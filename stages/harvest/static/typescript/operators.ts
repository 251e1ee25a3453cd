// Operators of TypeScript and JavaScript on values that are known.
import { longestValue } from '../limits.ts';
import type { Node } from '../source.ts';
import { gap } from '../text-reader.ts';
import { Draft, isFalsy, isKnown, nothing, type Scope, unknown, type Value } from './value.ts';

export function binaryOf(node: Node, scope: Scope): Value {
  const operator = node.field('operator')?.text() ?? '';
  const left = scope.evaluate(node.field('left'), scope);
  const right = (): Value => scope.evaluate(node.field('right'), scope);
  switch (operator) {
    case '+':
      return sumOf(left, right());
    case '??':
      if (!isKnown(left)) return fallbackOf(right());
      return left === null || left === nothing ? right() : left;
    case '||':
      return isKnown(left) ? branchOf(left, () => left, right) : fallbackOf(right());
    case '&&':
      return branchOf(left, right, () => left);
    default:
      return comparison(operator, left, right());
  }
}

/** One of two values, depending on a condition. Unknown if the condition is. */
function branchOf(condition: Value, whenTrue: () => Value, whenFalse: () => Value): Value {
  if (!isKnown(condition)) return unknown;
  return isFalsy(condition) ? whenFalse() : whenTrue();
}

function sumOf(left: Value, right: Value): Value {
  const isText = (value: Value): value is string | number =>
    typeof value === 'string' || typeof value === 'number';
  if (typeof left === 'number' && typeof right === 'number') return left + right;
  if (isText(left) && isText(right)) return `${left}${right}`;
  const isDraft = [left, right].some((value) => typeof value === 'string' || value instanceof Draft);
  return isDraft ? draftOf(textIn(left) + textIn(right)) : unknown;
}

/** A text, or what is known of one. */
export function textIn(value: Value): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  return value instanceof Draft ? value.text : gap;
}

/** A text with gaps, unless nothing of it is known. */
export function draftOf(text: string): Value {
  const isKnownInPart = text.length <= longestValue && text.replaceAll(gap, '').trim() !== '';
  return isKnownInPart ? new Draft(text) : unknown;
}

const fallbackOf = (right: Value): Value =>
  typeof right === 'string' && right !== '' ? new Draft(right, true) : unknown;

const isScalar = (value: Value): boolean => value === null || value === nothing || typeof value !== 'object';

const arithmetic: ReadonlyMap<string, (left: number, right: number) => Value> = new Map([
  ['>', (left: number, right: number): Value => left > right],
  ['<', (left: number, right: number): Value => left < right],
  ['>=', (left: number, right: number): Value => left >= right],
  ['<=', (left: number, right: number): Value => left <= right],
  ['*', (left: number, right: number): Value => left * right],
  ['-', (left: number, right: number): Value => left - right],
]);

/** Compares scalars. Comparing with `undefined` gives false, as in JavaScript. */
function comparison(operator: string, left: Value, right: Value): Value {
  if (!isScalar(left) || !isScalar(right)) return unknown;
  if (operator === '===') return left === right;
  if (operator === '!==') return left !== right;
  if (typeof left === 'number' && typeof right === 'number')
    return arithmetic.get(operator)?.(left, right) ?? unknown;
  const isOrder = /^[<>]=?$/.test(operator);
  return isOrder && (left === nothing || right === nothing) ? false : unknown;
}

export function ternaryOf(node: Node, scope: Scope): Value {
  const branch = (name: string) => (): Value => scope.evaluate(node.field(name), scope);
  const condition = scope.evaluate(node.field('condition'), scope);
  return branchOf(condition, branch('consequence'), branch('alternative'));
}

export function unaryOf(node: Node, scope: Scope): Value {
  const value = scope.evaluate(node.field('argument'), scope);
  const operator = node.field('operator')?.text();
  if (operator === '-') return typeof value === 'number' ? -value : unknown;
  return operator === '!' && isKnown(value) ? isFalsy(value) : unknown;
}
