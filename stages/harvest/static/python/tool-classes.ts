// Tools as classes of Python: a name, a description, and a schema as fields, properties, or methods (`name = "…"`,
// `get_name()`), of servers with a base class of their own.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { partsOf } from '../syntax.ts';
import { functionSchema } from './function-schema.ts';
import { modulesOfImport } from './imports.ts';
import { fieldExpression } from './members.ts';
import { keywords, type Located, type Scope } from './names.ts';
import { methodOf, resolve, returnedBy } from './resolve.ts';
import { modelSchema } from './type-hints.ts';
import { usesMcp } from './uses-mcp.ts';
import { literal, type PythonPath, partialValue, wordsOf } from './value.ts';

const sdk = 'mcp';
const schemas = ['input_schema', 'inputSchema', 'parameters', 'args_schema', 'schema'];

export const pythonToolClasses: Extractor = {
  sdk: 'tool classes',
  languages: ['python'],
  mayHold: (text) => /\bclass .*tool/i.test(text) && saysWhatItIs.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    if (!usesMcp(project)) return [];
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(nodesOf(file.root(), 'class_definition'), file, (node) => toolFrom(node, scope));
  },
};

const saysWhatItIs = new RegExp(`\\b(get_)?(${schemas.join('|')}|metadata|definition)\\b`, 'i');

/** Agents' own tools that no server lists. */
const others = /^(langchain|crewai|smolagents|llama_index|autogen|agno|openai)/;

function toolFrom(node: Node, scope: Scope): Extracted[] {
  const bases = partsOf(node.field('superclasses')).map((base) => base.text());
  if (!/tool/i.test([node.field('name')?.text(), ...bases].join())) return [];
  const isOther = bases.some((base) =>
    modulesOfImport(base, scope.file).some((module) => others.test(module)),
  );
  if (isOther || !saysWhatItIs.test(node.text())) return [];
  const nameAt = partOf(node, ['name', 'tool_name'], scope);
  const name = nameAt && literal(nameAt.node, nameAt.scope);
  const words = partOf(node, ['description', 'tool_description'], scope);
  const missing: string[] = [];
  const inputSchema = schemaOf(node, scope, missing);
  if (typeof name !== 'string' || !words || !inputSchema) return [];
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
        inputSchema,
        missing,
      },
    ),
  ];
}

/** The first of these members that a class or one above it has: a field, a property, or what a method returns. */
function partOf(node: Node, names: readonly string[], scope: Scope): Located | undefined {
  for (const name of names) {
    const method = methodOf(node, `get_${name}`, scope) ?? methodOf(node, name, scope);
    const own = method ? returnedBy(method) : fieldExpression(node, name, scope);
    const found = heldBy(node, name, scope) ?? own;
    if (found) return found;
  }
  return undefined;
}

/** What the record says that holds all there is to say: `METADATA = ToolMetadata(name="…", description="…")`. */
function heldBy(node: Node, name: string, scope: Scope): Located | undefined {
  for (const holder of ['METADATA', 'metadata', 'definition', 'DEFINITION']) {
    const held = fieldExpression(node, holder, scope);
    const value = held?.node.kind() === 'call' ? keywords(held.node).get(name) : undefined;
    if (held && value) return { node: value, scope: held.scope };
  }
  return undefined;
}

/** The schema that a class tells, or the parameters of the method that does its work. */
function schemaOf(node: Node, scope: Scope, missing: string[]): JsonObject | undefined {
  const written = partOf(node, schemas, scope);
  if (written) return schemaAt(written, { ...written.scope, path: 'inputSchema', missing });
  if (!heldBy(node, 'name', scope)) return undefined;
  const work = ['execute', 'run', 'apply', 'call', 'invoke'];
  const [method] = work.flatMap((name) => methodOf(node, name, scope) ?? []);
  return method && functionSchema(method, { excluded: [], missing });
}

function schemaAt({ node, scope }: Located, at: PythonPath): JsonObject {
  const target = resolve(node, scope);
  const there = { ...at, ...target.scope };
  if (target.node.kind() === 'class_definition') return modelSchema(target.node, there);
  const value = partialValue(node, at);
  return isObject(value) ? value : noParameters;
}
