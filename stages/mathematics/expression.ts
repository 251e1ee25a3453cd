// Expressions as agents write them: parsed by mathjs and taken only if every part of them is arithmetic. Nothing of the
// host can be named, nothing is assigned, and no text is executed.
import type { MathNode } from 'mathjs';
import { engine, type Fraction, fraction } from './engine.ts';
import { limits, MathError } from './math-error.ts';

export const constantNames: readonly string[] = ['pi', 'e'];

/** Functions of one argument or more; the evaluator has a case for each. */
export const functionNames: readonly string[] = [
  'sqrt',
  'cbrt',
  'abs',
  'round',
  'floor',
  'ceil',
  'min',
  'max',
  'exp',
  'ln',
  'log',
  'log10',
  'log2',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'factorial',
  'combinations',
  'permutations',
  'gcd',
  'lcm',
  'mod',
];

const operators: ReadonlySet<string> = new Set(['+', '-', '*', '/', '^', '%', '!']);

/** `variables`: the names that it may hold beside constants. */
export function parseExpression(text: string, variables: readonly string[] = []): MathNode {
  if (text.length > limits.expression)
    throw new MathError(
      'TOO_LARGE',
      `The expression has ${text.length} characters, and ${limits.expression} are the most.`,
    );
  const node = parsed(plainSigns(text));
  let count = 0;
  node.traverse((each, path) => {
    count += 1;
    if (count > limits.nodes)
      throw new MathError('TOO_LARGE', `The expression has more than ${limits.nodes} parts.`);
    // The name of a function is a symbol below its call, and has been looked at there.
    if (path !== 'fn') checkNode(each, variables);
  });
  return node;
}

/** Signs that people type or paste. */
const plainSigns = (text: string): string =>
  text
    .replaceAll(/[−–]/g, '-')
    .replaceAll(/[×·]/g, '*')
    .replaceAll('÷', '/')
    .replaceAll('π', 'pi')
    .replaceAll('²', '^2')
    .replaceAll('³', '^3')
    .replaceAll('**', '^')
    .replaceAll(/(?<![\w.])(\d+(?:\.\d+)?)[eE]([+-]?\d+)(?!\w)/g, '($1*10^($2))')
    .replaceAll(/√\s*\(/g, 'sqrt(')
    .replaceAll(/√\s*(\d+(?:\.\d+)?|[a-z])/g, 'sqrt($1)');

function parsed(text: string): MathNode {
  try {
    return engine().parse(text);
  } catch (error) {
    // mathjs says what it did not expect and at which character.
    throw new MathError('SYNTAX_ERROR', `Cannot read "${text}": ${(error as Error).message}.`);
  }
}

function checkNode(node: MathNode, variables: readonly string[]): void {
  const type: string = node.type;
  if (type === 'ParenthesisNode') return;
  if (type === 'ConstantNode' && constantOf(node) !== undefined) return;
  if (type === 'OperatorNode' && operators.has(opOf(node))) return;
  if (type === 'FunctionNode') {
    const name = nameOf(node);
    if (functionNames.includes(name)) return;
    throw new MathError(
      'UNKNOWN_NAME',
      `There is no function ${name}. The functions are ${functionNames.join(', ')}.`,
    );
  }
  if (type === 'SymbolNode') {
    const name = nameOf(node);
    if (variables.includes(name) || constantNames.includes(name)) return;
    const known = variables.length > 0 ? `, and the variables are ${variables.join(', ')}` : '';
    throw new MathError('UNKNOWN_NAME', `"${name}" is not defined here${known}.`);
  }
  throw new MathError(
    'NOT_ALLOWED',
    `"${node.toString()}" is not arithmetic. Write numbers, variables, + - * / ^ %, and functions.`,
  );
}

/** A fraction, or the 100 of a percentage; undefined for texts and truth values. */
export function constantOf(node: MathNode): Fraction | undefined {
  const { value } = node as unknown as { value: Fraction | number | string | boolean };
  if (typeof value === 'number') return fraction(value);
  return typeof value === 'object' ? value : undefined;
}

/** Operator nodes have `op`; percentages are divisions by 100 under the name "/". */
export const opOf = (node: MathNode): string => (node as unknown as { op: string }).op;

export function nameOf(node: MathNode): string {
  const { name, fn } = node as unknown as { name?: string; fn?: { name?: string } };
  return name ?? fn?.name ?? '';
}

export const argumentsOf = (node: MathNode): readonly MathNode[] =>
  (node as unknown as { args: readonly MathNode[] }).args;
