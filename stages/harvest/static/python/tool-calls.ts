// The low-level SDK for Python: types.Tool(name=…, description=…, inputSchema={…}), also with the schema of a
// Pydantic model.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import type { Extracted, Extractor } from '../extractor.ts';
import { lineOf, type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { classNamed, keywords, type Scope } from './names.ts';
import { modelSchema } from './type-hints.ts';
import { literal, told } from './value.ts';

const sdk = 'mcp';

export const toolCalls: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\bTool\s*\(/.test(text) && /inputSchema/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0 };
    return nodesOf(file.root(), 'call').flatMap((call): Extracted[] => {
      if (!/(^|\.)Tool$/.test(call.field('function')?.text() ?? '')) return [];
      const given = keywords(call);
      if (!given.has('name') || !given.has('inputSchema')) return [];
      const place = { path: file.path, line: lineOf(call) };
      const name = literal(given.get('name'), scope);
      if (typeof name !== 'string') return [{ unread: { ...place, why: 'its name is made when it runs' } }];
      const missing: string[] = [];
      const description = literal(given.get('description'), scope);
      if (given.has('description') && typeof description !== 'string') missing.push('description');
      const inputSchema = schemaFrom(given.get('inputSchema'), scope, missing);
      const said = typeof description === 'string' ? { description } : {};
      return [{ tool: { name, ...said, inputSchema, ...place, language: file.language, sdk, missing } }];
    });
  },
};

function schemaFrom(node: Node | undefined, scope: Scope, missing: string[]): JsonObject {
  const model = /^(\w+)\.(model_json_schema|schema)\(\)$/.exec(node?.text() ?? '')?.[1];
  const found = model === undefined ? undefined : classNamed(model, scope);
  if (found) {
    const { description: _, ...schema } = modelSchema(found.node, found.scope, 'inputSchema', missing);
    return schema;
  }
  const value = told(node, scope, 'inputSchema', missing);
  if (isObject(value)) return value;
  if (value !== undefined) missing.push('inputSchema');
  return { type: 'object', properties: {} };
}
