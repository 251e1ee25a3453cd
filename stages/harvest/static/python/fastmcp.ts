// FastMCP for Python, both the one of the official SDK and the project of that name: functions decorated with
// @mcp.tool are tools, described by name, type hints and docstring.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, noParameters, readEach, toolAt } from '../extractor.ts';
import type { Node, Project, SourceFile } from '../source.ts';
import { docstringOf } from './docstring.ts';
import { functionSchema } from './function-schema.ts';
import { declaredAt } from './instances.ts';
import { prefixed } from './mounts.ts';
import { keywords, type Scope } from './names.ts';
import { functionOf, type Registration, registrationsIn } from './registrations.ts';
import { resolve } from './resolve.ts';
import { modelSchema } from './type-hints.ts';
import { usesMcp } from './uses-mcp.ts';
import { literal, type PythonPath, wordsOf } from './value.ts';

const sdk = 'fastmcp';

export const fastmcp: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /@[\w.]*tool|\.(add_)?tool\b|\bfrom_function\b|\bFunctionTool\b/.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    if (!usesMcp(project)) return [];
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach(registrationsIn(file, scope), file, (registration) =>
      declaredAt(registration.node, scope, (each) => toolFrom(registration, each)),
    );
  },
};

function toolFrom(registration: Registration, scope: Scope): Extracted | undefined {
  const { call } = registration;
  const made = functionOf(registration, scope);
  if (!made) return undefined;
  const given = call ? keywords(call) : new Map<string, Node>();
  const nameNode = given.get('name') ?? registration.first;
  const own = 'node' in made ? made.node.field('name')?.text() : undefined;
  const name = nameNode ? literal(nameNode, scope) : own;
  if (!('node' in made)) return toolAt({ node: registration.node, file: scope.file, sdk }, nameless);
  const missing: string[] = [];
  const docstring = docstringOf(made.node);
  const at = { ...scope, path: 'description', missing };
  const description = given.has('description') ? wordsOf(given.get('description'), at) : docstring;
  const title = literal(given.get('title'), scope);
  const annotations = literal(given.get('annotations'), scope);
  const excluded = literal(given.get('exclude_args'), scope);
  const inputSchema =
    modelOf(given, { ...scope, path: 'inputSchema', missing }) ??
    functionSchema(made, { excluded: Array.isArray(excluded) ? excluded : [], missing });
  return toolAt(
    { node: made.node, file: made.scope.file, sdk },
    {
      name: typeof name === 'string' ? prefixed(name, registration.server, scope) : undefined,
      ...(typeof title === 'string' ? { title } : {}),
      description: typeof description === 'string' ? description : undefined,
      inputSchema,
      ...(isObject(annotations) ? { annotations } : {}),
      missing,
    },
  );
}

/** The model that a decorator of the project names as the parameters. */
function modelOf(given: ReadonlyMap<string, Node>, at: PythonPath): JsonObject | undefined {
  const [, written] = [...given].find(([name]) => /^(input|args|params)_(model|schema)$/.test(name)) ?? [];
  const target = written && resolve(written, at);
  if (target?.node.kind() !== 'class_definition') return undefined;
  const { description: _, ...schema } = modelSchema(target.node, { ...at, ...target.scope });
  return schema;
}

const nameless = { name: undefined, description: undefined, inputSchema: noParameters, missing: [] };
