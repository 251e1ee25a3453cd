// mcp-rb for Ruby: a file that names a server and its tools in blocks,
// tool "add" do description "Adds."; argument :a, Integer, required: true, description: "First" end
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
import { argumentsOf, partsOf } from '../syntax.ts';
import { keyOf, text, words } from './values.ts';

const sdk = 'mcp-rb';

export const rubyMcpRb: Extractor = {
  sdk,
  languages: ['ruby'],
  mayHold: (source) => /^\s*tool[ (]\s*["':]/m.test(source) && /\bmcp\b|\bMCP::/.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(nodesOf(file.root(), 'call'), file, (node): Extracted[] => {
      const block = methodOf(node) === 'tool' && !node.field('receiver') ? node.field('block') : undefined;
      const statements = partsOf(block?.field('body'));
      if (!statements.some((each) => /^(call|description)$/.test(methodOf(each)))) return [];
      const missing: string[] = [];
      const said = argumentsOf(statements.find((each) => methodOf(each) === 'description'))[0];
      const description = said && words(said, { project, path: 'description', missing });
      const at = { project, path: 'inputSchema.properties', missing };
      const inputSchema = parametersSchema(statements.flatMap((each) => parameterOf(each, at)));
      const name = text(argumentsOf(node)[0], project);
      return [toolAt({ node, file, sdk }, { name, description, inputSchema, missing })];
    }),
};

const methodOf = (call: Node): string => call.field('method')?.text() ?? '';

const types: Readonly<Record<string, JsonObject>> = {
  String: { type: 'string' },
  Symbol: { type: 'string' },
  Integer: { type: 'integer' },
  Float: { type: 'number' },
  Numeric: { type: 'number' },
  TrueClass: { type: 'boolean' },
  FalseClass: { type: 'boolean' },
  Hash: { type: 'object' },
  Array: { type: 'array' },
};

/** `argument :people, Array, items: String`, or with a block of the arguments inside it. */
function parameterOf(statement: Node, at: SchemaPath): Parameter[] {
  if (methodOf(statement) !== 'argument') return [];
  const [first, ...rest] = argumentsOf(statement);
  const name = text(first, at.project);
  if (name === undefined) {
    at.missing.push(at.path);
    return [];
  }
  const there = memberPath(at, name);
  const options = new Map(rest.map((each) => [keyOf(each), each.field('value')]));
  const said = options.get('description');
  const type = rest.find((each) => each.kind() !== 'pair');
  return [
    {
      name,
      schema: schemaOf(statement, { type, items: options.get('items') }, there),
      description: said ? words(said, memberPath(there, 'description')) : undefined,
      isRequired: options.get('required')?.text() === 'true',
    },
  ];
}

function schemaOf(
  statement: Node,
  { type, items }: { type: Node | undefined; items: Node | null | undefined },
  at: SchemaPath,
): JsonObject {
  const inner = partsOf(statement.field('block')?.field('body'));
  const properties = memberPath(at, 'properties');
  const within = parametersSchema(inner.flatMap((each) => parameterOf(each, properties)));
  const schema = inner.length > 0 ? within : typeSchema(type, at);
  if (type?.text() !== 'Array') return schema;
  if (inner.length > 0) return { type: 'array', items: within };
  return items ? { ...schema, items: typeSchema(items, memberPath(at, 'items')) } : schema;
}

function typeSchema(type: Node | undefined, at: SchemaPath): JsonObject {
  const schema = own(types, type?.text() ?? '');
  if (!schema) at.missing.push(at.path);
  return schema ?? {};
}
