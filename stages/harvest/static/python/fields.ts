// Fields and parameters of Python: Pydantic's Field(…), defaults, and whether a value is required.
import type { JsonObject } from '../../../../schemas/json.ts';
import { memberPath } from '../extractor.ts';
import { own } from '../own.ts';
import type { Node } from '../source.ts';
import { keywords, positionals } from './names.ts';
import { resolve } from './resolve.ts';
import { literal, type PythonPath, wordsOf } from './value.ts';

const constraints: Readonly<Record<string, string>> = {
  ge: 'minimum',
  le: 'maximum',
  gt: 'exclusiveMinimum',
  lt: 'exclusiveMaximum',
  min_length: 'minLength',
  max_length: 'maxLength',
  pattern: 'pattern',
  title: 'title',
  description: 'description',
  examples: 'examples',
};

/** The keywords of Field(…) that JSON Schema has too. */
export function fieldKeywords(call: Node, at: PythonPath): JsonObject {
  const found: JsonObject = {};
  for (const [name, node] of keywords(call)) {
    const key = own(constraints, name);
    if (key === undefined) continue;
    const value = wordsOf(node, memberPath(at, key));
    if (value !== undefined) found[key] = value;
  }
  return found;
}

export function isField(node: Node | null | undefined): node is Node {
  if (node?.kind() !== 'call') return false;
  const callee = node.field('function')?.text() ?? '';
  return /(^|\.)(Field|Query|Body|Form)$/.test(callee) || (callee === 'Path' && isOfFastApi(node));
}

/** FastAPI's `Path(…, description="…")`, not a path in a file system. */
const isOfFastApi = (call: Node): boolean =>
  keywords(call).size > 0 || positionals(call)[0]?.kind() === 'ellipsis' || positionals(call).length === 0;

export interface Default {
  readonly isRequired: boolean;
  readonly schema: JsonObject;
}

/** Reads the right side of the equals sign of a parameter or field. */
export function defaultOf(written: Node | null | undefined, from: PythonPath): Default {
  if (!written || written.kind() === 'ellipsis') return { isRequired: true, schema: {} };
  const target = resolve(written, from);
  const [node, at] = isField(target.node) ? [target.node, { ...from, ...target.scope }] : [written, from];
  const given = isField(node) ? (keywords(node).get('default') ?? positionals(node)[0]) : node;
  const schema = isField(node) ? fieldKeywords(node, at) : {};
  const hasFactory = isField(node) && keywords(node).has('default_factory');
  if (!given || given.kind() === 'ellipsis') return { isRequired: !hasFactory, schema };
  const value = literal(given, at);
  // A default that only exists at run time is still a default.
  return { isRequired: false, schema: value === undefined ? schema : { ...schema, default: value } };
}
