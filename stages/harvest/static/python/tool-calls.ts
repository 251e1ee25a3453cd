// The low-level SDK for Python: types.Tool(name=…, description=…, inputSchema={…}), also with the schema of a
// Pydantic model.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { classNamed, keywords, type Scope } from './names.ts';
import { modelSchema } from './type-hints.ts';
import { literal, type PythonPath, partialValue } from './value.ts';

const sdk = 'mcp';

export const toolCalls: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\bTool\s*\(/.test(text) && /inputSchema/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(nodesOf(file.root(), 'call'), file, (call): Extracted[] => {
      if (!/(^|\.)Tool$/.test(call.field('function')?.text() ?? '')) return [];
      const given = keywords(call);
      return given.has('name') && given.has('inputSchema') ? [toolFrom(call, given, scope)] : [];
    });
  },
};

function toolFrom(call: Node, given: ReadonlyMap<string, Node>, scope: Scope): Extracted {
  const missing: string[] = [];
  const name = literal(given.get('name'), scope);
  const description = literal(given.get('description'), scope);
  if (given.has('description') && typeof description !== 'string') missing.push('description');
  const inputSchema = schemaFrom(given.get('inputSchema'), { ...scope, path: 'inputSchema', missing });
  return toolAt(
    { node: call, file: scope.file, sdk },
    {
      name: typeof name === 'string' ? name : undefined,
      description: typeof description === 'string' ? description : undefined,
      inputSchema,
      missing,
    },
  );
}

function schemaFrom(node: Node | undefined, at: PythonPath): JsonObject {
  const model = /^(\w+)\.(model_json_schema|schema)\(\)$/.exec(node?.text() ?? '')?.[1];
  const found = model === undefined ? undefined : classNamed(model, at);
  if (found) {
    const { description: _, ...schema } = modelSchema(found.node, { ...at, ...found.scope });
    return schema;
  }
  const value = partialValue(node, at);
  if (isObject(value)) return value;
  if (value !== undefined) at.missing.push(at.path);
  return noParameters;
}
