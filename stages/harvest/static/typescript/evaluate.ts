// Evaluates an expression of TypeScript or JavaScript from its syntax: literals, templates, concatenations,
// constants of the file and of files that it imports, calls of functions that only return, and schemas of zod
// and TypeBox. Everything else is unknown.
import { longestValue } from '../limits.ts';
import { own } from '../own.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { isPart } from '../syntax.ts';
import { unescaped } from '../texts.ts';
import { callOf, newOf } from './calls.ts';
import { instanceOf } from './functions.ts';
import { memberOf, valueAt } from './members.ts';
import { located } from './names.ts';
import { compiledEnumOf, enumOf, objectOf } from './objects.ts';
import { binaryOf, draftOf, ternaryOf, textIn, unaryOf } from './operators.ts';
import { oneStep, scopeWith, thisKey } from './scope.ts';
import { spreadable } from './spread.ts';
import {
  Class,
  Closure,
  isFalsy,
  isKnown,
  Module,
  Native,
  nothing,
  type Scope,
  unknown,
  type Value,
} from './value.ts';

export function evaluate(node: Node | null | undefined, scope: Scope): Value {
  if (!node) return unknown;
  const value = oneStep(scope, () => readers.get(node.kind())?.(node, scope) ?? unknown);
  if (!(typeof value === 'string' || Array.isArray(value)) || value.length <= longestValue) return value;
  scope.effort.isCut = true;
  return unknown;
}

/** By kind of node. A kind that is not listed has no value that syntax can tell. */
const readers: ReadonlyMap<string, (node: Node, scope: Scope) => Value> = byKind([
  [['string', 'template_string'], textOf],
  [['number'], (node) => Number(node.text().replaceAll('_', ''))],
  [['true', 'false'], (node) => node.kind() === 'true'],
  [['null'], () => null],
  [['array'], listOf],
  [['object'], objectOf],
  [['identifier', 'shorthand_property_identifier'], namedValue],
  [['this'], (node, scope) => scope.bindings.get(thisKey) ?? instanceAround(node, scope)],
  [
    ['arrow_function', 'function_expression', 'function_declaration'],
    (node, scope) => new Closure(node, scope),
  ],
  [['class', 'class_declaration', 'abstract_class_declaration'], (node, scope) => new Class(node, scope)],
  [['enum_declaration'], enumOf],
  [['statement_block'], compiledEnumOf],
  [['member_expression', 'subscript_expression'], memberValue],
  [['call_expression'], callOf],
  [['new_expression'], newOf],
  [['binary_expression'], binaryOf],
  [['ternary_expression'], ternaryOf],
  [['unary_expression'], unaryOf],
  [
    [
      'as_expression',
      'satisfies_expression',
      'non_null_expression',
      'parenthesized_expression',
      'await_expression',
    ],
    (node, scope) => evaluate(node.children().find(isPart), scope),
  ],
]);

type Read = (node: Node, scope: Scope) => Value;

function byKind(rows: readonly (readonly [kinds: readonly string[], read: Read])[]): Map<string, Read> {
  return new Map(rows.flatMap(([kinds, read]) => kinds.map((kind): [string, Read] => [kind, read])));
}

/** `this` in a method of a class of which nobody tells how it is made. */
function instanceAround(node: Node, scope: Scope): Value {
  const around = node.ancestors().find((each) => /^(abstract_)?class(_declaration)?$/.test(each.kind()));
  return around ? instanceOf(new Class(around, scope), [], scope) : unknown;
}

function listOf(node: Node, scope: Scope): Value {
  return node
    .children()
    .filter(isPart)
    .flatMap((item): Value[] => spreadable(item, scope));
}

function textOf(node: Node, scope: Scope): Value {
  let text = '';
  let isWhole = true;
  for (const part of node.children()) {
    const kind = part.kind();
    if (kind === 'string_fragment') text += part.text();
    else if (kind === 'escape_sequence') text += unescaped(part.text());
    else if (kind === 'template_substitution') {
      const value = evaluate(part.children().find(isPart), scope);
      isWhole &&= typeof value === 'string' || typeof value === 'number';
      text += textIn(value);
    }
    if (text.length > longestValue) break;
  }
  return isWhole ? text : draftOf(text);
}

function memberValue(node: Node, scope: Scope): Value {
  const object = evaluate(node.field('object'), scope);
  if (node.kind() === 'member_expression') return memberOf(object, node.field('property')?.text() ?? '');
  const index = evaluate(node.field('index'), scope);
  return typeof index === 'string' || typeof index === 'number' ? memberOf(object, String(index)) : unknown;
}

/** Names that the language itself defines. */
const globals: Readonly<Record<string, Value>> = {
  undefined: nothing,
  // A server is read as it runs without settings.
  process: { env: {} },
  Boolean: new Native(([value = nothing]) => (isKnown(value) ? !isFalsy(value) : unknown)),
  String: new Native(([value = nothing]) =>
    typeof value === 'string' || typeof value === 'number' ? String(value) : unknown,
  ),
};

/** The value of a name: a constant of this file, or one that it imports from another file of the project. */
function namedValue(node: Node, scope: Scope): Value {
  const found = located(node.text(), node, scope);
  if (found) return valueAt(found);
  if (node.text() === 'exports') return new Module({ ...scope, bindings: new Map() });
  return own(globals, node.text()) ?? unknown;
}

/** The scope of a file's outermost level. */
export const scopeOf = (file: SourceFile, project: Project): Scope => scopeWith(evaluate, file, project);
