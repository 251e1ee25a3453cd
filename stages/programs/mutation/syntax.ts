// What the syntax trees of Python and of TypeScript have in common, as mutation operators look at them.
import type { Node } from '../../harvest/static/source.ts';
import { argumentsOf, partsOf } from '../../harvest/static/syntax.ts';
import type { Source } from './operator.ts';

export const nodesOf = ({ root }: Source, ...kinds: readonly string[]): Node[] =>
  kinds.flatMap((kind) => root.findAll(kind));

export interface Operation {
  readonly node: Node;
  readonly left: Node;
  /** The token, such as `<=`; two of them for `not in` and `is not`. */
  readonly token: { readonly text: string; readonly start: number; readonly end: number };
  readonly right: Node;
}

const binary = ['binary_operator', 'boolean_operator', 'comparison_operator', 'binary_expression'];

/** Expressions with one operator between two operands. */
export function operationsIn(source: Source): Operation[] {
  return nodesOf(source, ...binary).flatMap((node) => {
    const children = node.children();
    const [left, right] = [children[0], children.at(-1)];
    const tokens = children.slice(1, -1);
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!left || !right || !first || !last || tokens.some((token) => !isToken(token))) return [];
    const [start, end] = [first.range().start.index, last.range().end.index];
    return [
      { node, left, right, token: { text: tokens.map((token) => token.text()).join(' '), start, end } },
    ];
  });
}

const isToken = (node: Node): boolean => !node.isNamed() || node.children().length > 1;

export const withToken = ({ token: { start, end } }: Operation, wrong: string) => ({ start, end, wrong });

export interface Call {
  readonly node: Node;
  /** `len`, or the method of `text.strip()`. */
  readonly name: string;
  /** The node of the name. */
  readonly named: Node;
  /** What a method is called on. */
  readonly receiver: Node | null;
  /** Without keyword arguments. */
  readonly given: readonly Node[];
  readonly keywords: readonly { readonly name: string; readonly value: Node; readonly node: Node }[];
}

export function callsIn(source: Source): Call[] {
  return nodesOf(source, 'call', 'call_expression').flatMap((node) => {
    const called = node.field('function');
    const method = called?.field('attribute') ?? called?.field('property') ?? null;
    const named = method ?? called;
    if (!called || !named || !/^\w+$/.test(named.text())) return [];
    const all = argumentsOf(node);
    const keywords = all.flatMap((argument) => {
      const [name, value] = [argument.field('name'), argument.field('value')];
      return argument.kind() === 'keyword_argument' && name && value
        ? [{ name: name.text(), value, node: argument }]
        : [];
    });
    return [
      {
        node,
        name: named.text(),
        named,
        receiver: method ? called.field('object') : null,
        given: all.filter((argument) => argument.kind() !== 'keyword_argument'),
        keywords,
      },
    ];
  });
}

/** `math.floor` and `Math.floor` as well as `floor`. */
export const isCallOf = ({ name, receiver }: Call, names: readonly string[]): boolean =>
  names.includes(name) && (receiver === null || /^[Mm]ath$/.test(receiver.text()));

export const functionKinds = [
  'function_definition',
  'function_declaration',
  'method_definition',
  'generator_function_declaration',
  'arrow_function',
  'function_expression',
];

export const functionsIn = (source: Source): Node[] => nodesOf(source, ...functionKinds);

/** The name of the function that a node stands in; empty outside of any. */
export function functionAround(node: Node): string {
  for (const around of node.ancestors()) {
    if (!functionKinds.includes(around.kind())) continue;
    const parent = around.parent();
    const name =
      around.field('name') ?? (parent?.kind() === 'variable_declarator' ? parent.field('name') : null);
    if (name) return name.text();
  }
  return '';
}

/** Names of the parameters of a function. */
export const parametersOf = (definition: Node): string[] =>
  partsOf(definition.field('parameters')).flatMap((parameter) => {
    const name = parameter.field('name') ?? parameter.field('pattern') ?? parameter;
    const [first] = partsOf(name);
    const text = name.kind() === 'identifier' ? name.text() : (first?.text() ?? '');
    return /^[A-Za-z_]\w*$/.test(text) && text !== 'self' ? [text] : [];
  });

const numberKinds = ['integer', 'float', 'number'];
export const isNumber = (node: Node): boolean => numberKinds.includes(node.kind());
export const numbersIn = (source: Source): Node[] => nodesOf(source, ...numberKinds);

export const isText = (node: Node): boolean => /string/.test(node.kind());

export const conditionOf = (statement: Node): Node | null => {
  const condition = statement.field('condition');
  return condition?.kind() === 'parenthesized_expression' ? (partsOf(condition)[0] ?? null) : condition;
};

/** The statements of a block, without comments. */
export const statementsOf = (block: Node | null): Node[] => partsOf(block);

/** Whether nothing but a return, a throw, or a continue stands in the branch, and there is no other branch. */
export function isGuard(statement: Node): boolean {
  const branch = statement.field('consequence');
  const statements = /block/.test(branch?.kind() ?? '') ? statementsOf(branch) : branch ? [branch] : [];
  const [only, ...more] = statements;
  return (
    more.length === 0 &&
    /^(?:return|raise|throw|continue)_statement$/.test(only?.kind() ?? '') &&
    statement.field('alternative') === null
  );
}
