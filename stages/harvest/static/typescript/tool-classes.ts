// Tools as classes: a name, a description and a schema as fields, getters or methods (`name = '…'`, `get
// name()`, `getName()`), of mcp-framework and of servers with a base class of their own. In mcp-framework
// each member of the schema is a zod type with its description:
//   schema = { city: { type: z.string(), description: 'Name of the city' } };
import { type Extracted, type Extractor, readEach } from '../extractor.ts';
import { type Node, nodesOf, type Project, type SourceFile } from '../source.ts';
import { scopeOf } from './evaluate.ts';
import { instanceOf, invoke, staticsOf } from './functions.ts';
import { readTool, schemaKeys } from './read-tool.ts';
import { usesMcp } from './uses-mcp.ts';
import { Class, Closure, isMembers, type Members, type Scope, type Value, Zod } from './value.ts';

const classes = ['class_declaration', 'abstract_class_declaration', 'class'];

export const toolClasses: Extractor = {
  sdk: 'tool classes',
  languages: ['typescript', 'javascript'],
  mayHold: (text) =>
    /\bclass\b/.test(text) && /\b(name|toolName|getName)\b/.test(text) && schemaWords.test(text),
  extract(file: SourceFile, project: Project): Extracted[] {
    if (!usesMcp(project)) return [];
    return readEach(nodesOf(file.root(), classes), file, (node): Extracted[] => {
      const body = node.field('body')?.text() ?? '';
      if (!schemaWords.test(body) || isOther(node)) return [];
      const scope = scopeOf(file, project);
      const made = new Class(node, scope);
      const members = withHeld({ ...staticsOf(made, scope), ...instanceOf(made, [], scope) });
      const part = (...names: string[]): Value | undefined => partOf(members, names, scope);
      const inputSchema = part(...schemaKeys);
      const name = part('toolName', 'name');
      const description = part('description', 'toolDescription');
      // A class without a schema and a description is not a tool.
      if (typeof name !== 'string' || inputSchema === undefined || description === undefined) return [];
      const sdk = /extends\s+MCPTool\b/.test(node.text()) ? 'mcp-framework' : '@modelcontextprotocol/sdk';
      const parts = {
        name,
        description,
        inputSchema: withWords(inputSchema),
        annotations: part('annotations'),
      };
      return [readTool(parts, { scope, node, file, sdk })];
    });
  },
};

/** A prompt or a resource has a name and arguments, too. */
const isOther = (node: Node): boolean =>
  /(Prompt|Resource)\b/.test(node.text().split('{', 1)[0] ?? '') &&
  !/Tool/.test(node.field('name')?.text() ?? '');

/** With the members of an object that holds what there is to say: `static METADATA = { name, description }`. */
function withHeld(members: Members): Members {
  const held = Object.entries(members).find(
    ([name, value]) => /^(metadata|definition|config)$/i.test(name) && isMembers(value) && 'name' in value,
  )?.[1];
  return isMembers(held) ? { ...members, ...held } : members;
}

const schemaWords = new RegExp(
  [
    String.raw`\b(inputSchema|input_schema|schema|parameters|args(Schema|Shape)|paramsSchema|zodSchema)\b`,
    String.raw`\b(get\w*Schema|getParameters)\b`,
  ].join('|'),
);

/**
 * The first of these members that is there, as a value or as what a method of that name, or its getter,
 * returns.
 */
function partOf(members: Members, names: readonly string[], scope: Scope): Value | undefined {
  for (const name of names)
    for (const key of [name, `get${name.charAt(0).toUpperCase()}${name.slice(1)}`]) {
      const value = members[key];
      if (value !== undefined) return value instanceof Closure ? invoke(value, [], scope) : value;
    }
  return undefined;
}

function withWords(schema: Value): Value {
  if (!isMembers(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, member]): [string, Value] => {
      if (!isMembers(member) || !(member.type instanceof Zod)) return [name, member];
      const { type, description } = member;
      return [name, typeof description === 'string' ? type.with({ ...type.schema, description }) : type];
    }),
  );
}
