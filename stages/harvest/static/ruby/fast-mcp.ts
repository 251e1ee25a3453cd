// fast-mcp for Ruby: classes that extend FastMcp::Tool or ActionTool::Base, parameters as
// `required(:city).filled(:string).description("…")`.

import type { JsonObject } from '../../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  memberPath,
  readEach,
  type SchemaPath,
  toolAt,
} from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, childrenOfKind, isExtensionOf, partsOf } from '../syntax.ts';
import { json, rubyBases, text, words } from './values.ts';

const sdk = 'fast-mcp';

export const rubyFastMcp: Extractor = {
  sdk,
  languages: ['ruby'],
  mayHold: (source) =>
    /^\s*class\b.*</m.test(source) && /^\s*(arguments|description|tool_name)\b/m.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'class'), file, (node): Extracted[] => {
      if (
        !isExtensionOf(/^(::)?(FastMcp::Tool|ActionTool::Base|ApplicationTool)$/, node, {
          project,
          bases: rubyBases,
        })
      )
        return [];
      const calls = childrenOfKind(node.field('body'), 'call');
      const call = (method: string): Node | undefined =>
        calls.find((each) => each.field('method')?.text() === method);
      const first = (method: string): Node | undefined => argumentsOf(call(method))[0];
      const missing: string[] = [];
      const said = first('description');
      if (!said && !first('tool_name')) return []; // a base class
      const description = said && words(said, { project, path: 'description', missing });
      const statements = partsOf(call('arguments')?.field('block')?.field('body'));
      const at = { project, path: 'inputSchema.properties', missing };
      const inputSchema = parametersSchema(statements.flatMap((each) => parameterOf(each, at)));
      const given = first('tool_name');
      const name = given ? text(given, project) : node.field('name')?.text().replaceAll('::', '');
      return [toolAt({ node, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

const types: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  integer: { type: 'integer' },
  float: { type: 'number' },
  decimal: { type: 'number' },
  bool: { type: 'boolean' },
  hash: { type: 'object' },
  array: { type: 'array' },
  date: { type: 'string', format: 'date' },
  date_time: { type: 'string', format: 'date-time' },
};

const keywords: Readonly<Record<string, string>> = {
  'included_in?': 'enum',
  'gteq?': 'minimum',
  'lteq?': 'maximum',
  'gt?': 'exclusiveMinimum',
  'lt?': 'exclusiveMaximum',
  'min_size?': 'minLength',
  'max_size?': 'maxLength',
};

/** A chain that begins with required(:name) or optional(:name). */
function parameterOf(chain: Node, at: SchemaPath): Parameter[] {
  const [first, ...calls] = callsOf(chain);
  const name = text(argumentsOf(first)[0], at.project);
  if (!/^(required|optional)$/.test(methodOf(first)) || name === undefined) return [];
  const there = memberPath(at, name);
  let schema: JsonObject = {};
  let description: string | undefined;
  for (const call of calls) {
    if (methodOf(call) === 'description') {
      description = text(argumentsOf(call)[0], at.project);
      if (description === undefined) there.missing.push(`${there.path}.description`);
    } else if (/^(filled|value|maybe|array|each)$/.test(methodOf(call)))
      schema = { ...typeOf(call, schema, there), ...keywordsOf(call, there) };
  }
  return [{ name, schema, description, isRequired: methodOf(first) === 'required' }];
}

const methodOf = (call: Node | undefined): string => call?.field('method')?.text() ?? '';

/** The calls of a chain, first to last. */
function callsOf(chain: Node): Node[] {
  const calls: Node[] = [];
  for (let call: Node | null = chain; call?.kind() === 'call'; call = call.field('receiver'))
    calls.unshift(call);
  return calls;
}

/** `.filled(:string)` adds a type to the schema. `.array(:string)` makes it one of a list. */
function typeOf(call: Node, schema: JsonObject, at: SchemaPath): JsonObject {
  const type = own(types, text(argumentsOf(call)[0], at.project) ?? '');
  if (!type) at.missing.push(at.path);
  return methodOf(call) === 'array' ? { type: 'array', items: type ?? {} } : { ...schema, ...type };
}

/** `gteq?: 1` and the like. */
function keywordsOf(call: Node, at: SchemaPath): JsonObject {
  const found: JsonObject = {};
  for (const pair of argumentsOf(call).filter((each) => each.kind() === 'pair')) {
    const keyword = own(keywords, pair.field('key')?.text().replace(/:$/, '') ?? '');
    const value = keyword && json(pair.field('value'), memberPath(at, keyword));
    if (keyword && value !== undefined) found[keyword] = value;
  }
  return found;
}
