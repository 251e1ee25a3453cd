// Tools that servers list themselves, without an SDK that is known: records with a name and a schema
// ({ "name": "…", "inputSchema": { … } }, Tool(name = "…", inputSchema = …)), and types with such members, of which each
// is a tool.
import { isObject } from '../../../pipeline/json/json-schema.ts';
import type { JsonObject } from '../../../schemas/json.ts';
import {
  type Extracted,
  type Extractor,
  memberPath,
  noParameters,
  readEach,
  type SchemaPath,
  toolAt,
} from './extractor.ts';
import type { Entry, Grammar } from './grammar.ts';
import { type Setting, settingsOf } from './settings.ts';
import { type Node, nodesOf, type Project, type SourceFile } from './source.ts';
import { parsedJson, type Values } from './values.ts';

/** A language, with what is read by its table. */
export interface Tongue {
  readonly grammar: Grammar;
  readonly values: Values;
  /** The types of a file, each with its members: values of properties, and what methods return. */
  /** Whether a node stands in a test, in languages whose tests stand beside the code. */
  isTest?(node: Node): boolean;
  typesIn(file: SourceFile): readonly { readonly node: Node; readonly members: ReadonlyMap<string, Node> }[];
}

interface Parts {
  readonly name: Node;
  readonly description: Node | undefined;
  readonly schema: Node;
}

interface ListedTool extends Setting, Parts {}

export const toolRecords = (tongue: Tongue): Extractor => ({
  sdk: 'without an SDK',
  languages: [tongue.grammar.language],
  mayHold: (source) => /input_?schema/i.test(source) || /\b(parameters|schema|get_?schema)\b/i.test(source),
  extract: (file: SourceFile, project: Project): Extracted[] =>
    readEach(listedIn({ node: file.root(), file, project }, tongue), file, (tool) =>
      tongue.isTest?.(tool.node) ? [] : toolFrom(tool, tongue),
    ),
});

function listedIn(setting: Setting, tongue: Tongue): ListedTool[] {
  const { grammar } = tongue;
  const { file, project } = setting;
  const records = /input_?schema/i.test(file.text)
    ? nodesOf(file.root(), [...Object.keys(grammar.items), ...Object.keys(grammar.calls)])
    : [];
  return [
    ...records.flatMap((node) => {
      const parts = partsIn(entriesOf(node, grammar), () => keyOf(node, grammar));
      if (!parts || !isInputSchema(parts.key)) return [];
      const settings = settingsOf({ node, file, project }, parts.name, grammar);
      return settings.map((each) => ({ ...each, ...parts }));
    }),
    ...tongue.typesIn(file).flatMap(({ node, members }) => {
      const parts = partsIn(members);
      return parts ? [{ node, file, project, ...parts }] : [];
    }),
  ];
}

/** The members of a record, or the named arguments of a call. */
function entriesOf(node: Node, grammar: Grammar): ReadonlyMap<string, Node> {
  const items = grammar.items[node.kind()]?.(node);
  const members = items && 'members' in items ? items.members : [];
  const given = items ? [] : (grammar.calls[node.kind()]?.(node)?.given ?? []);
  return new Map([
    ...members.flatMap((entry) => keyed(entry)),
    ...given.flatMap(({ name, value }): [string, Node][] => (name === undefined ? [] : [[name, value]])),
  ]);
}

const keyed = (entry: Entry): [string, Node][] =>
  'spread' in entry ? [] : [[typeof entry.key === 'string' ? entry.key : entry.key.text(), entry.value]];

const names = ['name', 'toolname', 'getname', 'gettoolname'];
const descriptions = ['description', 'tooldescription', 'getdescription'];
const schemas = [
  'inputschema',
  'getinputschema',
  'parameters',
  'getparameters',
  'schema',
  'getschema',
  'parametersschema',
];

const isInputSchema = (key: string): boolean => key.endsWith('inputschema');

/** The key under which a record is put into a registry: `tools["add"] = { … }`. */
function keyOf(record: Node, grammar: Grammar): Node | undefined {
  const { end } = record.range();
  const statement = record
    .ancestors()
    .slice(0, mostAround)
    .find((each) => grammar.changes.includes(each.kind()));
  const change = statement && grammar.changeOf(statement);
  const isWhole = change?.values.some((value) => value.range().end.index === end.index);
  return isWhole && typeof change?.key === 'object' ? change.key : undefined;
}

/** Between a record and the statement that assigns it: a list of values, a type, a reference. */
const mostAround = 4;

function partsIn(
  members: ReadonlyMap<string, Node>,
  keyAround?: () => Node | undefined,
): (Parts & { readonly key: string }) | undefined {
  const plain = new Map(
    [...members].map(([key, value]) => [key.replaceAll(/[^a-z]/gi, '').toLowerCase(), value]),
  );
  const schemaKey = schemas.find((each) => plain.has(each));
  const schema = schemaKey === undefined ? undefined : plain.get(schemaKey);
  if (!schema || schemaKey === undefined) return undefined;
  const first = (keys: readonly string[]): Node | undefined =>
    keys.flatMap((each) => plain.get(each) ?? [])[0];
  const description = first(descriptions);
  const name = first(names) ?? (description && keyAround?.());
  return name && { name, schema, key: schemaKey, description };
}

function toolFrom(tool: ListedTool, { grammar, values }: Tongue): Extracted[] {
  const { project } = tool;
  const missing: string[] = [];
  const name = values.text(tool.name, project);
  if (name === undefined) return [];
  const said = tool.description;
  const description = said && values.words(said, { project, path: 'description', missing });
  const at = { project, path: 'inputSchema', missing };
  const inputSchema = schemaFrom(values.json(tool.schema, at));
  if (!inputSchema && description === undefined) return [];
  if (!inputSchema && !missing.includes('inputSchema')) missing.push('inputSchema');
  const known = inputSchema ?? schemaGiven(tool.schema, at, { grammar, values });
  const read = { name, description, inputSchema: known ?? noParameters, missing };
  return [toolAt({ ...tool, sdk: 'without an SDK' }, read)];
}

/** Where a function makes the schema when it runs, most of it is what the function is given: schemaOf(properties = …). */
function schemaGiven(
  node: Node,
  at: SchemaPath,
  { grammar, values }: Pick<Tongue, 'grammar' | 'values'>,
): JsonObject | undefined {
  const entries = entriesOf(node, grammar);
  const [properties, required] = ['properties', 'required'].map((key) => {
    const given = entries.get(key);
    return given && values.json(given, memberPath(at, key));
  });
  if (!isObject(properties)) return undefined;
  return { type: 'object', properties, ...(Array.isArray(required) ? { required } : {}) };
}

/** An object schema, as a value or as JSON in a text. */
function schemaFrom(value: ReturnType<Values['json']>): JsonObject | undefined {
  const schema = typeof value === 'string' ? parsedJson(value) : value;
  return isObject(schema) && (schema.type === 'object' || isObject(schema.properties)) ? schema : undefined;
}
