// FastMCP for Python, both the one of the official SDK and the project of that name: functions decorated with
// @mcp.tool are tools, described by name, type hints and docstring.
import { isObject } from '../../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, readEach, toolAt } from '../extractor.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { type Declarations, declarationsIn, isPart, partsOf } from '../syntax.ts';
import { docstringOf, parametersIn } from './docstring.ts';
import { defaultOf } from './fields.ts';
import { keywords, positionals, type Scope } from './names.ts';
import { typeSchema } from './type-hints.ts';
import { literal } from './value.ts';

const sdk = 'fastmcp';

export const fastmcp: Extractor = {
  sdk,
  languages: ['python'],
  mayHold: (text) => /\.(tool|add_tool|from_function)\b/.test(text) && /\b(mcp|fastmcp)\b/i.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    const scope: Scope = { file, project, depth: 0, level: 0 };
    return readEach([...decoratedIn(file), ...addedIn(file)], file, (registration) => [
      toolFrom(registration, scope),
    ]);
  },
};

/** A function and the call that makes it a tool, if there is one. */
interface Registration {
  /** The function. */
  readonly node: Node;
  readonly call: Node | undefined;
}

/** `@mcp.tool` and `@mcp.tool(name=…)`. */
function decoratedIn(file: SourceFile): Registration[] {
  return nodesOf(file.root(), 'decorated_definition').flatMap((decorated): Registration[] => {
    const definition = decorated.field('definition');
    const decorator = decorated
      .children()
      .find((child) => child.kind() === 'decorator' && /^@[\w.]+\.tool\b/.test(child.text()));
    if (!decorator || definition?.kind() !== 'function_definition') return [];
    return [{ node: definition, call: decorator.children().find(isPart) }];
  });
}

/** `mcp.add_tool(function, name=…)`, `mcp.tool(name=…)(function)` and `Tool.from_function(function)`. */
const functions: Declarations = { language: 'python', kinds: ['function_definition'] };

function addedIn(file: SourceFile): Registration[] {
  return nodesOf(file.root(), 'call').flatMap((call): Registration[] => {
    const callee = call.field('function');
    const isWrapped = callee?.kind() === 'call' && /\.tool$/.test(callee.field('function')?.text() ?? '');
    const [given] = takesFunction(call) || isWrapped ? positionals(call) : [];
    const name = given?.text() ?? '';
    if (!/^\w+$/.test(name)) return [];
    const [definition] = declarationsIn(file, functions).get(name) ?? [];
    return definition ? [{ node: definition, call: isWrapped ? callee : call }] : [];
  });
}

/** The first argument of these calls is the function itself, not the name of the tool. */
const takesFunction = (call: Node | undefined): boolean =>
  /\.(add_tool|from_function)$/.test(call?.field('function')?.text() ?? '');

function toolFrom({ node: definition, call }: Registration, scope: Scope): Extracted {
  const isCall = call?.kind() === 'call';
  const given = isCall ? keywords(call) : new Map<string, Node>();
  const [first] = isCall && !takesFunction(call) ? positionals(call) : [];
  const nameNode = given.get('name') ?? first;
  const name = nameNode ? literal(nameNode, scope) : definition.field('name')?.text();
  const missing: string[] = [];
  const docstring = docstringOf(definition);
  const description = given.has('description') ? literal(given.get('description'), scope) : docstring;
  if (given.has('description') && typeof description !== 'string') missing.push('description');
  const title = literal(given.get('title'), scope);
  const annotations = literal(given.get('annotations'), scope);
  const excluded = literal(given.get('exclude_args'), scope);
  const parameters = parametersOf(definition, Array.isArray(excluded) ? excluded : []);
  const descriptions = parametersIn(docstring ?? '');
  const inputSchema = parametersSchema(
    parameters.map((parameter) => parameterFrom(parameter, { scope, missing, descriptions })),
  );
  return toolAt(
    { node: definition, file: scope.file, sdk },
    {
      name: typeof name === 'string' ? name : undefined,
      ...(typeof title === 'string' ? { title } : {}),
      description: typeof description === 'string' ? description : undefined,
      inputSchema,
      ...(isObject(annotations) ? { annotations } : {}),
      missing,
    },
  );
}

const nameOf = (parameter: Node): string =>
  (parameter.field('name') ?? parameter.children().find(isPart))?.text() ?? '';

/** The parameters of a function that a caller of the tool gives. */
const parametersOf = (definition: Node, excluded: readonly unknown[]): Node[] =>
  partsOf(definition.field('parameters')).filter(
    (parameter) =>
      /^\w+$/.test(nameOf(parameter)) &&
      !/^\*/.test(parameter.text()) &&
      !excluded.includes(nameOf(parameter)) &&
      !isInjected(parameter),
  );

/** The framework passes these itself. */
const isInjected = (parameter: Node): boolean =>
  /^(self|cls|ctx|context)$/.test(nameOf(parameter)) ||
  /\bContext\b/.test(parameter.field('type')?.text() ?? '') ||
  /^(Depends|Current\w+)\(/.test(parameter.field('value')?.text() ?? '');

interface Reading {
  readonly scope: Scope;
  readonly missing: string[];
  /** From the docstring, by parameter. */
  readonly descriptions: ReadonlyMap<string, string>;
}

function parameterFrom(parameter: Node, { scope, missing, descriptions }: Reading): Parameter {
  const name = nameOf(parameter);
  const at = { ...scope, path: `inputSchema.properties.${name}`, missing };
  const { isRequired, schema } = defaultOf(parameter.field('value'), at);
  const type: JsonObject = typeSchema(parameter.field('type'), at);
  const text = descriptions.get(name);
  const description = text === undefined || 'description' in type ? {} : { description: text };
  return { name, schema: { ...type, ...description, ...schema }, isRequired };
}
