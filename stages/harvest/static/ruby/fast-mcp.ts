// fast-mcp for Ruby: classes under FastMcp::Tool or ActionTool::Base, parameters as
// `required(:city).filled(:string).description("…")`.

import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { isPart, json, text } from './literal.ts';

const sdk = 'fast-mcp';

export const rubyFastMcp: Extractor = {
  sdk,
  languages: ['ruby'],
  mayHold: (source) =>
    /\b(FastMcp|MCP|ActionTool)::(Tool|Base)\b/.test(source) && /\barguments\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'class').flatMap((node): Extracted[] => {
      if (
        !/^<\s*(FastMcp::Tool|ActionTool::Base|ApplicationTool)$/.test(node.field('superclass')?.text() ?? '')
      )
        return [];
      const calls =
        node
          .field('body')
          ?.children()
          .filter((child) => child.kind() === 'call') ?? [];
      const call = (method: string): Node | undefined =>
        calls.find((each) => each.field('method')?.text() === method);
      const first = (method: string): Node | undefined =>
        call(method)?.field('arguments')?.children().find(isPart);
      const missing: string[] = [];
      const description = text(first('description'), project);
      if (first('description') && description === undefined) missing.push('description');
      const statements = call('arguments')?.field('block')?.field('body')?.children().filter(isPart) ?? [];
      const inputSchema = parametersSchema(statements.flatMap((each) => parameterOf(each, project, missing)));
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
function parameterOf(chain: Node, project: Project, missing: string[]): Parameter[] {
  const calls: Node[] = [];
  for (let at: Node | null = chain; at?.kind() === 'call'; at = at.field('receiver')) calls.unshift(at);
  const method = calls[0]?.field('method')?.text() ?? '';
  const name = text(calls[0]?.field('arguments')?.children().find(isPart), project);
  if (!/^(required|optional)$/.test(method) || name === undefined) return [];
  const path = `inputSchema.properties.${name}`;
  let schema: JsonObject = {};
  let description: string | undefined;
  for (const call of calls.slice(1)) {
    const given = call.field('arguments')?.children().filter(isPart) ?? [];
    const what = call.field('method')?.text() ?? '';
    if (what === 'description') {
      description = text(given[0], project);
      if (description === undefined) missing.push(`${path}.description`);
    } else if (/^(filled|value|maybe|array|each)$/.test(what)) {
      const type = own(types, text(given[0], project) ?? '');
      if (!type) missing.push(path);
      schema = what === 'array' ? { type: 'array', items: type ?? {} } : { ...schema, ...type };
      for (const pair of given.filter((each) => each.kind() === 'pair')) {
        const keyword = own(keywords, pair.field('key')?.text().replace(/:$/, '') ?? '');
        const value = keyword && json(pair.field('value'), { project, path: `${path}.${keyword}`, missing });
        if (keyword && value !== undefined) schema = { ...schema, [keyword]: value };
      }
    }
  }
  return [{ name, schema, description, isRequired: method === 'required' }];
}
