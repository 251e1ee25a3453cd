// Calls in expressions: schemas of zod and TypeBox, methods of texts and lists, libraries that make JSON
// Schema, and the source's own functions.
import type { Node } from '../source.ts';
import { argumentsOf } from '../syntax.ts';
import { dedented } from '../texts.ts';
import { methodOf, staticMethod } from './builtins.ts';
import { instanceOf, invoke } from './functions.ts';
import { memberOf, valueAt } from './members.ts';
import { requiredModule } from './modules.ts';
import { fromModule } from './names.ts';
import { draftOf } from './operators.ts';
import { spreadable } from './spread.ts';
import { typeboxSchema } from './typebox.ts';
import { Class, Closure, Draft, isMembers, Native, type Scope, unknown, type Value, Zod } from './value.ts';
import { zodBase, zodMethod } from './zod.ts';
import { zodOutput } from './zod-objects.ts';

export function callOf(node: Node, scope: Scope): Value {
  const module = requiredModule(node);
  if (module !== undefined) return valueAt(fromModule({ name: '*', from: module }, scope));
  const callee = node.field('function');
  return callee?.kind() === 'member_expression'
    ? methodCall(node, callee, scope)
    : functionCall(node, callee, scope);
}

const given = (call: Node, scope: Scope): Value[] =>
  argumentsOf(call).flatMap((argument) => spreadable(argument, scope));

function functionCall(node: Node, callee: Node | null, scope: Scope): Value {
  const name = callee?.text() ?? '';
  if (converters.test(name)) return given(node, scope)[0] ?? unknown;
  if (/^(dedent|stripIndents?|outdent|source|codeBlock)\d*$/.test(name)) {
    const template = node.field('arguments');
    const isTag = template?.kind() === 'template_string';
    const text = isTag ? scope.evaluate(template, scope) : given(node, scope)[0];
    if (text instanceof Draft) return draftOf(dedented(text.text));
    return typeof text === 'string' ? dedented(text) : unknown;
  }
  const called = scope.evaluate(callee, scope);
  const result = called instanceof Closure ? invoke(called, given(node, scope), scope) : unknown;
  if (called instanceof Native) return called.call(given(node, scope));
  if (name === 't') return untranslated(given(node, scope));
  return result === unknown && /schema\d*$/i.test(name) ? schemaIn(given(node, scope)) : result;
}

/** A function that is named for schemas and cannot be followed still gives the one that it gets. */
const schemaIn = ([first = unknown]: readonly Value[]): Value => (first instanceof Zod ? first : unknown);

/** Libraries that turn a schema into JSON Schema. */
const converters =
  /^(zodToJsonSchema|zodToJSONSchema|zodToSchema|toJSONSchema|toJsonSchema|toJsonSchemaCompat)\d*$/;

/** The original text in `t('KEY', 'text')`. */
const untranslated = ([, words]: readonly Value[]): Value => (typeof words === 'string' ? words : unknown);

function methodCall(node: Node, callee: Node, scope: Scope): Value {
  const [object, method] = [callee.field('object'), callee.field('property')?.text() ?? ''];
  const library = object?.text() ?? '';
  if (isZod(library)) return zodCall(method, given(node, scope));
  if (converters.test(method)) return given(node, scope)[0] ?? unknown;
  if (/^(?:[\w$]+\.)?Type$/.test(library)) return typeboxSchema(method, given(node, scope)) ?? unknown;
  const known = staticMethod(library, method);
  if (known) return known(given(node, scope));
  const value = scope.evaluate(object, scope);
  if (value instanceof Zod) return zodMethod(value, method, given(node, scope));
  // `something.optional()` says at least that it may be left out.
  if (value === unknown && /^(optional|nullish|default|describe|nullable)$/.test(method))
    return zodMethod(new Zod({}, { missing: [''] }), method, given(node, scope));
  const call = (called: Value | undefined, values: readonly Value[]): Value =>
    called instanceof Closure
      ? invoke(called, values, scope)
      : called instanceof Native
        ? called.call(values)
        : unknown;
  return (
    methodOf(value, method)?.(given(node, scope), call) ?? call(memberOf(value, method), given(node, scope))
  );
}

/**
 * `z`, and what compilers and bundlers make of it: `zod_1.z`, `z3`, `external_zod_namespaceObject.z`; `z.iso`
 * and `z.coerce` are z too.
 */
const zodNames =
  /^(?:[\w$]+\.)?(?:z\d*|zod|zod_\d+|zod_default|v[34]|\w*_zod_\w+)(?:\.(?:z|default|coerce|iso))*$/;

/** In characters. No name of a library is longer. */
const longestLibrary = 100;

const isZod = (library: string): boolean => library.length <= longestLibrary && zodNames.test(library);

function zodCall(name: string, values: readonly Value[]): Value {
  if (name !== 'toJSONSchema') return zodBase(name, values) ?? unknown;
  const [schema = unknown, options] = values;
  const isInput = isMembers(options) && options.io === 'input';
  return schema instanceof Zod && !isInput ? zodOutput(schema) : schema;
}

export function newOf(node: Node, scope: Scope): Value {
  const made = scope.evaluate(node.field('constructor'), scope);
  const [list] = node.field('constructor')?.text() === 'Set' ? given(node, scope) : [];
  if (Array.isArray(list)) return [...new Set(list)];
  return made instanceof Class ? instanceOf(made, given(node, scope), scope) : unknown;
}
