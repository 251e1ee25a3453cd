// The low-level SDK for Python: types.Tool(name=…, description=…, inputSchema={…}), also with the schema of a
// Pydantic model.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { declaredAt } from './instances.ts';
import { keywords, type Scope } from './names.ts';
import { resolve } from './resolve.ts';
import { modelSchema } from './type-hints.ts';
import { literal, type PythonPath, partialValue, wordsOf } from './value.ts';

const sdk = 'mcp';

export const toolCalls: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /Tool\w*\s*\(/.test(text) && /\binput_?[sS]chema\b/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(nodesOf(file.root(), 'call'), file, (call): Extracted[] => {
      if (!constructors.test(call.field('function')?.text() ?? '')) return [];
      const given = keywords(call);
      return given.has('name') && schemaIn(given)
        ? declaredAt(call, scope, (each) => toolFrom(call, given, each))
        : [];
    });
  },
};

/** Of the SDK, or a record of the server's own. */
const constructors = /(^|\.)(\w*Tool|Tool(Definition|Spec|Schema|Info|Descriptor))$/;

const schemaIn = (given: ReadonlyMap<string, Node>): Node | undefined =>
  given.get('inputSchema') ?? given.get('input_schema');

function toolFrom(call: Node, given: ReadonlyMap<string, Node>, scope: Scope): Extracted {
  const missing: string[] = [];
  const name = literal(given.get('name'), scope);
  const words = given.get('description');
  const description = words && wordsOf(words, { ...scope, path: 'description', missing });
  const inputSchema = schemaFrom(schemaIn(given), { ...scope, path: 'inputSchema', missing });
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
  const target = node && resolve(node, at);
  const method = target?.node.kind() === 'call' ? target.node.field('function') : undefined;
  const isOfModel = /^(model_json_schema|schema)$/.test(method?.field('attribute')?.text() ?? '');
  const model =
    isOfModel && target ? resolve(method?.field('object') ?? target.node, target.scope) : undefined;
  if (model?.node.kind() === 'class_definition') {
    const { description: _, ...schema } = modelSchema(model.node, { ...at, ...model.scope });
    return schema;
  }
  const value = partialValue(node, at);
  if (isObject(value)) return value;
  if (value !== undefined) at.missing.push(at.path);
  return noParameters;
}
