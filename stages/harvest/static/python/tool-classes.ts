// Tools as classes of Python: a name, a description, and a schema as fields, properties, or methods (`name = "…"`,
// `get_name()`), of servers with a base class of their own.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { modulesOfImport } from './imports.ts';
import { fieldExpression } from './members.ts';
import type { Located, Scope } from './names.ts';
import { methodOf, resolve, returnedBy } from './resolve.ts';
import { modelSchema } from './type-hints.ts';
import { usesMcp } from './uses-mcp.ts';
import { literal, type PythonPath, partialValue, wordsOf } from './value.ts';

const sdk = 'mcp';
const schemas = ['input_schema', 'inputSchema', 'parameters', 'args_schema', 'schema'];

export const pythonToolClasses: Extractor = {
  sdk: 'tool classes',
  languages: ['python'],
  mayHold: (text) => /\bclass .*tool/i.test(text) && schemaWords.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    if (!usesMcp(project)) return [];
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(nodesOf(file.root(), 'class_definition'), file, (node) => toolFrom(node, scope));
  },
};

const schemaWords = new RegExp(`\\b(get_)?(${schemas.join('|')})\\b`);

/** Agents' own tools that no server lists. */
const others = /^(langchain|crewai|smolagents|llama_index|autogen|agno|openai)/;

function toolFrom(node: Node, scope: Scope): Extracted[] {
  const bases = partsOf(node.field('superclasses')).map((base) => base.text());
  if (!/tool/i.test([node.field('name')?.text(), ...bases].join())) return [];
  const isOther = bases.some((base) =>
    modulesOfImport(base, scope.file).some((module) => others.test(module)),
  );
  if (isOther || !schemaWords.test(node.text())) return [];
  const nameAt = partOf(node, ['name', 'tool_name'], scope);
  const name = nameAt && literal(nameAt.node, nameAt.scope);
  const words = partOf(node, ['description', 'tool_description'], scope);
  const schema = partOf(node, schemas, scope);
  if (typeof name !== 'string' || !words || !schema) return [];
  const missing: string[] = [];
  const description = wordsOf(words.node, {
    ...words.scope,
    path: 'description',
    missing,
    project: scope.project,
  });
  return [
    toolAt(
      { node, file: scope.file, sdk },
      {
        name,
        description: typeof description === 'string' ? description : undefined,
        inputSchema: schemaAt(schema, { ...schema.scope, path: 'inputSchema', missing }),
        missing,
      },
    ),
  ];
}

/** The first of these members that a class or one above it has: a field, a property, or what a method returns. */
function partOf(node: Node, names: readonly string[], scope: Scope): Located | undefined {
  for (const name of names) {
    const method = methodOf(node, `get_${name}`, scope) ?? methodOf(node, name, scope);
    const found = method ? returnedBy(method) : fieldExpression(node, name, scope);
    if (found) return found;
  }
  return undefined;
}

function schemaAt({ node, scope }: Located, at: PythonPath): ReturnType<typeof modelSchema> {
  const target = resolve(node, scope);
  const there = { ...at, ...target.scope };
  if (target.node.kind() === 'class_definition') return modelSchema(target.node, there);
  const value = partialValue(node, at);
  return isObject(value) ? value : noParameters;
}
