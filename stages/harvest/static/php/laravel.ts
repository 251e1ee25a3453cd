// Laravel MCP for PHP: classes that extend Tool, with $name, $description and schema(), whose members are
// chains: $schema->string()->description('…')->required().

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
import { childrenOfKind, isExtensionOf, nameOf, partsOf } from '../syntax.ts';
import { argumentsOf, attributeOf, json, phpBases, phpGrammar, text } from './values.ts';

const sdk = 'laravel/mcp';

export const phpLaravel: Extractor = {
  sdk,
  languages: ['php'],
  mayHold: (source) => /Laravel\\Mcp\\/.test(source) && /extends\s+\w*Tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return readEach(nodesOf(file.root(), 'class_declaration'), file, (declaration): Extracted[] => {
      const isTool = isExtensionOf(/(^|\\)Tool$/, declaration, { project, bases: phpBases });
      if (!isTool || declaration.children().some((each) => each.kind() === 'abstract_modifier')) return [];
      const missing: string[] = [];
      /** A property, a method that returns it, or an attribute of the class: #[Description('…')]. */
      const textOf = (name: string): string | undefined => {
        const attribute = attributeOf(declaration, new RegExp(`^${name}$`, 'i'));
        const given = attribute
          ? argumentsOf(attribute).get('0')
          : (returnedBy(declaration, name) ?? propertyOf(declaration, name));
        const found = text(given, project);
        if (given && found === undefined) missing.push(name);
        return found;
      };
      const description = textOf('description');
      const inputSchema = parametersSchema(parametersOf(declaration, project, missing));
      const name = textOf('name') ?? kebabCase(declaration.field('name')?.text() ?? '');
      return [toolAt({ node: declaration, file, sdk }, { name, description, inputSchema, missing })];
    });
  },
};

function propertyOf(declaration: Node, name: string): Node | undefined {
  const element = nodesOf(declaration, 'property_element').find(
    (each) => partsOf(each)[0]?.text() === `$${name}`,
  );
  return partsOf(element).at(-1);
}

const methodNamed = (declaration: Node, name: string): Node | undefined =>
  nodesOf(declaration, 'method_declaration').find((each) => nameOf(each) === name);

function returnedBy(declaration: Node, name: string): Node | undefined {
  const method = methodNamed(declaration, name);
  return (method && phpGrammar.resultOf(method)) ?? undefined;
}

/** The array of chains that schema() returns. */
function parametersOf(declaration: Node, project: Project, missing: string[]): Parameter[] {
  const method = methodNamed(declaration, 'schema');
  const returned = method && nodesOf(method, 'return_statement')[0];
  const list = returned?.children().find((child) => child.kind() === 'array_creation_expression');
  if (method && !list) missing.push('inputSchema');
  const entries = childrenOfKind(list, 'array_element_initializer');
  return entries.flatMap((entry): Parameter[] => {
    const [key, chain] = partsOf(entry);
    const name = text(key, project);
    if (name === undefined || !chain) {
      missing.push('inputSchema.properties');
      return [];
    }
    return [{ name, ...schemaOfChain(chain, { project, path: `inputSchema.properties.${name}`, missing }) }];
  });
}

const keywords: Readonly<Record<string, string>> = {
  description: 'description',
  title: 'title',
  enum: 'enum',
  default: 'default',
  min: 'minimum',
  max: 'maximum',
  pattern: 'pattern',
  format: 'format',
};
const types = new Set(['string', 'integer', 'number', 'boolean', 'array', 'object']);

/** Reads a chain of methods from its end to its beginning. */
function schemaOfChain(chain: Node, at: SchemaPath): Omit<Parameter, 'name'> {
  const schema: JsonObject = {};
  let isRequired = false;
  for (
    let call: Node | null = chain;
    call?.kind() === 'member_call_expression';
    call = call.field('object')
  ) {
    const method = nameOf(call) ?? '';
    const [first] = argumentsOf(call).values();
    if (types.has(method)) schema.type = method;
    else if (method === 'required') isRequired = true;
    else if (method === 'items' && first) schema.items = schemaOfChain(first, memberPath(at, 'items')).schema;
    else Object.assign(schema, keywordOf(method, first, at));
  }
  if (schema.type === undefined) at.missing.push(at.path);
  if (schema.type === 'string') rename(schema, { minimum: 'minLength', maximum: 'maxLength' });
  return { schema, isRequired };
}

function keywordOf(method: string, given: Node | undefined, at: SchemaPath): JsonObject {
  const keyword = own(keywords, method);
  const value = keyword === undefined ? undefined : json(given, memberPath(at, keyword));
  return keyword === undefined || value === undefined ? {} : { [keyword]: value };
}

function rename(schema: JsonObject, names: Readonly<Record<string, string>>): void {
  for (const [from, to] of Object.entries(names)) {
    const value = schema[from];
    if (value === undefined) continue;
    delete schema[from];
    schema[to] = value;
  }
}

const kebabCase = (name: string): string => name.replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
