// Laravel MCP for PHP: classes under Tool, with $name, $description and schema(), whose members are chains:
// $schema->string()->description('…')->required().

import type { JsonObject } from '../../../../schemas/json.ts';
import { type Extracted, type Extractor, toolAt } from '../extractor.ts';
import { own } from '../own.ts';
import { type Parameter, parametersSchema } from '../parameters.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { argumentsOf, attributeOf, isPart, json, text } from './literal.ts';

const sdk = 'laravel/mcp';

export const phpLaravel: Extractor = {
  sdk,
  languages: ['php'],
  mayHold: (source) => /Laravel\\Mcp\\/.test(source) && /extends\s+Tool\b/.test(source),
  extract(file: SourceFile, project: Project): Extracted[] {
    return nodesOf(file.root(), 'class_declaration').flatMap((declaration): Extracted[] => {
      const base = declaration.children().find((child) => child.kind() === 'base_clause');
      if (!/\bTool$/.test(base?.text() ?? '')) return [];
      const missing: string[] = [];
      /** A property, or an attribute of the class: #[Description('…')]. */
      const textOf = (name: string): string | undefined => {
        const attribute = attributeOf(declaration, new RegExp(`^${name}$`, 'i'));
        const given = attribute ? argumentsOf(attribute).get('0') : propertyOf(declaration, name);
        const told = text(given, project);
        if (given && told === undefined) missing.push(name);
        return told;
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
    (each) => each.children().find(isPart)?.text() === `$${name}`,
  );
  return element?.children().filter(isPart).at(-1);
}

/** What schema() returns, an array of chains. */
function parametersOf(declaration: Node, project: Project, missing: string[]): Parameter[] {
  const method = nodesOf(declaration, 'method_declaration').find(
    (each) => each.field('name')?.text() === 'schema',
  );
  const returned = method && nodesOf(method, 'return_statement')[0];
  const list = returned?.children().find((child) => child.kind() === 'array_creation_expression');
  if (method && !list) missing.push('inputSchema');
  const entries = list?.children().filter((child) => child.kind() === 'array_element_initializer') ?? [];
  return entries.flatMap((entry): Parameter[] => {
    const [key, chain] = entry.children().filter(isPart);
    const name = text(key, project);
    if (name === undefined || !chain) {
      missing.push('inputSchema.properties');
      return [];
    }
    return [{ name, ...chained(chain, project, `inputSchema.properties.${name}`, missing) }];
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

function chained(chain: Node, project: Project, path: string, missing: string[]): Omit<Parameter, 'name'> {
  const schema: JsonObject = {};
  let isRequired = false;
  for (let at: Node | null = chain; at?.kind() === 'member_call_expression'; at = at.field('object')) {
    const method = at.field('name')?.text() ?? '';
    const [first] = argumentsOf(at).values();
    const keyword = own(keywords, method);
    if (types.has(method)) schema.type = method;
    else if (method === 'required') isRequired = true;
    else if (method === 'items' && first)
      schema.items = chained(first, project, `${path}.items`, missing).schema;
    else if (keyword) {
      const value = json(first, { project, path: `${path}.${keyword}`, missing });
      if (value !== undefined) schema[keyword] = value;
    }
  }
  if (schema.type === undefined) missing.push(path);
  if (schema.type === 'string') rename(schema, { minimum: 'minLength', maximum: 'maxLength' });
  return { schema, isRequired };
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
